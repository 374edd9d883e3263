import { ButtonLink } from '../button';
import { FreeTimes } from '../free-times';
import { Headline } from '../headline';
import { startText } from '../start-text';
import { momentOfText } from '@/lib/booking/moment';
import type { PropsOf } from './props';

/** The chosen time was taken meanwhile: nothing changed, and here are the free times. */
export function SlotGone({
  wording,
  page: { booking, chosen, offer },
  links,
  now,
  focusHeading,
}: PropsOf<'slot-gone'>) {
  const { t, format } = wording;
  return (
    <>
      <Headline title={t('slot-gone.title')} sign="late" focus={focusHeading}>
        <p className="first-letter:uppercase">
          <del>
            <time dateTime={chosen}>
              {format.dateTime(momentOfText(chosen, booking.company.timeZone), now)}
            </time>
          </del>
        </p>
        <p>{t('slot-gone.lead', { when: startText(wording, booking, now) })}</p>
      </Headline>
      <FreeTimes wording={wording} booking={booking} offer={offer} links={links} now={now} />
      <ButtonLink look="plain" href={links.booking}>
        {t('act.back')}
      </ButtonLink>
    </>
  );
}
