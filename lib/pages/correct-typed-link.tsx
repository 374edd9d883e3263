import { FindForm } from '@/components/find-form';
import { Headline } from '@/components/headline';
import type { Locale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import type { Typed, TypedProblem } from '@/lib/booking/typed-link';
import type { Answer } from '@/lib/http/answers';
import type { Call } from './call';
import { renderDocument } from './render-document';

/** The form again with what was typed, and at the field what is to be corrected. */
export async function correctTypedLink(
  { site, host }: Call,
  locale: Locale,
  typed: Typed,
  problem: TypedProblem,
): Promise<Answer> {
  const view = await viewOf(locale);
  const title = view.t('home.title');
  return renderDocument({
    site,
    view,
    branding: site.brandingFor(host),
    title: view.t('layout.errorTitle', { title }),
    state: 'home',
    status: 422,
    hrefIn: (other) => `/${other}`,
    children: (
      <>
        <Headline title={title} />
        <FindForm view={view} typed={typed} problem={problem} />
      </>
    ),
  });
}
