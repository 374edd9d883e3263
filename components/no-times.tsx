import clsx from 'clsx';
import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';
import { Days } from './free-time-choices';
import { ContactFirst } from './contact';
import { stack } from './looks';
import type { PageLinks } from './page-links';
import { ButtonLink } from './button';

/** When there are no times to choose from: other days, the company, and the way to cancel. */
export function NoTimes({
  view,
  links,
  booking,
  unreadable,
}: {
  readonly view: Wording;
  readonly links: PageLinks;
  readonly booking: ShownBooking;
  /** Whether the times could not be read, which says nothing about what is free. */
  readonly unreadable: boolean;
}) {
  const { t } = view;
  return (
    <div className={clsx(stack.tight, 'wide:max-w-prose')}>
      <p>{t(unreadable ? 'choose-time.unreadable' : 'choose-time.none')}</p>
      {links.time && unreadable && (
        <ButtonLink href={links.time.shown}>{t('unavailable.retry')}</ButtonLink>
      )}
      {links.time && !unreadable && (
        <>
          {links.time.earlier !== undefined && (
            <Days view={view} times={links.time} which="earlier" className="-mt-3" />
          )}
          {links.time.later !== undefined && (
            <Days view={view} times={links.time} which="later" className="-mt-3" />
          )}
        </>
      )}
      <ContactFirst view={view} company={booking.company} />
      <ButtonLink look="plain" className="-mt-3" href={links.self}>
        {t('choose-time.cancel')}
      </ButtonLink>
    </div>
  );
}
