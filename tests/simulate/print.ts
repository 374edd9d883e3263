import { parseArgs } from 'node:util';
import { plantedFaults } from './planted';
import { simulate } from './simulate';

/**
 * `npm run simulate [-- --seed S --customers N --path P]`: customers who act at random, and an API
 * that behaves as badly as any, in one process and in no time. Ends with status 1 at the first untruth.
 * With `--planted` it plants faults one by one, and says how many customers each took to be found.
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
if (values.planted) await findPlanted();
else await run();

async function findPlanted(): Promise<void> {
  for (const [name, planted] of Object.entries(plantedFaults)) {
    const { customers, found } = await simulate({
      seed,
      customers: Number(values.customers),
      planted,
      shortest: false,
    });
    console.log(
      `${found ? String(customers).padStart(6) : ' never'}  ${name}: ${found?.what ?? ''}`,
    );
    if (!found) process.exitCode = 1;
  }
}

async function run(): Promise<void> {
  const started = performance.now();
  const { customers, pages, found } = await simulate({
    seed,
    customers: Number(values.customers),
    path: values.path,
  });
  const seconds = (performance.now() - started) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  if (found) {
    console.log(`Untrue, at customer ${customers} of seed ${seed}: ${found.what}`);
    console.log(`The shortest story:\n${JSON.stringify(found.story, undefined, 2)}`);
    console.log(`The page:\n${found.page}`);
    console.log(`Again: npm run simulate -- --seed ${seed} --path ${found.path}`);
    process.exitCode = 1;
  } else {
    const states = [...pages].sort(([, a], [, b]) => b - a);
    console.log(states.map(([state, count]) => `${state} ${count}`).join(', '));
    console.log(
      `${customers} customers, ${states.reduce((sum, [, count]) => sum + count, 0)} pages, nothing untrue: seed ${seed}, ${seconds.toFixed(1)} s, ${(customers / seconds).toFixed(0)} customers/s, ${megabytes.toFixed(0)} MB`,
    );
  }
}
