import { NotFound } from '@/components/pages/not-found';
import type { Locale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import type { Answer } from '@/lib/http/answers';
import type { Call } from './call';
import { renderDocument } from './render-document';

/** The answer to a link that was cut or bent: the same as to one that opens no booking. */
export async function notFoundPage({ site, host }: Call, locale: Locale): Promise<Answer> {
  const view = await viewOf(locale);
  return renderDocument({
    site,
    view,
    branding: site.brandingFor(host),
    title: view.t('not-found.title'),
    state: 'not-found',
    status: 404,
    hrefIn: (other) => `/${other}`,
    children: <NotFound view={view} focusHeading={false} />,
  });
}
