import { findLikelyTypos } from './likely-typos';
import { findSecrets, secretFileNames } from './secrets';
import { parseSettings, type Problem, type Settings, settingNames } from './settings';
import {
  parseTuning,
  removedSettings,
  renamedSettings,
  tuning,
  type Tuning,
  tuningVariable,
} from './tuning';

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that an operator should know about although the site starts. */
type Remark = {
  readonly event: 'misspelled-setting' | 'removed-setting' | 'tuned';
  /** The variable. */
  readonly name: string;
  /** A sentence that follows the name. */
  readonly text: string;
};

/** What a process reads from its environment. */
export type EnvironmentRead = {
  readonly settings: Settings;
  readonly tuning: Tuning;
  readonly remarks: readonly Remark[];
};

/**
 * Reads the settings of a process from its environment, with secrets from wherever they are stored.
 *
 * @throws Error that names every missing or wrong setting at once, without any value
 */
export function readEnvironment(environment: Environment): EnvironmentRead {
  const { values, problems } = placeSecrets(environment);
  const overrides = environment[tuningVariable];
  const tuned = overrides ? parseTuning(overrides) : tuning;
  const wrongTuning: Problem = [
    tuningVariable,
    'should be a JSON object of names and numbers; lib/settings/tuning.ts lists them',
  ];
  return {
    settings: parseSettings(values, tuned ? problems : [...problems, wrongTuning]),
    tuning: tuned ?? tuning,
    remarks: findRemarks(environment),
  };
}

function findRemarks(environment: Environment): readonly Remark[] {
  const names = Object.keys(environment).filter((name) => environment[name] !== undefined);
  const known = [...settingNames, ...secretFileNames];
  const typos = findLikelyTypos(
    names.filter(
      (name) => !(name in removedSettings) && !(name in renamedSettings) && name !== tuningVariable,
    ),
    known,
  );
  return [
    ...typos.map(({ name, meant }): Remark => ({
      event: 'misspelled-setting',
      name,
      text: `is an unknown setting; did you mean ${meant}?`,
    })),
    ...names.flatMap((name): Remark[] => {
      const now = renamedSettings[name];
      if (now !== undefined)
        return [{ event: 'removed-setting', name, text: `is not read any more: it is ${now} now` }];
      const constant = removedSettings[name];
      if (constant === undefined) return [];
      const text = `was removed in 1.0: it is a constant now, ${tuning[constant]}`;
      return [{ event: 'removed-setting', name, text }];
    }),
    ...(environment[tuningVariable]
      ? [
          {
            event: 'tuned',
            name: tuningVariable,
            text: 'overrides constants; it is for tests and load trials, not for customers',
          } as const,
        ]
      : []),
  ];
}

/** The environment with its secrets filled in, and the secrets that could not be read. */
export function placeSecrets(environment: Environment): {
  readonly values: Environment;
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
