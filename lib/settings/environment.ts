import { likelyMeant } from './likely-typos';
import { placeSecrets, secretFileNames } from './secrets';
import { parseSettings, type Problem, type Settings, settingNames } from './settings';
import { formerSettings, parseTuning, tuning, type Tuning, tuningVariable } from './tuning';

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
  const known = [...settingNames, ...secretFileNames];
  return Object.keys(environment).flatMap((name): Remark[] => {
    if (environment[name] === undefined) return [];
    if (name === tuningVariable) {
      const text = 'overrides constants; it is for tests and load trials, not for customers';
      return environment[name] === '' ? [] : [{ event: 'tuned', name, text }];
    }
    const former = formerSettings.get(name);
    if (former !== undefined) return [{ event: 'removed-setting', name, text: former }];
    const meant = likelyMeant(name, known);
    if (meant === undefined) return [];
    const text = `is an unknown setting; did you mean ${meant}?`;
    return [{ event: 'misspelled-setting', name, text }];
  });
}
