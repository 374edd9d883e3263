import { RetryCountdown } from '../retry-countdown';
import { AttemptOffer } from '../attempt-offer';
import type { Wording } from '@/i18n/wording';
import type { PressKind } from '@/lib/booking/press';
import { FindForm } from '../find-form';
import { Headline } from '../headline';
import { ContactFirst, WhomToAsk } from '../contact';
import type { PropsOf } from './props';
import { Recheck } from '../recheck';

/** The headline: after a press, what became of that. */
export function unreadTitle(
  { t }: Wording,
  state: 'unavailable' | 'busy',
  notSent: PressKind | undefined,
): string {
  return t(notSent ? `unavailable.titleAfter.${notSent}` : `${state}.title`);
}

/** The booking could not be read, a limit turned the page away, or the operator closed the site: try again, or ask. */
export function Unavailable(props: PropsOf<'unavailable' | 'busy'>) {
  const { wording, page, company, notSent, focusHeading } = props;
  const { t } = wording;
  const closed = page.state === 'unavailable' && page.closed;
  return (
    <>
      <Headline
        title={unreadTitle(wording, page.state, notSent)}
        sign="waiting"
        focus={focusHeading}
      >
        {closed ? (
          <>
            {notSent && <p>{t(`act.notDone.${notSent}`)}</p>}
            <p>{t('unavailable.closed')}</p>
          </>
        ) : (
          <p>
            {page.state === 'busy'
              ? `${t(notSent ? `busy.leadAfter.${notSent}` : 'busy.lead')} ${waitText(t, page.retryAfterSeconds)}`
              : t(notSent ? `unavailable.leadAfter.${notSent}` : 'unavailable.lead')}
          </p>
        )}
      </Headline>
      {closed && <ContactFirst wording={wording} company={company} />}
      <Recheck {...props} input={page.input} submit={t('act.retry')} quiet={closed} />
      <RetryCountdown wording={wording} seconds={props.retryIn} />
      {page.state === 'busy' && page.mayBeDamaged && <FindForm wording={wording} />}
      {!closed && <WhomToAsk wording={wording} company={company} />}
      <AttemptOffer wording={wording} href={props.links.attempt} />
    </>
  );
}

/** Long waits in minutes. */
function waitText(t: Wording['t'], seconds: number): string {
  return seconds < 120
    ? t('busy.seconds', { count: seconds })
    : t('busy.minutes', { count: Math.ceil(seconds / 60) });
}
