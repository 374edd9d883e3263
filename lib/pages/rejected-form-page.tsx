import { Headline } from '@/components/headline';
import type { Locale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import { type Answer, plain } from '@/lib/http/answers';
import type { PostedForm } from '@/lib/http/posted-form';
import type { Call } from './call';
import { renderDocument } from './render-document';

const statuses = { 'too-large': 413, 'not-a-form': 415 } as const;

type FormPage = {
  readonly locale: Locale;
  /** The page with the form, in any language. */
  readonly hrefIn: (locale: Locale) => string;
  /** Its address without the code, for the address bar. */
  readonly tidy?: string | undefined;
  /** What the form would have done, so that the page says that it was not. */
  readonly wasTo?: 'cancel' | 'move';
};

/** The answer to a form that cannot be read: why, and the way back to it. */
export async function rejectedFormPage(
  { site, host }: Call,
  why: Exclude<PostedForm['kind'], 'form'>,
  { locale, hrefIn, tidy, wasTo }: FormPage,
): Promise<Answer> {
  // Nobody is left to read the answer; it is only counted.
  if (why === 'cut-off') return plain(400, 'The form did not arrive whole.');
  const view = await viewOf(locale);
  const { t } = view;
  const title = t('rejected.title');
  return renderDocument({
    site,
    view,
    branding: site.brandingFor(host),
    title,
    state: 'rejected',
    status: statuses[why],
    hrefIn,
    tidy,
    children: (
      <>
        <Headline title={title} sign="failed" focus>
          <p>{t(`rejected.${why}`)}</p>
          {wasTo && (
            <p>{t(wasTo === 'cancel' ? 'rejected.nothingSent' : 'rejected.nothingMoved')}</p>
          )}
        </Headline>
        <p className="actions">
          <a className="button" href={hrefIn(locale)}>
            {t('rejected.back')}
          </a>
        </p>
      </>
    ),
  });
}
