import { type Locale, locales } from '@/i18n/locales';
import { type CancelReason, cancelReasons } from '@/lib/booking/cancel-form';
import type { ChangeTime } from '@/lib/booking/change-time';
import type { BrandingFile, OwnWords } from './branding-schema';

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
  /** Whether one of the reasons must be chosen. */
  readonly reason: 'optional' | 'required';
  readonly comment: 'optional' | 'required' | 'off';
  /** Until when customers may change the time, where the site can do so at all. */
  readonly changeTime: ChangeTime;
  /** `warm` thanks the customer on the page that says "cancelled". */
  readonly tone: 'plain' | 'warm';
  /** The company's own rules, beside the deadline. */
  readonly policy: OwnWords | undefined;
  /** The company's own words on the page that says "cancelled". */
  readonly afterCancel: OwnWords | undefined;
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
  reason: 'optional',
  comment: 'optional',
  changeTime: 'in-time',
  tone: 'plain',
  policy: undefined,
  afterCancel: undefined,
};

/** The branding of a page: of this host, and of this company once its booking is read; the later wins. */
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
    reason: said.reason ?? defaultBranding.reason,
    comment: said.comment ?? defaultBranding.comment,
    changeTime: said.changeTime ?? defaultBranding.changeTime,
    tone: said.tone ?? defaultBranding.tone,
  };
}

/**
 * A company's own words for a visitor: in the page's language, else in the company's, else in
 * English, else in the first that there are.
 */
export function ownWordsFor(
  words: OwnWords | undefined,
  locale: Locale,
  language: Locale | undefined,
): { readonly text: string; readonly locale: Locale } | undefined {
  const order: (Locale | undefined)[] = [locale, language, 'en', ...locales];
  for (const wanted of order) {
    const text = wanted && words?.[wanted];
    if (text !== undefined) return { text, locale: wanted ?? locale };
  }
  return undefined;
}
