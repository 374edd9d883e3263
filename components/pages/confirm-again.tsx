import { BookingSummary } from '../booking-summary';
import { KeptForm } from '../cancel-form';
import { Headline } from '../headline';
import type { PropsOf } from './props';

/** The same facts and one more button, with what was typed kept. */
export function ConfirmAgain({
  view,
  now,
  focusHeading,
  page: { booking, form },
  links,
}: PropsOf<'confirm-again'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('confirm-again.title')} focus={focusHeading}>
        <p>{t('confirm-again.lead')}</p>
      </Headline>
      <BookingSummary view={view} booking={booking} now={now} />
      <KeptForm
        view={view}
        links={links}
        values={form}
        submit={t('form.cancelAgain')}
        intent="cancel"
      />
    </>
  );
}
