import { FindForm } from '@/components/find-form';
import { Headline } from '@/components/headline';
import { isLocale, negotiateLocale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import { askedHost } from '@/lib/http/origin';
import { lookFor } from '@/lib/look';
import { answerPage } from './answer';
import { olderLink } from './older-link';

/** The localized answer at every address that leads nowhere, unless it is an older shape of a link. */
export async function missingPage(request: Request): Promise<Response> {
  const { url, headers } = request;
  const look = lookFor(askedHost(headers));
  const first = new URL(url).pathname.split('/')[1] ?? '';
  const locale = isLocale(first)
    ? first
    : negotiateLocale(headers.get('accept-language'), look.language);
  const older = olderLink(request, locale);
  if (older) return older;

  const view = await viewOf(locale);
  const title = view.t('missing.title');
  return answerPage({
    view,
    look,
    title,
    state: 'missing',
    status: 404,
    hrefIn: (other) => `/${other}`,
    children: (
      <>
        <Headline title={title} tone="warn">
          <p>{view.t('missing.lead')}</p>
        </Headline>
        <FindForm view={view} />
      </>
    ),
  });
}
