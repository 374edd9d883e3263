import { parseArgs } from 'node:util';
import { readEnvironment } from '@/lib/environment';
import { examine, type Finding } from './doctor-checks';
import { giveUp } from './steps.mjs';

/** `npm run doctor`: looks at everything an operator sets up, and says what to fix, in order. */

const usage = `Use: npm run doctor -- [--link LINK] [--public https://avboka.example.se]
  --link    a cancel link from one of your own emails: it is read, and nothing is cancelled
  --public  where customers reach the site: its answers are looked at from outside
The settings are those of the environment, as for npm start.`;

const { link, public: publicAddress } = readArguments();
let toFix = 0;
for await (const finding of examine(readOwnEnvironment(), { link, publicAddress })) {
  print(finding);
  if (finding.kind === 'fix') toFix += 1;
}
console.log(
  toFix === 0
    ? '\nNothing to fix.'
    : `\n${toFix} to fix. Begin with the first; it may cause the others.`,
);
process.exit(toFix === 0 ? 0 : 1);

function print({ kind, about, said }: Finding): void {
  const mark = { good: 'ok   ', note: 'note ', fix: 'FIX  ' }[kind];
  console.log(`${mark}${about}: ${said}`);
}

function readOwnEnvironment() {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : 'The settings cannot be read.');
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: { link: { type: 'string' }, public: { type: 'string' } },
    }).values;
  } catch {
    return giveUp(usage);
  }
}
