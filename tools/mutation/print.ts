import type { MutantResult } from '@stryker-mutator/api/core';
import { mutate, type Room, rooms } from './run';

/**
 * `npm run measure -- mutation [-- ROOM …]`: plants small changes in these folders, one by one, and
 * prints how many the unit tests notice, and which they do not. Exits with 1 if a folder is below
 * its minimum.
 */
const isRoom = (name: string): name is Room => Object.hasOwn(rooms, name);
const all = Object.keys(rooms).filter(isRoom);
const named = process.argv.slice(2).filter(isRoom);
const wanted = named.length > 0 ? named : all;

const started = performance.now();
const results = await mutate(wanted);
for (const room of wanted) {
  const { folder, least } = rooms[room];
  const own = results.filter(({ fileName }) => fileName.includes(`/${folder}/`));
  const noticed = own.filter(isNoticed);
  const score = (100 * noticed.length) / own.length;
  for (const mutant of own) if (!isNoticed(mutant)) console.log(said(mutant));
  console.log(
    `${room}: ${noticed.length} of ${own.length} changes noticed, ${score.toFixed(1)} % (at least ${least} %)`,
  );
  if (score < least) process.exitCode = 1;
}
console.log(`${results.length} changes, ${((performance.now() - started) / 1000).toFixed(0)} s`);

function isNoticed({ status }: MutantResult): boolean {
  return status === 'Killed' || status === 'Timeout';
}

function said({ status, fileName, location, mutatorName, replacement }: MutantResult): string {
  const { line, column } = location.start;
  return `  ${status} ${fileName}:${line}:${column} ${mutatorName}: ${replacement.slice(0, 80)}`;
}
