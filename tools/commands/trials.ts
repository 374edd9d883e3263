/** What a command from the documents must print. */
export type Trial = {
  readonly matches: RegExp;
  readonly says: RegExp;
  /** Whether it runs until it is stopped. */
  readonly serves?: boolean;
  readonly takesMinutes?: boolean;
  /** Whether `npm test` runs it, which comes before the quick round. */
  readonly isTested?: boolean;
  /** What it prints if a program that it needs is not installed: then it proves nothing. */
  readonly missing?: RegExp;
  /** The expected exit status; 0 by default. */
  readonly status?: number;
};

/** The documents whose commands are run. */
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
  matches: new RegExp(`^npm run measure -- ${name}$`),
  says,
  takesMinutes: true,
});

export const trials: readonly Trial[] = [
  // It deletes the packages while other commands run, so the quick round skips it.
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
  // Runs without a receipt file.
  { matches: /^npm run verify -- /, says: /cannot be read/, status: 1 },
  {
    matches: /^npm run measure -- alarms$/,
    says: /The rules are valid/,
    missing: /promtool is not here/,
  },
  { matches: /^npm run link -- /, says: /--- plain text/ },
  {
    // Runs against a site on plain http, which the doctor reports.
    matches: /npm run doctor -- --public/,
    says: /ok {3}Public address: this site answers[\s\S]*ok {3}Headers[\s\S]*1 to fix/,
    status: 1,
  },
  // Tried without an email.
  { matches: /npm run doctor -- --mail/, says: /no such file/, status: 2 },
  { matches: /npm run doctor/, says: /ok {3}API: it accepts the key[\s\S]*Nothing to fix/ },
  { matches: /^npm run lint$/, says: /eslint/, isTested: true },
  { matches: /^npm run types$/, says: /tsc/, isTested: true },
  { matches: /^npm run format$/, says: /prettier/, isTested: true },
  { matches: /^npm test -- /, says: /\d+ passed, 0 failed/, takesMinutes: true },
  { matches: /^npm test$/, says: /\d+ passed, 0 failed/, takesMinutes: true },
  // This command itself.
  { matches: /^npm run measure -- commands$/, says: /./, takesMinutes: true },
  { matches: /^npm run measure$/, says: /bench[\s\S]*wide/ },
  measures('faults', /0 wrong/),
  { matches: /^npm run simulate$/, says: /nothing untrue/, takesMinutes: true },
  { matches: /^npm run simulate -- /, says: /./, takesMinutes: true },
  {
    matches: /^npm run measure -- mutation tokens$/,
    says: /tokens: .* noticed/,
    takesMinutes: true,
  },
  measures('mutation', /bokamera: .* noticed/),
  measures('attack', /Everything held/),
  measures('shared', /held .*shared again/),
  measures('engines', /passed/),
  measures('gallery', /pictures on one sheet/),
  measures('calendars', /0 disagree/),
  measures('timing', /median/),
  measures('storm', /p50/),
  measures('bench', /booking page/),
  measures('hosts', /booking page/),
  measures('soak', /requests/),
  measures('recipes', /[1-6] ok, \d skipped, 0 failed/),
  measures('upgrade', /ok .*24 November: its receipt is genuine/),
  measures('wide', /held .*cancelled/),
  measures('lighthouse', /100/),
  measures('listen', /same/),
];

/** The lines of a document's `sh` blocks, without their comments. */
export function commandsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/ +#.*$/, '').trim())
    .filter(Boolean);
}
