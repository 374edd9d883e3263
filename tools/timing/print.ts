import { startSandbox, startSite } from '../../scripts/processes.mjs';
import { open } from '../support/customer';
import { linkTo, makeBooking } from '../support/sandbox';

/**
 * `npm run measure -- timing`: whether response times tell a wrong code from an unknown id.
 * Interleaved, medians.
 */
const rounds = 400;
const sandbox = await startSandbox();
const site = await startSite({
  api: sandbox.url,
  env: { DRAIN_MS: '0' },
  tuning: { missesPerAddress: 1_000_000 },
});
const times: Record<string, number[]> = { 'wrong code': [], 'unknown id': [] };
const bookings = await Promise.all(
  Array.from({ length: rounds }, () => makeBooking({}, sandbox.url)),
);

for (const [round, booking] of bookings.entries()) {
  const wrongCode = { id: booking.id, code: `guess-${round}` };
  const unknownId = { id: 1_900_000_000 + round, code: `guess-${round}` };
  const pair = [
    ['wrong code', wrongCode],
    ['unknown id', unknownId],
  ] as const;
  for (const [name, link] of round % 2 === 0 ? pair : [...pair].reverse()) {
    const { milliseconds, status } = await open(linkTo(link, { site: site.url }));
    if (status !== 404) throw new Error(`Expected 404, got ${status}`);
    if (round >= 20) times[name]?.push(milliseconds);
  }
}
const spread = (all: number[]) => {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2));
  return { tries: sorted.length, p10: at(0.1), median: at(0.5), p90: at(0.9) };
};
console.table(Object.fromEntries(Object.entries(times).map(([name, all]) => [name, spread(all)])));
await Promise.all([site.stop(), sandbox.stop()]);
