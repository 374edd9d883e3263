import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';
import { cancelText } from '../act-text';
import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { CancelForm } from '../cancel-form';
import { Contact } from '../contact';
import { DeadlineFoot } from '../deadline-foot';
import { Disagreement } from '../disagreement';
import { Headline } from '../headline';
import { OwnWords } from '../own-words';
import { isRefundOpen } from '../prices';
import { note } from '../looks';
import { FormErrors } from '../say-why';
import { Banner } from '../banner';
import { Column, Columns } from '../columns';
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
  const { problem, limit } = notice?.kind === 'problem' ? notice : {};
  return (
    <>
      {problem && <FormErrors view={view} problem={problem} comment={form.comment} limit={limit} />}
      <Headline title={t('cancellable.title')} focus={focusHeading && !problem}>
        {notice?.kind === 'not-sent' && <Banner>{t('rejected.nothingSent')}</Banner>}
        {(notice?.kind === 'changed' || notice?.kind === 'elsewhere') && (
          <Banner>{t(`cancellable.${notice.kind}`)}</Banner>
        )}
        <Disagreement view={view} booking={booking} receipt={receipt} now={now} />
      </Headline>
      <Columns>
        <BookingTicket view={view} booking={booking} now={now}>
          {deadline.kind !== 'none' && <DeadlineFoot view={view} deadline={deadline} now={now} />}
        </BookingTicket>
        <Column>
          <OwnWords view={view} branding={branding} which="policy" />
          <RefundNote view={view} booking={booking} />
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
        </Column>
      </Columns>
    </>
  );
}

/** Whether money is given back is open while less is credited than was paid. */
function RefundNote({
  view: { t },
  booking,
}: {
  readonly view: Wording;
  readonly booking: ShownBooking;
}) {
  if (!isRefundOpen(booking)) return null;
  const { name } = booking.company;
  return (
    <p className={note}>
      {name ? t('cancellable.refund', { company: name }) : t('cancellable.refundUnnamed')}
    </p>
  );
}
