import { BookingSummary } from '../booking-summary';
import { CancelForm } from '../cancel-form';
import { Contact } from '../contact';
import { Headline } from '../headline';
import type { PropsOf } from './props';

/** Declined, and read as still booked just now: try again, or ask. */
export function NotCancelled({
  view,
  now,
  focusHeading,
  page: { booking, form },
  branding,
  links,
}: PropsOf<'not-cancelled'>) {
  const { t } = view;
  const { name } = booking.company;
  return (
    <>
      <Headline title={t('not-cancelled.title')} tone="warn" focus={focusHeading}>
        <p>{name ? t('not-cancelled.lead', { company: name }) : t('not-cancelled.leadUnnamed')}</p>
      </Headline>
      <Contact view={view} company={booking.company} />
      <BookingSummary view={view} booking={booking} now={now} />
      <CancelForm
        view={view}
        company={booking.company}
        options={branding}
        links={links}
        values={form}
        submit={t('form.retry')}
      />
    </>
  );
}
