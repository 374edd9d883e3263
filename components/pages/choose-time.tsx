import { Banner } from '../banner';
import { FreeTimes } from '../free-times';
import { Headline } from '../headline';
import { startText } from '../start-text';
import { WhichBooking } from '../which-booking';
import type { PropsOf } from './props';
import { ButtonLink } from '../button';

/** The times to choose from; the present one is kept until the new one is confirmed. */
export function ChooseTime({ wording, page, links, now, focusHeading }: PropsOf<'choose-time'>) {
  const { t } = wording;
  const { booking, offer, notice } = page;
  return (
    <>
      {notice === 'not-sent' && <Banner>{t('act.notDone.move')}</Banner>}
      {(notice === 'changed' || notice === 'elsewhere') && (
        <Banner>{t(`choose-time.${notice}`)}</Banner>
      )}
      <Headline title={t('choose-time.title')} focus={focusHeading}>
        <WhichBooking booking={booking} />
        <p>{t('choose-time.lead', { when: startText(wording, booking, now) })}</p>
      </Headline>
      <FreeTimes wording={wording} booking={booking} offer={offer} links={links} now={now} />
      <ButtonLink look="plain" href={links.booking}>
        {t('act.back')}
      </ButtonLink>
    </>
  );
}
