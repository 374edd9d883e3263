import { ChooseTimeForm } from '../free-time-choices';
import { Headline } from '../headline';
import { NoTimes } from '../no-times';
import { startText } from '../start-text';
import type { PropsOf } from './props';

/** The chosen time was taken meanwhile: nothing changed, and here are the free times. */
export function SlotGone({
  view,
  page: { booking, offer },
  links,
  now,
  focusHeading,
}: PropsOf<'slot-gone'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('slot-gone.title')} sign="failed" focus={focusHeading}>
        <p>{t('slot-gone.lead', { when: startText(view, booking, now) })}</p>
      </Headline>
      {offer.kind === 'times' ? (
        <ChooseTimeForm view={view} links={links} offer={offer} now={now} />
      ) : (
        <NoTimes
          view={view}
          links={links}
          booking={booking}
          unreadable={offer.kind === 'unreadable'}
        />
      )}
    </>
  );
}
