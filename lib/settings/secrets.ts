import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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
type Found =
  | { readonly name: string; readonly value: string | undefined }
  | { readonly name: string; readonly problem: string };

/** The variables that name a secret's file. */
export const secretFileNames = secrets.map((name) => `${name}_FILE`);

/**
 * Every secret from where it is stored: in the variable itself, in the file that `NAME_FILE` names,
 * or in systemd's credentials (`$CREDENTIALS_DIRECTORY/NAME`). Surrounding white space is removed.
 */
export function findSecrets(environment: Environment): readonly Found[] {
  return secrets.map((name) => {
    const found = findSecret(environment, name);
    // A line for an environment file, pasted into the file of one secret.
    return 'value' in found && found.value?.startsWith(`${name}=`)
      ? { name, problem: `leave out "${name}=", the value alone belongs there` }
      : found;
  });
}

function findSecret(environment: Environment, name: string): Found {
  const given = environment[name]?.trim();
  const file = environment[`${name}_FILE`];
  if (file) {
    if (given) return { name, problem: `set it or ${name}_FILE, not both` };
    const value = readIfPossible(file);
    return value === undefined
      ? { name, problem: `${name}_FILE: the file ${file} cannot be read` }
      : { name, value };
  }
  const directory = environment['CREDENTIALS_DIRECTORY'];
  const credential = directory ? join(directory, name) : undefined;
  if (given || !credential || !existsSync(credential)) return { name, value: given };
  const value = readIfPossible(credential);
  return value === undefined
    ? { name, problem: `the systemd credential ${credential} cannot be read` }
    : { name, value };
}

function readIfPossible(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
