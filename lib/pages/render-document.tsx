import type { ReactElement } from 'react';
import { DocumentBody, DocumentHead, type DocumentProps } from '@/components/document';
import { script, stylesheet } from '@/generated/assets';
import type { Locale } from '@/i18n/locales';
import type { View } from '@/i18n/view';
import type { Company } from '@/lib/booking/booking';
import { accentStyle, type Style } from '@/lib/branding/accent-style';
import type { Branding } from '@/lib/branding/branding';
import type { Answer } from '@/lib/http/answers';
import { pagePolicy } from '@/lib/http/security-headers';
import type { Site } from '@/lib/site';

type Page = Pick<DocumentProps, 'view' | 'state' | 'hrefIn' | 'tidy' | 'children'> & {
  readonly site: Site;
  readonly title: string;
  readonly branding: Branding;
  /** Whose booking it is; a page that shows none is the operator's. */
  readonly company?: Company | undefined;
  /** What this page needs besides the style of every page. */
  readonly style?: Style | undefined;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

// Next refuses a static import of react-dom/server in a route's graph; every bundler takes this one.
const react = import('react-dom/server');

/** Answers with a whole HTML document in its company's branding. */
export async function renderDocument({
  site,
  title,
  branding,
  company,
  style,
  status = 200,
  headers = {},
  ...body
}: Page): Promise<Answer> {
  const { renderToStaticMarkup } = await react;
  const name = company?.name ?? branding.name;
  const accent = accentStyle(branding.accent);
  const markup = renderToStaticMarkup(
    <DocumentBody
      {...body}
      company={name}
      logo={site.logos.pathOf(company?.logo ?? branding.logo)}
      privacy={branding.privacy}
    />,
  );
  const fullTitle = escapeHtml(name === undefined ? title : `${title} – ${name}`);
  const styles = [style, accent].filter((one) => one !== undefined);
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(
        [stylesheet.hash, ...styles.map(({ hash }) => hash)],
        script.hash,
      ),
      ...headers,
    },
    body: {
      start: startOf(body.view, renderToStaticMarkup),
      rest: `<title>${fullTitle}</title>${styles.map(({ css }) => `<style>${css}</style>`).join('')}</head><body>${markup}`,
      end,
    },
  };
}

/** What every document ends with. */
const end = `<script>${script.code}</script></body></html>`;

const starts = new Map<Locale, string>();

/** What every document in a language begins with, up to its title. */
function startOf(view: View, render: (head: ReactElement) => string): string {
  const { locale, dir } = view;
  const kept =
    starts.get(locale) ??
    `<!DOCTYPE html><html lang="${locale}" dir="${dir}"><head>${render(<DocumentHead {...view} />)}`;
  starts.set(locale, kept);
  return kept;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
