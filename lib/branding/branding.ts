import * as z from 'zod';
import { isLocale, type Locale } from '@/i18n/locales';
import { type CancelReason, cancelReasons } from '@/lib/booking/cancel-form';
import { plainText } from '@/lib/plain-text';

/** How a company wants its page to look and ask. What is undefined comes from the API, or is ours. */
export type Branding = {
  readonly name: string | undefined;
  readonly logo: string | undefined;
  /** `#rrggbb`, made readable by `accentFor`. */
  readonly accent: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly bookAgain: string | undefined;
  readonly privacy: string | undefined;
  /** Where the browser's own language does not decide. */
  readonly language: Locale | undefined;
  readonly reasons: readonly CancelReason[];
  readonly comment: 'optional' | 'required' | 'off';
  /** `warm` thanks the customer on the page that says "cancelled". */
  readonly tone: 'plain' | 'warm';
};

export const defaultBranding: Branding = {
  name: undefined,
  logo: undefined,
  accent: undefined,
  phone: undefined,
  email: undefined,
  bookAgain: undefined,
  privacy: undefined,
  language: undefined,
  reasons: cancelReasons,
  comment: 'optional',
  tone: 'plain',
};

const text = z.string().transform(plainText).pipe(z.string().trim().min(1).max(200));
const address = z.url({ protocol: /^https?$/ });

/** Part of a branding, as an operator writes it. */
const partOfBranding = z
  .strictObject({
    name: text.describe('the name that customers know, for example "Salong Norrsken"'),
    logo: z
      .url({ protocol: /^https$/ })
      .describe('an https address on a host that LOGO_HOSTS names'),
    accent: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i)
      .describe('a colour, for example "#1d5c56"'),
    phone: text.describe('a phone number, for example "0920-123 45"'),
    email: z.email().describe('a mail address, for example "hej@salong.example"'),
    bookAgain: address.describe('an http(s) address where a new booking is made'),
    privacy: address.describe('an http(s) address of your own privacy notice'),
    language: z.string().refine(isLocale).describe('a language of this site, for example "sv"'),
    reasons: z
      .array(z.enum(cancelReasons))
      .describe(`a list of these, in your order, or an empty one: ${cancelReasons.join(', ')}`),
    comment: z.enum(['optional', 'required', 'off']).describe('"optional", "required" or "off"'),
    tone: z.enum(['plain', 'warm']).describe('"plain" or "warm"'),
  })
  .partial();

const brandingFile = z.strictObject({
  everywhere: partOfBranding.default({}),
  hosts: z.record(z.string().toLowerCase(), partOfBranding).default({}),
  companies: z.record(z.string().toLowerCase(), partOfBranding).default({}),
});

export type BrandingFile = z.infer<typeof brandingFile>;

/**
 * Reads a branding file: `everywhere`, then by host name, then by company id; the later wins.
 *
 * @throws Error that names every wrong entry and what it should be
 */
export function parseBrandingFile(json: string, logoHosts: readonly string[]): BrandingFile {
  let written: unknown;
  try {
    written = JSON.parse(json);
  } catch {
    throw new Error('The branding file is not JSON.');
  }
  const parsed = brandingFile.safeParse(written);
  if (!parsed.success) {
    const lines = parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `  ${[...issue.path, key].join('.')}: is no entry of a branding`)
        : [`  ${issue.path.join('.')}: should be ${wantedAt(issue.path)}`],
    );
    throw new Error(
      `These entries of the branding file are wrong:\n${[...new Set(lines)].join('\n')}`,
    );
  }
  const { everywhere, hosts, companies } = parsed.data;
  for (const { logo } of [everywhere, ...Object.values(hosts), ...Object.values(companies)]) {
    if (logo !== undefined && !logoHosts.includes(new URL(logo).host))
      throw new Error(
        `The branding file names a logo on ${new URL(logo).host}: add it to LOGO_HOSTS.`,
      );
  }
  return parsed.data;
}

function wantedAt(path: readonly PropertyKey[]): string {
  const shape: Readonly<Record<string, z.ZodType>> = partOfBranding.shape;
  const entry = path.find((part) => typeof part === 'string' && part in shape);
  const optional = typeof entry === 'string' ? shape[entry] : undefined;
  const inner = optional instanceof z.ZodOptional ? optional.unwrap() : optional;
  return (
    (inner instanceof z.ZodType ? inner.description : undefined) ?? 'a group of brandings by name'
  );
}

/** The look for a page: of this host, and of this company once its booking is read. */
export function brandingFrom(
  file: BrandingFile,
  host: string | undefined,
  companyId?: string,
): Branding {
  const { everywhere, hosts, companies } = file;
  const said = {
    ...everywhere,
    ...hosts[host?.toLowerCase() ?? ''],
    ...companies[companyId?.toLowerCase() ?? ''],
  };
  return {
    ...defaultBranding,
    ...said,
    reasons: said.reasons ?? defaultBranding.reasons,
    comment: said.comment ?? defaultBranding.comment,
    tone: said.tone ?? defaultBranding.tone,
  };
}
