import { FindForm } from '@/components/find-form';
import { Headline } from '@/components/headline';
import { isLocale, negotiateLocale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import type { Answer } from '@/lib/http/answers';
import type { Call } from './call';
import { followLegacyLink } from './follow-legacy-link';
import { renderDocument } from './render-document';

/** The localized answer at every address that leads nowhere, unless it is an older shape of a link. */
export async function missingPage(call: Call): Promise<Answer> {
  const { site, url, request, host } = call;
  const branding = site.brandingFor(host);
  const first = url.pathname.split('/')[1] ?? '';
  const locale = isLocale(first)
    ? first
    : negotiateLocale(request.headers.get('accept-language'), branding.language);
  const followed = followLegacyLink(call, locale);
  if (followed) return followed;

  const view = await viewOf(locale);
  const title = view.t('missing.title');
  return renderDocument({
    site,
    view,
    branding,
    title,
    state: 'missing',
    status: 404,
    hrefIn: (other) => `/${other}`,
    children: (
      <>
        <Headline title={title} sign="lost">
          <p>{view.t('missing.lead')}</p>
        </Headline>
        <FindForm view={view} />
      </>
    ),
  });
}
