import { FindForm } from '@/components/find-form';
import type { Locale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import type { Typed, TypedProblem } from '@/lib/booking/typed-link';
import type { Answer } from '@/lib/http/answers';
import { renderSitePage } from '@/server/pages/site-page';
import type { RequestContext } from '@/server/request-context';

/** Shows the form again with its input, and the problem at the field to correct. */
export async function correctInput(
  context: RequestContext,
  locale: Locale,
  typed: Typed,
  problem: TypedProblem,
): Promise<Answer> {
  const view = await wordingFor(locale);
  const heading = view.t('home.title');
  return renderSitePage(context, view, {
    title: view.t('layout.errorTitle', { title: heading }),
    heading,
    state: 'home',
    status: 422,
    children: <FindForm view={view} typed={typed} problem={problem} />,
  });
}
