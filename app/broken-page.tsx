import { Headline } from '@/components/headline';
import type { Locale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import { ourLook } from '@/lib/look/look';
import { answerPage } from './answer';

/** The answer when our own code failed: it claims nothing about the booking. `self` is the link again. */
export async function brokenPage(locale: Locale, self: string): Promise<Response> {
  const view = await viewOf(locale);
  const title = view.t('broken.title');
  return answerPage({
    view,
    // Whatever failed, this page must not need it.
    look: ourLook,
    title,
    state: 'broken',
    status: 500,
    hrefIn: (other) => `/${other}`,
    children: (
      <>
        <Headline title={title} tone="warn">
          <p>{view.t('broken.lead')}</p>
        </Headline>
        <p className="actions">
          <a className="button quiet" href={self}>
            {view.t('form.look')}
          </a>
        </p>
      </>
    ),
  });
}
