/** What is expected of a command that the documents name. */
export type Trial = {
  readonly matches: RegExp;
  readonly says: RegExp;
  /** It goes on until it is stopped. */
  readonly serves?: boolean;
  readonly takesMinutes?: boolean;
};

/** The documents whose commands are tried. */
export const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/operators.md',
  'docs/developers.md',
  'docs/accessibility.md',
  'docs/security.md',
  'docs/capacity.md',
];

const measures = (name: string, says: RegExp): Trial => ({
  matches: new RegExp(`^npm run ${name}$`),
  says,
  takesMinutes: true,
});

export const trials: readonly Trial[] = [
  // It takes the packages away from under whatever runs, so the quick round leaves it to its own start.
  { matches: /^npm ci$/, says: /added \d+ packages|up to date/, takesMinutes: true },
  { matches: /^npm run build$/, says: /Route \(app\)/ },
  { matches: /^npm run demo$/, says: /The demo inbox is open/, serves: true },
  { matches: /npm start$/, says: /Listening on http/, serves: true },
  { matches: /^npm run link -- /, says: /--- plain text/ },
  { matches: /npm run doctor/, says: /ok {3}API: it takes the key/ },
  { matches: /^npm run lint$/, says: /eslint/ },
  { matches: /^npm run types$/, says: /tsc/ },
  { matches: /^npm run format$/, says: /prettier/ },
  { matches: /^npm test -- /, says: /\d+ passed, 0 failed/, takesMinutes: true },
  { matches: /^npm test$/, says: /\d+ passed, 0 failed/, takesMinutes: true },
  // This command itself.
  { matches: /^npm run commands$/, says: /./, takesMinutes: true },
  measures('faults', /0 wrong/),
  measures('shared', /held .*shared again/),
  measures('engines', /passed/),
  measures('gallery', /./),
  measures('timing', /median/),
  measures('storm', /p50/),
  measures('bench', /booking page/),
  measures('soak', /requests/),
  measures('wide', /held .*cancelled/),
  measures('lighthouse', /100/),
];

/** The lines of a document's `sh` blocks, without what is said about them. */
export function commandsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/ +#.*$/, '').trim())
    .filter(Boolean);
}
