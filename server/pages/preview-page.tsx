import type { Locale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import type { Answer } from '@/lib/http/answers';
import type { RequestContext } from '@/server/request-context';
import { renderSitePage } from './site-page';

/** Shows link-preview programs the site's name and no booking. Does not ask the API. */
export async function previewPage(context: RequestContext, locale: Locale): Promise<Answer> {
  const wording = await wordingFor(locale);
  return renderSitePage(context, wording, { title: wording.t('layout.home'), state: 'preview' });
}
