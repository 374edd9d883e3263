import { parseArgs } from 'node:util';
import { plantedFaults } from './planted';
import { playRounds } from './rounds';
import { type Found, simulate } from './simulate';

/**
 * `npm run simulate [-- --seed S --customers N --path P]`: plays random customers and an API with
 * every fault, on all cores and a simulated clock. Exits with 1 at the first untrue claim; `--path`
 * replays only the story that led there. With `--planted` it plants faults one by one, and prints
 * how many customers it took to find each.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    customers: { type: 'string', default: '10000' },
    path: { type: 'string' },
    planted: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const customers = Number(values.customers);
if (values.planted) await findPlanted();
else if (values.path === undefined) await playAll();
else await playAgain(values.path);

async function findPlanted(): Promise<void> {
  for (const [name, planted] of Object.entries(plantedFaults)) {
    const simulation = await simulate({ seed, customers, planted, shortest: false });
    const took = simulation.found ? String(simulation.customers).padStart(6) : ' never';
    console.log(`${took}  ${name}: ${simulation.found?.what ?? ''}`);
    if (!simulation.found) process.exitCode = 1;
  }
}

async function playAll(): Promise<void> {
  const started = performance.now();
  const all = { customers: 0, pages: new Map<string, number>(), memory: 0, last: seed };
  const tell = () => {
    const seconds = (performance.now() - started) / 1000;
    const pages = [...all.pages.values()].reduce((sum, count) => sum + count, 0);
    return `${all.customers} customers, ${pages} pages, nothing untrue: seeds ${seed} to ${all.last}, ${seconds.toFixed(0)} s, ${(all.customers / seconds).toFixed(0)} customers/s, ${(all.memory / 2 ** 20).toFixed(0)} MB a process`;
  };
  for await (const played of playRounds(seed, customers)) {
    if (played.found) {
      tellFound(played.seed, played.customers, played.found);
      return;
    }
    all.customers += played.customers;
    all.memory = Math.max(all.memory, played.memory);
    all.last = Math.max(all.last, played.seed);
    for (const [state, count] of played.pages)
      all.pages.set(state, (all.pages.get(state) ?? 0) + count);
    if (all.customers % 10_000 === 0 && all.customers < customers) console.log(tell());
  }
  const states = [...all.pages].sort(([, a], [, b]) => b - a);
  console.log(states.map(([state, count]) => `${state} ${count}`).join(', '));
  console.log(tell());
}

async function playAgain(path: string): Promise<void> {
  const { found } = await simulate({ seed, customers, path });
  if (found) tellFound(seed, 1, found);
  else console.log('Nothing untrue in this story any more.');
}

function tellFound(
  ofSeed: number,
  customer: number,
  { what, story, page, path }: Pick<Found, 'what' | 'page' | 'path'> & { readonly story: unknown },
): void {
  console.log(`Untrue, at customer ${customer} of seed ${ofSeed}: ${what}`);
  console.log(`The shortest story:\n${JSON.stringify(story, undefined, 2)}`);
  console.log(`The page:\n${page}`);
  console.log(`Again: npm run simulate -- --seed ${ofSeed} --path ${path}`);
  process.exitCode = 1;
}
