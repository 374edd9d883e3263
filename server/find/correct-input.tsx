import { FindForm } from '@/components/find-form';
import type { Locale } from '@/i18n/locales';
import { brandedWording } from '@/lib/branding/branded-wording';
import type { Answer } from '@/lib/http/answers';
import type { Mistyped } from '@/lib/tokens/typed-token';
import { renderSitePage } from '@/server/pages/site-page';
import type { RequestContext } from '@/server/request-context';

/** Shows the form again with its input, and the problem at its field. */
export async function correctInput(
  context: RequestContext,
  locale: Locale,
  { problem, ...typed }: Mistyped,
  hrefIn: (locale: Locale) => string,
): Promise<Answer> {
  const wording = await brandedWording(locale, context.site.brandingFor(context.host));
  const heading = wording.t('home.title');
  return renderSitePage(context, wording, {
    title: wording.t('layout.errorTitle', { title: heading }),
    heading,
    state: 'home',
    status: 422,
    hrefIn,
    children: <FindForm wording={wording} typed={typed} problem={problem} />,
  });
}
