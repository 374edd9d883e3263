import type { ReactNode } from 'react';
import { Document } from '@/components/document';
import { Headline } from '@/components/headline';
import { isLocale, locales } from '@/i18n/locales';
import { type View, viewOf } from '@/i18n/view';
import { html, plain } from '@/lib/http/responses';

export type StaticPage = 'home' | 'help' | 'privacy' | 'accessibility';

type Context = { readonly params: Promise<{ readonly locale: string }> };

/** One address for each locale, made at build. */
export function staticLocales() {
  return locales.map((locale) => ({ locale }));
}

/** Makes the GET of a page that is the same for everybody. `path` is what follows the locale. */
export function staticPage(name: StaticPage, path: string, content?: (view: View) => ReactNode) {
  return async (_request: Request, { params }: Context): Promise<Response> => {
    const { locale } = await params;
    if (!isLocale(locale)) return plain(404, 'Not found');
    const view = await viewOf(locale);
    const title = view.t(`${name}.title`);
    return html(
      <Document
        view={view}
        title={title}
        state={name}
        company={undefined}
        hrefIn={(other) => `/${other}${path}`}
      >
        <Headline title={title}>
          <p>{view.t(`${name}.lead`)}</p>
        </Headline>
        {content?.(view)}
      </Document>,
      { headers: { 'cache-control': 'public, max-age=300' } },
    );
  };
}
