import { languageOfCountry } from '@/i18n/locales';
import { ChooseTimeForm } from '../free-time-choices';
import { Headline } from '../headline';
import { NoTimes } from '../no-times';
import { startText } from '../start-text';
import type { PropsOf } from './props';

/** The choice was taken by then: nothing is changed, and here is what else is free. */
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
        <ChooseTimeForm
          view={view}
          links={links}
          offer={offer}
          lang={languageOfCountry(booking.company.country)}
          now={now}
        />
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
