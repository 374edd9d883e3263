import { DocumentBody, type DocumentProps } from '@/components/document';
import { retryScript, script, stylesheet } from '@/generated/assets';
import { languages, type Locale, locales } from '@/i18n/locales';
import { memo } from '@/i18n/memo';
import type { ShownCompany } from '@/lib/booking/booking';
import { accentStyle } from '@/lib/branding/accent-style';
import type { Branding } from '@/lib/branding/branding';
import type { Answer } from '@/lib/http/answers';
import { pagePolicy } from '@/lib/http/security-headers';
import type { Site } from '@/server/site';
import { shortenClasses } from './shorten-classes';

type Page = Pick<DocumentProps, 'wording' | 'state' | 'hrefIn' | 'tidy' | 'children'> & {
  readonly site: Site;
  readonly title: string;
  readonly branding: Branding;
  /** The booking's company; undefined on pages without a booking. */
  readonly company?: ShownCompany | undefined;
  readonly status?: number;
  /** Whether the page reads itself again after a while. */
  readonly retries?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
};

// Next rejects a static import of react-dom/server in a route's graph; every bundler accepts this one.
const react = import('react-dom/server');

/** Renders a whole HTML document in its branding. */
export async function renderDocument({
  site,
  title,
  branding,
  company,
  status = 200,
  retries = false,
  headers = {},
  ...body
}: Page): Promise<Answer> {
  const { renderToStaticMarkup } = await react;
  const name = company?.name ?? branding.name;
  const accent = accentStyle(branding.accent);
  const markup = shortenClasses(
    renderToStaticMarkup(
      <DocumentBody
        {...body}
        company={name}
        offered={branding.languages}
        logo={site.logos.pathOf(company?.logo ?? branding.logo)}
        privacy={branding.privacy}
      />,
    ),
  );
  const fullTitle = escapeHtml(name === undefined ? title : `${title} – ${name}`);
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(
        accent ? [stylesheet.hash, accent.hash] : [stylesheet.hash],
        retries ? [script.hash, retryScript.hash] : [script.hash],
      ),
      ...headers,
    },
    body: {
      start: startOf(body.wording.locale),
      rest: `<title>${fullTitle}</title>${accent ? `<style>${accent.css}</style>` : ''}</head><body>${markup}`,
      end: retries ? `<script>${retryScript.code}</script>${end}` : end,
    },
  };
}

/** The start of every document in a language, up to its title. */
const startOf = memo(locales.length, (locale: Locale) =>
  [
    `<!DOCTYPE html><html lang="${locale}" dir="${languages[locale].dir}"><head><meta charSet="utf-8"/>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    '<meta name="referrer" content="no-referrer"/>',
    '<meta name="format-detection" content="telephone=no"/>',
    `<link rel="icon" href="/icon.svg"/><style>${stylesheet.css}</style>`,
  ].join(''),
);

/** The end of every document. */
const end = `<script>${script.code}</script></body></html>`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
