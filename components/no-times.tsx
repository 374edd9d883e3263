import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import { Days } from './choose-time';
import { ContactFirst } from './contact';
import type { PageLinks } from './page-links';

/** Where there is nothing to choose from: other days, the company, and the way to cancel. */
export function NoTimes({
  view,
  links,
  booking,
  unreadable,
}: {
  readonly view: View;
  readonly links: PageLinks;
  readonly booking: Booking;
  /** Whether the times could not be read, which says nothing of what is free. */
  readonly unreadable: boolean;
}) {
  const { t } = view;
  return (
    <div className="times">
      <p>{t(unreadable ? 'choose-time.unreadable' : 'choose-time.none')}</p>
      {links.time && unreadable && (
        <a className="button" href={links.time.shown}>
          {t('unavailable.retry')}
        </a>
      )}
      {links.time && !unreadable && (
        <>
          {links.time.earlier !== undefined && (
            <Days view={view} times={links.time} which="earlier" />
          )}
          {links.time.later !== undefined && <Days view={view} times={links.time} which="later" />}
        </>
      )}
      <ContactFirst view={view} company={booking.company} />
      <a className="button plain" href={links.self}>
        {t('choose-time.cancel')}
      </a>
    </div>
  );
}
