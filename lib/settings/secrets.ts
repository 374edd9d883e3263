import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './settings';

/** Secret settings, and those stored together with them. */
const secrets = [
  'BOKAMERA_API_KEY',
  'BOKAMERA_TOKEN_URL',
  'BOKAMERA_CLIENT_ID',
  'BOKAMERA_USER',
  'BOKAMERA_PASSWORD',
  'BOKAMERA_REFRESH_TOKEN',
  'SIGNING_SECRET',
  'SIGNING_SECRET_PREVIOUS',
  'REDIS_URL',
  'WEBHOOK_SECRET',
  'RECEIPT_KEY',
];

type Environment = Readonly<Record<string, string | undefined>>;

/** A secret, or why it cannot be read. */
type Found = { readonly value: string | undefined } | { readonly problem: string };

/** The variables that name a secret's file. */
export const secretFileNames = secrets.map((name) => `${name}_FILE`);

/**
 * The environment with every secret from where it is stored (in the variable itself, in the file that
 * `NAME_FILE` names, or in systemd's credentials, `$CREDENTIALS_DIRECTORY/NAME`) without white space around
 * it, and those that cannot be read.
 */
export function placeSecrets(environment: Environment): {
  readonly values: Environment;
  readonly problems: readonly Problem[];
} {
  const values: Record<string, string | undefined> = { ...environment };
  const problems: Problem[] = [];
  for (const name of secrets) {
    const found = findSecret(environment, name);
    if ('problem' in found) problems.push([name, found.problem]);
    // A line for an environment file, pasted into the file of one secret.
    else if (found.value?.startsWith(`${name}=`))
      problems.push([name, `leave out "${name}=", the value alone belongs there`]);
    else values[name] = found.value;
  }
  return { values, problems };
}

function findSecret(environment: Environment, name: string): Found {
  const given = environment[name]?.trim();
  const file = environment[`${name}_FILE`];
  if (file) {
    if (given) return { problem: `set it or ${name}_FILE, not both` };
    const value = readIfPossible(file);
    return value === undefined
      ? { problem: `${name}_FILE: the file ${file} cannot be read` }
      : { value };
  }
  const directory = environment['CREDENTIALS_DIRECTORY'];
  const credential = directory ? join(directory, name) : undefined;
  if (given || !credential || !existsSync(credential)) return { value: given };
  const value = readIfPossible(credential);
  return value === undefined
    ? { problem: `the systemd credential ${credential} cannot be read` }
    : { value };
}

function readIfPossible(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
