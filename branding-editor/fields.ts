import * as z from 'zod';
import { languages, type Locale, locales } from '@/i18n/locales';
import { partOfBranding, type PartOfBranding } from '@/lib/branding/branding-schema';
import english from '@/messages/en.json' with { type: 'json' };

/** Sentences of one's own are written in the whole file: a field for each would be a hundred. */
type Entry = Exclude<keyof PartOfBranding, 'sentences'>;

type Field = {
  readonly group: string;
  readonly label: string;
  readonly hint: string;
  /** What an empty field shows: what counts without it, or the form of what belongs there. */
  readonly empty?: string;
  /** What each choice means. */
  readonly choices?: Readonly<Record<string, string>>;
};

const languageNames = Object.fromEntries(locales.map((locale) => [locale, languages[locale].name]));

const asInBokamera = 'As BokaMera has it';
/** The accent colour of a page without branding. */
export const evergreen = '#1d5c56';

/** Where each entry of a branding stands in the form, and how it is named. One that is missing does not compile. */
export const fields: Readonly<Record<Entry, Field>> = {
  name: {
    group: 'Your company',
    label: 'Name',
    hint: 'As your customers know it.',
    empty: asInBokamera,
  },
  accent: {
    group: 'Your company',
    label: 'Colour',
    hint: 'For buttons and links. Where it could not be read, the page makes it darker or lighter.',
    empty: evergreen,
  },
  logo: {
    group: 'Your company',
    label: 'Logo',
    hint: 'The address of a picture. The site loads it only from hosts that LOGO_HOSTS names.',
    empty: 'https://',
  },
  phone: {
    group: 'How to reach you',
    label: 'Phone',
    hint: 'The number to call.',
    empty: asInBokamera,
  },
  email: {
    group: 'How to reach you',
    label: 'Email',
    hint: 'The address to write to.',
    empty: asInBokamera,
  },
  bookAgain: {
    group: 'How to reach you',
    label: 'Where to book again',
    hint: 'The address of your booking page.',
    empty: asInBokamera,
  },
  privacy: {
    group: 'How to reach you',
    label: 'Privacy notice',
    hint: 'The address of your own notice.',
    empty: 'https://',
  },
  changeTime: {
    group: 'When somebody cancels',
    label: 'Change of time',
    hint: 'Until when customers may move a booking instead.',
    choices: {
      off: 'Not offered',
      'in-time': 'As long as they may cancel',
      'until-start': 'Until the booking starts',
    },
  },
  reason: {
    group: 'When somebody cancels',
    label: 'Reason',
    hint: 'Whether one must be chosen.',
    choices: { optional: 'May be left out', required: 'Must be chosen' },
  },
  reasons: {
    group: 'When somebody cancels',
    label: 'Reasons to choose from',
    hint: 'Without any, customers are not asked why.',
    choices: english.form.reason,
  },
  comment: {
    group: 'When somebody cancels',
    label: 'Comment',
    hint: 'Whether customers may, or must, write something.',
    choices: { optional: 'May be left out', required: 'Must be written', off: 'Not asked for' },
  },
  language: {
    group: 'Language and tone',
    label: 'Your language',
    hint: 'For visitors whose browser asks for none of the page’s languages.',
    choices: languageNames,
  },
  tone: {
    group: 'Language and tone',
    label: 'Tone',
    hint: 'Warm thanks the customer once it is cancelled.',
    choices: { plain: 'Plain', warm: 'Warm' },
  },
  policy: {
    group: 'In your own words',
    label: 'Your rules',
    hint: 'Shown beside the deadline. At most 300 characters.',
  },
  afterCancel: {
    group: 'In your own words',
    label: 'After a cancellation',
    hint: 'Shown once it is cancelled. At most 500 characters.',
  },
  languages: {
    group: 'The whole site',
    label: 'Languages',
    hint: 'A link in a language that is off leads to one that is on.',
    choices: languageNames,
  },
  maintenance: {
    group: 'The whole site',
    label: 'Maintenance',
    hint: 'While it is on, every link shows how to reach you, and nothing can be cancelled or moved.',
    choices: { off: 'Off', on: 'On: the site is closed' },
  },
};

/** The groups of the form, in its order. */
export const groups = [...new Set(Object.values(fields).map(({ group }) => group))];

/** The entries in the form's order. */
export const entries = z
  .array(partOfBranding.keyof().exclude(['sentences']))
  .parse(Object.keys(fields));

/** How an entry is edited, as its type in the schema has it. */
export type Kind = 'line' | 'choice' | 'list' | 'words';

/** The kind of an entry, and what may be chosen for it. */
export function kindOf(entry: Entry): { readonly kind: Kind; readonly choices: readonly string[] } {
  const schema: z.ZodType = partOfBranding.shape[entry].unwrap();
  if (schema instanceof z.ZodEnum) return { kind: 'choice', choices: schema.options.map(String) };
  if (schema instanceof z.ZodArray) {
    const { element } = schema;
    return {
      kind: 'list',
      choices: element instanceof z.ZodEnum ? element.options.map(String) : [],
    };
  }
  return { kind: schema instanceof z.ZodRecord ? 'words' : 'line', choices: [] };
}

/** A control of the form: an entry has one, or one for each language. */
export type Control = {
  readonly name: string;
  readonly label: string;
  readonly entry: Entry;
  readonly kind: Kind;
  readonly locale?: Locale;
};

export const controls: readonly Control[] = entries.flatMap((entry): Control[] => {
  const { kind } = kindOf(entry);
  const { label } = fields[entry];
  if (kind !== 'words') return [{ name: entry, label, entry, kind }];
  return locales.map((locale) => ({
    name: `${entry}.${locale}`,
    label: `${label}, ${languages[locale].name}`,
    entry,
    kind,
    locale,
  }));
});
