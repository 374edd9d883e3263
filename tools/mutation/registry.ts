/** The name of a test in a bundle, and how to run it. */
export type Registered = { readonly name: string; readonly run: () => unknown };

type Made = Readonly<Record<string, unknown>>;
type Run = (made: Made) => unknown;
/** A fixture: `use` runs the test with it, and returns when the test is done. */
type Fixture = (made: Made, use: (value: unknown) => Promise<void>) => unknown;
type Fixtures = Readonly<Record<string, Fixture>>;

/** Replaces the `test` of `@playwright/test`: registers tests instead of running them. */
export function createRegistry() {
  const tests: Registered[] = [];
  let within: readonly string[] = [];
  const describe = (name: string, register: () => void) => {
    const outer = within;
    within = [...outer, name];
    register();
    within = outer;
  };
  const testWith = (fixtures: Fixtures): object =>
    Object.assign(
      (name: string, run: Run) => {
        tests.push({
          name: [...within, name].join(' '),
          run: () => runWith(Object.entries(fixtures), {}, run),
        });
      },
      {
        describe,
        setTimeout: () => undefined,
        extend: (more: Fixtures) => testWith({ ...fixtures, ...more }),
      },
    );
  return { tests, test: testWith({}) };
}

async function runWith(
  [next, ...others]: readonly (readonly [name: string, fixture: Fixture])[],
  made: Made,
  run: Run,
): Promise<void> {
  if (next) {
    const [name, fixture] = next;
    await fixture(made, (value) => runWith(others, { ...made, [name]: value }, run));
  } else await run(made);
}
