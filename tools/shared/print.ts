import { type Running, startSandbox, startSite } from '../../scripts/processes.mjs';
import { open } from '../support/customer';
import { linkTo, makeBooking } from '../support/sandbox';
import { freePort, need } from '../support/programs';
import { startRedis } from '../wide/redis';

/** `npm run measure -- shared`: limits hold across instances through a real Redis, and without it. */
need('redis-server');
const redisPort = await freePort();
const sandbox = await startSandbox();
const env = { DRAIN_MS: '0', REDIS_URL: `redis://127.0.0.1:${redisPort}` };
const start = async () => startSite({ api: sandbox.url, env });
const guess = async (site: Running, booking: { id: number }, code: string) =>
  (await open(linkTo({ ...booking, code }, { site: site.url }))).status;

let redis = await startRedis(redisPort);
const [one, two] = [await start(), await start()];
const results: [string, boolean][] = [];

const booking = await makeBooking({}, sandbox.url);
for (let tries = 0; tries < 5; tries += 1) {
  await guess(one, booking, `one-${tries}`);
  await guess(two, booking, `two-${tries}`);
}
results.push([
  'ten misses, five on each instance, shut out the eleventh on both',
  (await guess(one, booking, 'x')) === 429 && (await guess(two, booking, 'x')) === 429,
]);

const known = await makeBooking({}, sandbox.url);
await open(linkTo(known, { site: one.url }));
for (let tries = 0; tries < 12; tries += 1) await guess(two, known, `guess-${tries}`);
results.push([
  'a link opened on one instance is known on the other',
  (await open(linkTo(known, { site: two.url }))).status === 200,
]);

await redis.kill();
const away = await makeBooking({}, sandbox.url);
results.push([
  'with Redis killed, customers are served',
  (await open(linkTo(away, { site: one.url }))).status === 200,
]);
const other = await makeBooking({}, sandbox.url);
const statuses: number[] = [];
for (let tries = 0; tries < 11; tries += 1)
  statuses.push(await guess(one, other, `local-${tries}`));
results.push(['with Redis killed, each instance still counts', statuses.at(-1) === 429]);
results.push(['and says so in its log', one.said().includes('"event":"limits-local"')]);

redis = await startRedis(redisPort);
await new Promise((resolve) => setTimeout(resolve, 3000));
const back = await makeBooking({}, sandbox.url);
for (let tries = 0; tries < 5; tries += 1) {
  await guess(one, back, `one-${tries}`);
  await guess(two, back, `two-${tries}`);
}
results.push([
  'after Redis is back, limits are shared again',
  (await guess(one, back, 'x')) === 429 && (await guess(two, back, 'x')) === 429,
]);

for (const [what, held] of results) console.log(`${held ? 'held  ' : 'BROKEN'}  ${what}`);
await Promise.all([one.stop(), two.stop(), sandbox.stop()]);
await redis.kill();
process.exit(results.every(([, held]) => held) ? 0 : 1);
