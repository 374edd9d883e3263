import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { Headline } from '../headline';
import { HiddenFields } from '../hidden-fields';
import { KeepForm } from '../retained-input';
import { belowButton, form } from '../looks';
import { PressStatus } from '../press-status';
import type { PropsOf } from './props';
import { Column, Columns } from '../columns';
import { Button } from '../button';

/** The two ways first, then the ticket as it still stands. */
export function ConfirmMove({
  view,
  page: { booking, time },
  links,
  now,
  focusHeading,
}: PropsOf<'confirm-move'>) {
  const { t, format } = view;
  return (
    <>
      <Headline title={t('confirm-move.title')} sign="again" focus={focusHeading}>
        <p>{t('confirm-move.lead')}</p>
      </Headline>
      <Columns>
        <Column>
          {/* Keeping comes first: a program that presses whatever button it finds first changes nothing. */}
          <KeepForm view={view} keep={links.keep} />
          <form
            method="post"
            action={links.time?.shown}
            className={form}
            data-once={t('choose-time.working')}
          >
            <HiddenFields links={links} />
            <input type="hidden" name="time" value={time.written.start} />
            <Button>{t('confirm-move.submit', { when: format.dateTime(time.start, now) })}</Button>
            <PressStatus view={view} className={belowButton} before={t('choose-time.sure')} />
          </form>
        </Column>
        <Column>
          <BookingTicket view={view} booking={booking} now={now} />
          <BookingDetails view={view} booking={booking} />
        </Column>
      </Columns>
    </>
  );
}
