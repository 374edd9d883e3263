import { walkMatrix, walkMoveMatrix } from './run';

/** `npm run measure -- faults`: the matrices of a cancel and of a change of time as tables, and lines of totals. Fails when one page was wrong. */
const rows = await walkMatrix();
printTable(rows, [
  'fault',
  'phase',
  'commit',
  'said',
  'status',
  'really',
  'deletes',
  'milliseconds',
]);

const wrong = rows.filter((row) => row.wrong.length > 0).length;
const count = (said: string) => rows.filter((row) => row.said === said).length;
console.log(
  `\n${rows.length} cases: ${rows.length - wrong} true, ${wrong} wrong. Said cancelled ${count('cancelled')}, not cancelled ${count('not-cancelled')}, ` +
    `unconfirmed ${count('unconfirmed')}, unavailable ${count('unavailable')}, busy ${count('busy')}, not found ${count('not-found')}. ` +
    `Most DELETEs in one case: ${Math.max(...rows.map(({ deletes }) => deletes))}. Slowest: ${Math.max(...rows.map(({ milliseconds }) => milliseconds))} ms.`,
);

const moves = await walkMoveMatrix();
console.log('');
printTable(moves, ['fault', 'phase', 'commit', 'said', 'status', 'really', 'puts', 'milliseconds']);
const wrongMoves = moves.filter((row) => row.wrong.length > 0).length;
const countMoves = (said: string) => moves.filter((row) => row.said === said).length;
console.log(
  `\n${moves.length} cases: ${moves.length - wrongMoves} true, ${wrongMoves} wrong. Said moved ${countMoves('moved')}, not moved ${countMoves('not-moved')}, ` +
    `slot gone ${countMoves('slot-gone')}, not known ${countMoves('move-unconfirmed')}, times not to be read ${countMoves('choose-time')}.`,
);
process.exit(wrong + wrongMoves === 0 ? 0 : 1);

function printTable<Name extends string>(
  all: readonly (Readonly<Record<Name, string | number>> & {
    readonly wrong: readonly string[];
  })[],
  columns: readonly Name[],
): void {
  const cells = all.map((row) => [
    ...columns.map((name) => String(row[name])),
    row.wrong.join('; ') || 'true',
  ]);
  const table = [[...columns, 'page'], ...cells];
  const widths = [...columns, 'page'].map((_, index) =>
    Math.max(...table.map((line) => line[index]?.length ?? 0)),
  );
  for (const line of table)
    console.log(line.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '));
}
