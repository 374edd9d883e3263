import { BookingSummary } from '../booking-summary';
import { KeptForm } from '../cancel-form';
import { Headline } from '../headline';
import type { PropsOf } from './props';

/** The same facts and one more button, with what was typed kept. */
export function ConfirmAgain({
  view,
  answers,
  page: { booking, form },
  target,
}: PropsOf<'confirm-again'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('confirm-again.title')} focus={answers}>
        <p>{t('confirm-again.lead')}</p>
      </Headline>
      <BookingSummary view={view} booking={booking} />
      <KeptForm
        view={view}
        target={target}
        values={form}
        submit={t('form.cancelAgain')}
        intent="cancel"
      />
    </>
  );
}
