import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';
import { cancelText } from '../button-text';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { CancelForm } from '../cancel-form';
import { Contact } from '../contact';
import { DeadlineFoot } from '../deadline-foot';
import { Disagreement } from '../disagreement';
import { CompanyWords } from '../company-words';
import { isRefundOpen } from '../prices';
import { FormErrors } from '../say-why';
import { Banner } from '../banner';
import { CardPage } from '../card-page';
import type { PropsOf } from './props';
import { named } from '../named';

/** The booking, its deadline, and the button that cancels it. */
export function Cancellable({
  wording,
  page,
  branding,
  links,
  now,
  focusHeading,
  proof,
}: PropsOf<'cancellable'>) {
  const { t } = wording;
  const { booking, deadline, form, notice } = page;
  const { problem, limit } = notice?.kind === 'problem' ? notice : {};
  return (
    <>
      {problem && (
        <FormErrors wording={wording} problem={problem} comment={form.comment} limit={limit} />
      )}
      {notice?.kind === 'not-sent' && <Banner>{t('act.notDone.cancel')}</Banner>}
      {notice?.kind === 'elsewhere' && <Banner>{t('cancellable.elsewhere')}</Banner>}
      {notice?.kind === 'changed' && (
        <Banner title={t('act.notDone.cancel')}>{t('cancellable.changed')}</Banner>
      )}
      <CardPage
        title={t('cancellable.title')}
        focus={focusHeading && !problem}
        card={
          <BookingCard wording={wording} booking={booking} now={now}>
            {deadline.kind !== 'none' && (
              <DeadlineFoot wording={wording} deadline={deadline} now={now} />
            )}
          </BookingCard>
        }
        lead={
          <>
            <Disagreement wording={wording} booking={booking} proof={proof} now={now} />
            <CompanyWords wording={wording} branding={branding} which="policy" />
            <RefundNote wording={wording} booking={booking} />
          </>
        }
      >
        <CancelForm
          wording={wording}
          company={booking.company}
          options={branding}
          links={links}
          values={form}
          problem={problem}
          limit={limit}
          submit={cancelText(wording, booking)}
        />
        <BookingDetails wording={wording} booking={booking} />
        <Contact wording={wording} company={booking.company} />
      </CardPage>
    </>
  );
}

/** Says that a refund is not certain, while less is credited than was paid. */
function RefundNote({
  wording: { t },
  booking,
}: {
  readonly wording: Wording;
  readonly booking: ShownBooking;
}) {
  if (!isRefundOpen(booking)) return null;
  return <p>{t('cancellable.refund', named(booking.company))}</p>;
}
