import { walkMatrix } from './run';

/** `npm run faults`: the matrix as a table, and a line of totals. Fails when one page was wrong. */
const rows = await walkMatrix();
const columns = [
  'fault',
  'phase',
  'commit',
  'said',
  'status',
  'really',
  'deletes',
  'milliseconds',
] as const;
const cells = rows.map((row) => [
  ...columns.map((name) => String(row[name])),
  row.wrong.join('; ') || 'true',
]);
const table = [[...columns, 'page'], ...cells];
const widths = [...columns, 'page'].map((_, index) =>
  Math.max(...table.map((line) => line[index]?.length ?? 0)),
);
for (const line of table)
  console.log(line.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '));

const wrong = rows.filter((row) => row.wrong.length > 0).length;
const count = (said: string) => rows.filter((row) => row.said === said).length;
console.log(
  `\n${rows.length} cases: ${rows.length - wrong} true, ${wrong} wrong. Said cancelled ${count('cancelled')}, not cancelled ${count('not-cancelled')}, ` +
    `unconfirmed ${count('unconfirmed')}, unavailable ${count('unavailable')}, busy ${count('busy')}, not found ${count('not-found')}. ` +
    `Most DELETEs in one case: ${Math.max(...rows.map(({ deletes }) => deletes))}. Slowest: ${Math.max(...rows.map(({ milliseconds }) => milliseconds))} ms.`,
);
process.exit(wrong === 0 ? 0 : 1);
