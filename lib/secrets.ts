import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Settings that nobody but the operator may read. */
const secrets = [
  'BOKAMERA_API_KEY',
  'SIGNING_SECRET',
  'SIGNING_SECRET_PREVIOUS',
  'REDIS_URL',
  'RECEIPT_KEY',
];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * An environment with its secrets in place, wherever they are kept: in the variable itself, in the
 * file that `NAME_FILE` names, or in systemd's credentials (`$CREDENTIALS_DIRECTORY/NAME`).
 * White space around a secret is no part of it.
 *
 * @throws Error that names the setting whose file cannot be read
 */
export function withSecrets(environment: Environment): Environment {
  const found = secrets.map((name) => [name, secretOf(environment, name)?.trim()] as const);
  return { ...environment, ...Object.fromEntries(found) };
}

function secretOf(environment: Environment, name: string): string | undefined {
  const file = environment[`${name}_FILE`];
  if (file) {
    if (environment[name]) throw new Error(`Set ${name} or ${name}_FILE, not both.`);
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new Error(`${name}_FILE: the file ${file} cannot be read.`);
    }
  }
  const directory = environment['CREDENTIALS_DIRECTORY'];
  const credential = directory ? join(directory, name) : undefined;
  if (!environment[name] && credential && existsSync(credential))
    return readFileSync(credential, 'utf8');
  return environment[name];
}
