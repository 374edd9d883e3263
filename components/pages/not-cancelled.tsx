import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { CancelForm } from '../cancel-form';
import { Contact } from '../contact';
import { Headline } from '../headline';
import type { PropsOf } from './props';
import { Column, Columns } from '../columns';

/** Declined, and just read as not cancelled: try again first, or ask. */
export function NotCancelled({
  view,
  now,
  focusHeading,
  page: { booking, stands, form },
  branding,
  links,
}: PropsOf<'not-cancelled'>) {
  const { t } = view;
  const { company } = booking;
  return (
    <>
      <Headline title={t('not-cancelled.title')} sign="failed" focus={focusHeading}>
        <p>
          {t('not-cancelled.lead')} {stands && t('not-cancelled.stands')}{' '}
          {company.name
            ? t('not-cancelled.contact', { company: company.name })
            : t('not-cancelled.contactUnnamed')}
        </p>
      </Headline>
      <Columns>
        <Column>
          <CancelForm
            view={view}
            company={company}
            options={branding}
            links={links}
            values={form}
            submit={t('form.retry')}
            buttonFirst
          />
          <Contact view={view} company={company} />
        </Column>
        <Column>
          <BookingTicket view={view} booking={booking} now={now} />
          <BookingDetails view={view} booking={booking} />
        </Column>
      </Columns>
    </>
  );
}
