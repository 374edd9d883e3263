/** What is expected of a command that the documents name. */
export type Trial = {
  readonly matches: RegExp;
  readonly says: RegExp;
  /** It goes on until it is stopped. */
  readonly serves?: boolean;
  readonly takesMinutes?: boolean;
  /** `npm test` has just done it, and the quick round comes after that. */
  readonly isTested?: boolean;
  /** The status it ends with when all is well; 0 unless told. */
  readonly status?: number;
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
  'docs/sandbox.md',
  'docs/truth.md',
  'docs/mutation.md',
];

const measures = (name: string, says: RegExp): Trial => ({
  matches: new RegExp(`^npm run ${name}$`),
  says,
  takesMinutes: true,
});

export const trials: readonly Trial[] = [
  // It takes the packages away from under whatever runs, so the quick round leaves it to its own start.
  { matches: /^npm ci$/, says: /added \d+ packages|up to date/, takesMinutes: true },
  { matches: /^npm run build$/, says: /Route \(app\)/, isTested: true },
  { matches: /^npm run dev$/, says: /\/inbox[\s\S]*Ready in/, serves: true },
  { matches: /^npm run unused$/, says: /knip/, isTested: true },
  measures('nodes', /Nodes passed, 0 failed/),
  { matches: /^npm run demo$/, says: /The demo inbox is open/, serves: true },
  {
    matches: /npm run sandbox\b/,
    says: /BokaMera's API answers[\s\S]*Ctrl-C ends it/,
    serves: true,
  },
  { matches: /npm start$/, says: /Listening on http/, serves: true },
  { matches: /^npm run branding-schema$/, says: /branding\.schema\.json is written/ },
  { matches: /^npm run receipt-key -- /, says: /RECEIPT_KEY=[\w-]{50,}/ },
  // Tried without a receipt.
  { matches: /^npm run verify -- /, says: /cannot be read/, status: 1 },
  { matches: /^npm run link -- /, says: /--- plain text/ },
  {
    // Tried on a site that speaks plain http, which the doctor rightly names.
    matches: /npm run doctor -- --public/,
    says: /ok {3}Public address: this site answers[\s\S]*ok {3}Headers[\s\S]*1 to fix/,
    status: 1,
  },
  { matches: /npm run doctor/, says: /ok {3}API: it takes the key[\s\S]*Nothing to fix/ },
  { matches: /^npm run lint$/, says: /eslint/, isTested: true },
  { matches: /^npm run types$/, says: /tsc/, isTested: true },
  { matches: /^npm run format$/, says: /prettier/, isTested: true },
  { matches: /^npm test -- /, says: /\d+ passed, 0 failed/, takesMinutes: true },
  { matches: /^npm test$/, says: /\d+ passed, 0 failed/, takesMinutes: true },
  // This command itself.
  { matches: /^npm run commands$/, says: /./, takesMinutes: true },
  measures('faults', /0 wrong/),
  { matches: /^npm run simulate$/, says: /nothing untrue/, takesMinutes: true },
  { matches: /^npm run simulate -- /, says: /./, takesMinutes: true },
  { matches: /^npm run mutation -- tokens$/, says: /tokens: .* noticed/ },
  measures('mutation', /bokamera: .* noticed/),
  measures('attack', /Everything held/),
  measures('shared', /held .*shared again/),
  measures('engines', /passed/),
  measures('gallery', /pictures on one sheet/),
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
