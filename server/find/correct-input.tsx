import { FindForm } from '@/components/find-form';
import type { Locale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
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
  const view = await wordingFor(locale);
  const heading = view.t('home.title');
  return renderSitePage(context, view, {
    title: view.t('layout.errorTitle', { title: heading }),
    heading,
    state: 'home',
    status: 422,
    hrefIn,
    children: <FindForm view={view} typed={typed} problem={problem} />,
  });
}
