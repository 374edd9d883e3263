import { TriesItself } from '../tries-itself';
import { AttemptOffer } from '../attempt-offer';
import type { Wording } from '@/i18n/wording';
import { FindForm } from '../find-form';
import { Headline } from '../headline';
import { WhomToAsk } from '../contact';
import type { PropsOf } from './props';
import { Recheck } from '../recheck';
import { unreadTitle } from './unavailable';

/** Turned away by a limit: when to try again, and whom to ask. */
export function Busy(props: PropsOf<'busy'>) {
  const { wording, page, company, unsent, focusHeading } = props;
  const { t } = wording;
  return (
    <>
      <Headline title={unreadTitle(wording, 'busy', unsent)} sign="waiting" focus={focusHeading}>
        <p>
          {t(unsent ? `busy.leadAfter.${unsent}` : 'busy.lead')}{' '}
          {waitText(t, page.retryAfterSeconds)}
        </p>
      </Headline>
      <Recheck {...props} values={page.form} submit={t('act.retry')} />
      <TriesItself wording={wording} seconds={props.readAgainIn} />
      {page.mayBeBent && <FindForm wording={wording} />}
      <WhomToAsk wording={wording} company={company} />
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
