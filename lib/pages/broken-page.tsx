import { Headline } from '@/components/headline';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import { defaultBranding } from '@/lib/branding/branding';
import type { Answer } from '@/lib/http/answers';
import { type Call, segment } from './call';
import { renderDocument } from './render-document';

/** The answer when our own code failed: it claims nothing about the booking, and leads to the link again. */
export async function brokenPage({ site, url, params }: Call): Promise<Answer> {
  const locale = segment(params, 'locale');
  const view = await viewOf(isLocale(locale) ? locale : defaultLocale);
  const id = segment(params, 'id');
  const self = id === '' ? '' : `/bookings/${encodeURIComponent(id)}${url.search}`;
  const title = view.t('broken.title');
  return renderDocument({
    site,
    view,
    // Whatever failed, this page must not need it.
    branding: defaultBranding,
    title,
    state: 'broken',
    status: 500,
    hrefIn: (other) => `/${other}`,
    children: (
      <>
        <Headline title={title} sign="unclear">
          <p>{view.t('broken.lead')}</p>
        </Headline>
        <p className="actions">
          <a className="button" href={`/${view.locale}${self}`}>
            {view.t('form.recheck')}
          </a>
        </p>
      </>
    ),
  });
}
