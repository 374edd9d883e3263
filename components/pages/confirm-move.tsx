import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { Headline } from '../headline';
import { HiddenFields } from '../hidden-fields';
import { KeepForm } from '../kept-form';
import { PressStatus } from '../press-status';
import type { PropsOf } from './props';

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
      <div className="columns">
        <div className="two-ways">
          {/* Keeping comes first: a program that presses whatever button it finds first changes nothing. */}
          <KeepForm view={view} keep={links.keep} />
          <form
            method="post"
            action={links.time?.shown}
            className="cancel"
            data-once={t('choose-time.working')}
          >
            <HiddenFields links={links} />
            <input type="hidden" name="time" value={time.written.start} />
            <button type="submit" className="button">
              {t('confirm-move.submit', { when: format.dateTime(time.start.wall, now) })}
            </button>
            <PressStatus view={view} before={t('choose-time.sure')} />
          </form>
        </div>
        <div>
          <BookingTicket view={view} booking={booking} now={now} />
          <BookingDetails view={view} booking={booking} />
        </div>
      </div>
    </>
  );
}
