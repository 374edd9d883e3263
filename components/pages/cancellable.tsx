import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import { cancelText } from '../act-text';
import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { CancelForm } from '../cancel-form';
import { Contact } from '../contact';
import { DeadlineFoot } from '../deadline-foot';
import { Disagreement } from '../disagreement';
import { Headline } from '../headline';
import { OwnWords } from '../own-words';
import { ErrorSummary } from '../say-why';
import type { PropsOf } from './props';

/** What it is, until when it can be cancelled, and the button that does it. */
export function Cancellable({
  view,
  page,
  branding,
  links,
  now,
  focusHeading,
  receipt,
}: PropsOf<'cancellable'>) {
  const { t } = view;
  const { booking, deadline, form, notice } = page;
  const problem = notice?.kind === 'problem' ? notice.problem : undefined;
  return (
    <>
      {problem && <ErrorSummary view={view} problem={problem} comment={form.comment} />}
      <Headline title={t('cancellable.title')} focus={focusHeading && !problem}>
        {(notice?.kind === 'changed' || notice?.kind === 'elsewhere') && (
          <p className="banner" role="alert">
            {t(`cancellable.${notice.kind}`)}
          </p>
        )}
        <Disagreement view={view} booking={booking} receipt={receipt} now={now} />
      </Headline>
      <div className="columns">
        <BookingTicket view={view} booking={booking} now={now}>
          {deadline.kind !== 'none' && <DeadlineFoot view={view} deadline={deadline} now={now} />}
        </BookingTicket>
        <div>
          <OwnWords view={view} branding={branding} which="policy" />
          <RefundNote view={view} booking={booking} />
          <CancelForm
            view={view}
            company={booking.company}
            options={branding}
            links={links}
            values={form}
            problem={problem}
            submit={cancelText(view, booking)}
          />
          <BookingDetails view={view} booking={booking} />
          <Contact view={view} company={booking.company} />
        </div>
      </div>
    </>
  );
}

/** Whether money is given back is open while less is credited than was paid. */
function RefundNote({ view: { t }, booking }: { readonly view: View; readonly booking: Booking }) {
  const isOpen = booking.payments.some(
    ({ paid, credited }) => paid && (credited?.value ?? 0) < paid.value,
  );
  if (!isOpen) return null;
  const { name } = booking.company;
  return (
    <p className="note">
      {name ? t('cancellable.refund', { company: name }) : t('cancellable.refundUnnamed')}
    </p>
  );
}
