import type { ReactNode } from 'react';
import { Headline } from '@/components/headline';
import { isLocale, locales } from '@/i18n/locales';
import { type View, viewOf } from '@/i18n/view';
import { askedHost } from '@/lib/http/origin';
import { lookFor } from '@/lib/look';
import { answerPage } from './answer';
import { missingPage } from './missing-page';

export type StaticPage = 'home' | 'help' | 'privacy' | 'accessibility';

type Context = { readonly params: Promise<{ readonly locale: string }> };

/** One address for each locale, made at build. */
export function staticLocales() {
  return locales.map((locale) => ({ locale }));
}

/**
 * Makes the GET of a page that is the same for everybody who asks one host. `path` is what follows
 * the locale. Made at build in our own look; made when asked where a look file is set.
 */
export function staticPage(name: StaticPage, path: string, content?: (view: View) => ReactNode) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const { locale } = await params;
    if (!isLocale(locale)) return missingPage(request);
    const view = await viewOf(locale);
    const title = view.t(`${name}.title`);
    return answerPage({
      view,
      look: lookFor(askedHost(request.headers)),
      title,
      state: name,
      hrefIn: (other) => `/${other}${path}`,
      headers: { 'cache-control': 'public, max-age=300' },
      children: (
        <>
          <Headline title={title}>
            <p>{view.t(`${name}.lead`)}</p>
          </Headline>
          {content?.(view)}
        </>
      ),
    });
  };
}
