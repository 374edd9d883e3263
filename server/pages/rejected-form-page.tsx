import { ButtonLink } from '@/components/button';
import type { Locale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import type { PressKind } from '@/lib/booking/press';
import { type Answer, plain } from '@/lib/http/answers';
import type { PostedForm } from '@/lib/http/posted-form';
import type { RequestContext } from '@/server/request-context';
import { renderSitePage } from './site-page';

const statuses = { 'too-large': 413, 'not-a-form': 415 } as const;

type FormPage = {
  readonly locale: Locale;
  /** The page with the form, in any language. */
  readonly hrefIn: (locale: Locale) => string;
  /** Its address without the code, for the address bar. */
  readonly tidy?: string | undefined;
  /** What the form would have done; the page says that it was not done. */
  readonly notSent?: PressKind;
};

/** Answers a form that cannot be read: why, and the way back to it. */
export async function rejectedFormPage(
  context: RequestContext,
  why: Exclude<PostedForm['kind'], 'form'>,
  { locale, hrefIn, tidy, notSent }: FormPage,
): Promise<Answer> {
  // The connection is gone, so only the log and the metrics see this answer.
  if (why === 'cut-off') return plain(400, 'The form did not arrive whole.');
  const wording = await wordingFor(locale);
  const { t } = wording;
  return renderSitePage(context, wording, {
    title: t('rejected.title'),
    state: 'rejected',
    status: statuses[why],
    hrefIn,
    tidy,
    headline: { sign: 'failed', focus: true },
    lead: (
      <>
        <p>{t(`rejected.${why}`)}</p>
        {notSent && <p>{t(`act.notDone.${notSent}`)}</p>}
      </>
    ),
    children: (
      <p>
        <ButtonLink href={hrefIn(locale)}>{t('rejected.back')}</ButtonLink>
      </p>
    ),
  });
}
