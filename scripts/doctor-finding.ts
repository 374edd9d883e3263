export type Finding = {
  readonly kind: 'good' | 'note' | 'fix';
  readonly about: string;
  /** The finding, and for `fix` what to do. Contains no key, no code and no customer data. */
  readonly said: string;
};

export const good = (about: string, said: string): Finding => ({ kind: 'good', about, said });
export const note = (about: string, said: string): Finding => ({ kind: 'note', about, said });
export const fix = (about: string, said: string): Finding => ({ kind: 'fix', about, said });
