import { NotFound, notFoundTitle } from '@/components/pages/not-found';
import type { Locale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import type { Answer } from '@/lib/http/answers';
import type { Call } from './call';
import { renderDocument } from './render-document';

/**
 * The answer to a link that was cut or bent: the same as to one that opens no booking. A ticket of
 * ours that no longer opens is told apart, since nothing was wrong with the link in the email.
 */
export async function notFoundPage(
  { site, host, request, url }: Call,
  locale: Locale,
): Promise<Answer> {
  const view = await viewOf(locale);
  const outdated = url.searchParams.has('ticket') && !url.searchParams.has('code');
  return renderDocument({
    site,
    view,
    branding: site.brandingFor(host),
    title: notFoundTitle(view, outdated),
    state: 'not-found',
    status: 404,
    hrefIn: (other) => `/${other}`,
    children: (
      <NotFound
        view={view}
        focusHeading={false}
        outdated={outdated}
        nothingSent={outdated && request.method === 'POST'}
      />
    ),
  });
}
