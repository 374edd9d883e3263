import { type Locale, locales } from '@/i18n/locales';
import { cancelReasons } from '@/lib/booking/cancel-input';
import type { BrandingFile, CompanyTexts, PartOfBranding } from './branding-schema';

/** Entries that always have a value. */
type WithDefault =
  'reasons' | 'reason' | 'comment' | 'changeTime' | 'tone' | 'maintenance' | 'languages';

/** The branding of one page. A missing entry comes from the API. */
export type Branding = Readonly<PartOfBranding & Required<Pick<PartOfBranding, WithDefault>>>;

export const defaultBranding: Branding = {
  reasons: [...cancelReasons],
  reason: 'optional',
  comment: 'optional',
  changeTime: 'in-time',
  tone: 'plain',
  maintenance: 'off',
  languages: [...locales],
};

/**
 * The branding for a host and, once its booking is read, a company: company overrides host
 * overrides `everywhere`.
 */
export function brandingFrom(
  { everywhere, hosts, companies }: BrandingFile,
  host: string | undefined,
  companyId?: string,
): Branding {
  return {
    ...defaultBranding,
    ...everywhere,
    ...hosts[host?.toLowerCase() ?? ''],
    ...companies[companyId?.toLowerCase() ?? ''],
  };
}

/**
 * A company's own words for a visitor: in the page's language, else the company's, else English,
 * else the first language that it has.
 */
export function companyTextFor(
  texts: CompanyTexts | undefined,
  locale: Locale,
  language: Locale | undefined,
): { readonly text: string; readonly locale: Locale } | undefined {
  const order: (Locale | undefined)[] = [locale, language, 'en', ...locales];
  for (const wanted of order) {
    const text = wanted && texts?.[wanted];
    if (text !== undefined) return { text, locale: wanted ?? locale };
  }
  return undefined;
}
