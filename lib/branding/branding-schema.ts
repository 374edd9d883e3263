import * as z from 'zod';
import { locales } from '@/i18n/locales';
import { cancelReasons } from '@/lib/booking/cancel-input';
import { moveRules } from '@/lib/booking/move-rules';
import { plainText } from '@/lib/plain-text';
import { replaceableSentences } from './replaceable-sentences';

/**
 * The branding file as an operator writes it. The types are inferred from it, and
 * `docs/branding.schema.json` is generated from it.
 */

const textUpTo = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((written) => plainText(written).trim())
    .pipe(z.string().min(1));
const text = textUpTo(200);
const address = z.url({ protocol: /^https?$/ }).regex(/^[hH][tT][tT][pP][sS]?:\/\//);

/** Most UTF-16 code units of a company's rules, and of its words after a cancel. */
const longestPolicy = 300;
const longestAfterCancel = 500;
const longestSentence = 300;

const companyTexts = (longest: number) => z.partialRecord(z.enum(locales), textUpTo(longest));
export type CompanyTexts = z.infer<ReturnType<typeof companyTexts>>;

const byLanguage = (longest: number, example: string) =>
  `texts of at most ${longest} characters by language, for example {"sv": "${example}"}`;

/** How a company wants its page. The API or the site's defaults supply what is missing. */
const partOfCompany = z
  .strictObject({
    name: text.describe('the name that customers know, for example "Salong Norrsken"'),
    logo: z
      .url({ protocol: /^https$/ })
      .regex(/^[hH][tT][tT][pP][sS]:\/\//)
      .describe('an https address on a host that LOGO_HOSTS names'),
    /** `accentFor` makes it readable. */
    accent: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/)
      .describe('a colour in six hex digits, for example "#1d5c56"'),
    phone: text.describe('a phone number, for example "0920-123 45"'),
    email: z.email().describe('a mail address, for example "hej@salong.example"'),
    bookAgain: address.describe('an http(s) address where a new booking is made'),
    privacy: address.describe('an http(s) address of your own privacy notice'),
    /** Used when the site does not have the browser's language. */
    language: z.enum(locales).describe('a language of this site, for example "sv"'),
    reasons: z
      .array(z.enum(cancelReasons))
      .describe(`a list of these, in your order, or an empty one: ${cancelReasons.join(', ')}`),
    /** Whether a reason is required. */
    reason: z.enum(['optional', 'required']).describe('"optional" or "required"'),
    comment: z.enum(['optional', 'required', 'off']).describe('"optional", "required" or "off"'),
    changeTime: z
      .enum(moveRules)
      .describe('"off", "in-time" or "until-start": until when customers may change the time'),
    /** `warm` thanks the customer on the page that says "cancelled". */
    tone: z.enum(['plain', 'warm']).describe('"plain" or "warm"'),
    /** The company's own rules, next to the deadline. */
    policy: companyTexts(longestPolicy).describe(
      byLanguage(longestPolicy, 'Vid sen avbokning debiteras 50 %.'),
    ),
    /** The company's own words on the page that says "cancelled". */
    afterCancel: companyTexts(longestAfterCancel).describe(
      byLanguage(longestAfterCancel, 'Presentkort gäller i ett år till.'),
    ),
    /** Sentences of `messages/` that the company puts in its own words. */
    sentences: z
      .partialRecord(z.enum(replaceableSentences), companyTexts(longestSentence))
      .describe(
        `sentences by their name in messages/, each with ${byLanguage(longestSentence, 'Djuret är sjukt')}`,
      ),
  })
  .exactPartial();

/** The same for a whole site, by its host: it decides what is known before a booking is read. */
export const partOfBranding = z.strictObject({
  ...partOfCompany.shape,
  ...z
    .strictObject({
      /** While it is on, no booking is read and nothing is sent. */
      maintenance: z.enum(['off', 'on']).describe('"off" or "on": closes the site for a while'),
      languages: z
        .array(z.enum(locales))
        .min(1)
        .describe(`a list of the languages offered, of these: ${locales.join(', ')}`),
    })
    .exactPartial().shape,
});

export type PartOfBranding = z.infer<typeof partOfBranding>;

export const brandingFile = z.strictObject({
  $schema: z.string().optional().describe('the address of this schema, for editors'),
  everywhere: partOfBranding.default({}).describe('the branding of every page'),
  hosts: z
    .record(z.string().toLowerCase(), partOfBranding)
    .default({})
    .describe('brandings by host name, for example "avboka.salong.example"'),
  companies: z
    .record(z.string().toLowerCase(), partOfCompany)
    .default({})
    .describe('brandings by company id, a GUID as the API writes it'),
});

export type BrandingFile = z.infer<typeof brandingFile>;

/** The file's JSON Schema, for editors. */
export function brandingJsonSchema(): object {
  return {
    title: 'Branding of the cancellation page',
    ...z.toJSONSchema(brandingFile, { io: 'input', reused: 'ref' }),
  };
}
