import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';
import { cancelText } from '../act-text';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { CancelForm } from '../cancel-form';
import { Contact } from '../contact';
import { DeadlineFoot } from '../deadline-foot';
import { Disagreement } from '../disagreement';
import { OwnWords } from '../own-words';
import { isRefundOpen } from '../prices';
import { note } from '../looks';
import { FormErrors } from '../say-why';
import { Banner } from '../banner';
import { CardPage } from '../card-page';
import type { PropsOf } from './props';
import { named } from '../named';

/** The booking, its deadline, and the button that cancels it. */
export function Cancellable({
  view,
  page,
  branding,
  links,
  now,
  focusHeading,
  proof,
}: PropsOf<'cancellable'>) {
  const { t } = view;
  const { booking, deadline, form, notice } = page;
  const { problem, limit } = notice?.kind === 'problem' ? notice : {};
  return (
    <>
      {problem && <FormErrors view={view} problem={problem} comment={form.comment} limit={limit} />}
      <CardPage
        title={t('cancellable.title')}
        focus={focusHeading && !problem}
        card={
          <BookingCard view={view} booking={booking} now={now}>
            {deadline.kind !== 'none' && <DeadlineFoot view={view} deadline={deadline} now={now} />}
          </BookingCard>
        }
        lead={
          <>
            {notice?.kind === 'not-sent' && <Banner>{t('rejected.nothingSent')}</Banner>}
            {(notice?.kind === 'changed' || notice?.kind === 'elsewhere') && (
              <Banner>{t(`cancellable.${notice.kind}`)}</Banner>
            )}
            <Disagreement view={view} booking={booking} proof={proof} now={now} />
            <OwnWords view={view} branding={branding} which="policy" />
            <RefundNote view={view} booking={booking} />
          </>
        }
      >
        <CancelForm
          view={view}
          company={booking.company}
          options={branding}
          links={links}
          values={form}
          problem={problem}
          limit={limit}
          submit={cancelText(view, booking)}
        />
        <BookingDetails view={view} booking={booking} />
        <Contact view={view} company={booking.company} />
      </CardPage>
    </>
  );
}

/** Says that a refund is not certain, while less is credited than was paid. */
function RefundNote({
  view: { t },
  booking,
}: {
  readonly view: Wording;
  readonly booking: ShownBooking;
}) {
  if (!isRefundOpen(booking)) return null;
  return <p className={note}>{t('cancellable.refund', named(booking.company))}</p>;
}
