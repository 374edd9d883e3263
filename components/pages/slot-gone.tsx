import { ButtonLink } from '../button';
import { FreeTimes } from '../free-times';
import { Headline } from '../headline';
import { startText } from '../start-text';
import type { PropsOf } from './props';

/** The chosen time was taken meanwhile: nothing changed, and here are the free times. */
export function SlotGone({
  wording,
  page: { booking, offer },
  links,
  now,
  focusHeading,
}: PropsOf<'slot-gone'>) {
  const { t } = wording;
  return (
    <>
      <Headline title={t('slot-gone.title')} sign="late" focus={focusHeading}>
        <p>{t('slot-gone.lead', { when: startText(wording, booking, now) })}</p>
      </Headline>
      <FreeTimes wording={wording} booking={booking} offer={offer} links={links} now={now} />
      <ButtonLink look="plain" href={links.booking}>
        {t('kept.back')}
      </ButtonLink>
    </>
  );
}
