/** What one test of a bundle is called, and how to run it. */
export type Registered = { readonly name: string; readonly run: () => unknown };

/** Stands in for the `test` of `@playwright/test`: keeps what is registered instead of running it. */
export function createRegistry() {
  const tests: Registered[] = [];
  let within: readonly string[] = [];
  const test = (name: string, run: (fixtures: object) => unknown) => {
    tests.push({ name: [...within, name].join(' '), run: () => run({}) });
  };
  const describe = (name: string, register: () => void) => {
    const outer = within;
    within = [...outer, name];
    register();
    within = outer;
  };
  return { tests, test: Object.assign(test, { describe }) };
}
