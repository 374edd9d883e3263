import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readEnvironment } from '@/lib/settings/environment';
import { examine } from './doctor-checks';
import type { Finding } from './doctor-finding';
import { examineMail } from './doctor-mail';
import { giveUp } from './steps.mjs';

/** `npm run doctor`: checks everything an operator sets up, and says what to fix, in order. */

const usage = `Use: npm run doctor -- [--link LINK] [--public https://avboka.example.se]
     npm run doctor -- --mail FILE.eml
  --link    a cancel link from one of your own emails: it is read, and nothing is cancelled
  --public  the site's public address: its answers are checked from outside
  --mail    one of your own emails, saved as a file: which links are in it, and how they were
            damaged. Checks nothing else and asks nothing
Settings come from the environment, as for npm start. Where only the folder dist is:
node doctor.mjs with the same options.
Its exit status is 0 if there is nothing to fix, 1 if there is, and 2 if it was called wrongly.`;

const { link, public: publicAddress, mail } = readArguments();
let toFix = 0;
for await (const finding of findings()) {
  print(finding);
  if (finding.kind === 'fix') toFix += 1;
}
console.log(
  toFix === 0
    ? '\nNothing to fix.'
    : `\n${toFix} to fix. Start with the first; it may cause the others.`,
);
process.exit(toFix === 0 ? 0 : 1);

function findings(): AsyncGenerator<Finding> {
  return mail === undefined
    ? examine(readOwnEnvironment(), { link, publicAddress })
    : examineMail(readMail(mail));
}

function readMail(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return giveUp(
      'There is no such file to read, or it may not be read: check what --mail names.',
      2,
    );
  }
}

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
      options: { link: { type: 'string' }, public: { type: 'string' }, mail: { type: 'string' } },
    }).values;
  } catch {
    return giveUp(usage, 2);
  }
}
