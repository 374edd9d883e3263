import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { ContactFirst } from '../contact';
import { Headline } from '../headline';
import { startText } from '../start-text';
import type { PropsOf } from './props';
import { Column, Columns } from '../columns';
import { ButtonLink } from '../button';

/** Declined, and just read as still at the old time: whom to ask, and how to choose again. */
export function NotMoved({
  view,
  page: { booking },
  links,
  now,
  focusHeading,
}: PropsOf<'not-moved'>) {
  const { t } = view;
  const { company } = booking;
  return (
    <>
      <Headline title={t('not-moved.title')} sign="failed" focus={focusHeading}>
        <p>
          {t('not-moved.lead', { when: startText(view, booking, now) })}{' '}
          {company.name
            ? t('not-cancelled.contact', { company: company.name })
            : t('not-cancelled.contactUnnamed')}
        </p>
      </Headline>
      <Columns>
        <Column>
          <ContactFirst view={view} company={company} />
          {links.time && (
            <ButtonLink look="quiet" href={links.time.choose}>
              {t('not-moved.retry')}
            </ButtonLink>
          )}
          <ButtonLink look="plain" className="-mt-4" href={links.self}>
            {t('kept.back')}
          </ButtonLink>
        </Column>
        <Column>
          <BookingTicket view={view} booking={booking} now={now} />
          <BookingDetails view={view} booking={booking} />
        </Column>
      </Columns>
    </>
  );
}
