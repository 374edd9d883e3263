import { FindForm } from '@/components/find-form';
import { localeNamed } from '@/i18n/locales';
import { brandedWording } from '@/lib/branding/branded-wording';
import type { Answer } from '@/lib/http/answers';
import { redirectLanguage, redirectLink } from '@/server/link/redirect-link';
import { visitorLanguage } from '@/server/language';
import type { RequestContext } from '@/server/request-context';
import { linkPartsIn, notFoundPage } from './not-found-page';
import { renderSitePage } from './site-page';

/**
 * Answers an address that no route serves: redirects damaged links and other names of a language,
 * shows the not-found page for part of a link, and answers 404 to the rest.
 */
export async function missingPage(context: RequestContext): Promise<Answer> {
  const { site, url, host } = context;
  const first = url.pathname.split('/')[1] ?? '';
  const locale = localeNamed(first) ?? visitorLanguage(context);
  const redirect = redirectLink(context, locale) ?? redirectLanguage(context, locale);
  if (redirect) return redirect;
  if (linkPartsIn(context)) return notFoundPage(context, locale);

  const wording = await brandedWording(locale, site.brandingFor(host));
  return renderSitePage(context, wording, {
    title: wording.t('missing.title'),
    state: 'missing',
    status: 404,
    headline: { sign: 'lost' },
    lead: <p>{wording.t('missing.lead')}</p>,
    children: <FindForm wording={wording} />,
  });
}
