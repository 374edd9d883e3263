import { ButtonLink } from '@/components/button';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import { defaultBranding } from '@/lib/branding/branding';
import type { Answer } from '@/lib/http/answers';
import { bookingOrHome } from '@/lib/paths';
import { type RequestContext, segment } from '@/server/request-context';
import { renderSitePage } from './site-page';

/** The error page: claims nothing about the booking and leads to its page, or home. */
export async function brokenPage(context: RequestContext): Promise<Answer> {
  const { url, params } = context;
  const asked = segment(params, 'locale');
  const locale = isLocale(asked) ? asked : defaultLocale;
  const wording = await wordingFor(locale);
  return renderSitePage(context, wording, {
    title: wording.t('broken.title'),
    state: 'broken',
    status: 500,
    // The branding file may be what failed.
    branding: defaultBranding,
    headline: { sign: 'unclear' },
    lead: <p>{wording.t('broken.lead')}</p>,
    children: (
      <p>
        <ButtonLink href={bookingOrHome(locale, segment(params, 'id'), url.search)}>
          {wording.t('form.recheck')}
        </ButtonLink>
      </p>
    ),
  });
}
