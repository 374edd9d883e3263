import { findMisspelled, type Misspelled } from './misspelled';
import { findSecrets, secretFileNames } from './secrets';
import { parseSettings, type Problem, type Settings, settingNames } from './settings';

/** What a process was told from outside. */
export type EnvironmentRead = {
  readonly settings: Settings;
  readonly misspelled: readonly Misspelled[];
};

/**
 * Reads the environment of a process: its settings, with secrets in place wherever they are kept.
 *
 * @throws Error that names every missing or wrong setting at once, and repeats no value
 */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): EnvironmentRead {
  const { values, problems } = placeSecrets(environment);
  return {
    settings: parseSettings(values, problems),
    misspelled: findMisspelled(Object.keys(environment), [...settingNames, ...secretFileNames]),
  };
}

/** The environment with its secrets in place, and what is wrong with where they should be. */
export function placeSecrets(environment: Readonly<Record<string, string | undefined>>): {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly problems: readonly Problem[];
} {
  const found = findSecrets(environment);
  const values: Record<string, string | undefined> = { ...environment };
  for (const secret of found) if ('value' in secret) values[secret.name] = secret.value;
  return {
    values,
    problems: found.flatMap((secret): Problem[] =>
      'problem' in secret ? [[secret.name, secret.problem]] : [],
    ),
  };
}
