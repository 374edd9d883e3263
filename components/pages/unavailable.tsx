import { TriesItself } from '../tries-itself';
import { AttemptOffer } from '../attempt-offer';
import type { Wording } from '@/i18n/wording';
import type { PressKind } from '@/lib/booking/press';
import { Headline } from '../headline';
import { ContactFirst, WhomToAsk } from '../contact';
import type { PropsOf } from './props';
import { Recheck } from '../recheck';

/** The headline: after a press, what became of that. */
export function unreadTitle(
  { t }: Wording,
  state: 'unavailable' | 'busy',
  unsent: PressKind | undefined,
): string {
  return t(unsent ? `unavailable.titleAfter.${unsent}` : `${state}.title`);
}

/** The booking could not be read, or the operator closed the site: ask the company, or try again. */
export function Unavailable(props: PropsOf<'unavailable'>) {
  const { wording, page, company, unsent, focusHeading } = props;
  const { t } = wording;
  return (
    <>
      <Headline
        title={unreadTitle(wording, 'unavailable', unsent)}
        sign="waiting"
        focus={focusHeading}
      >
        {page.closed ? (
          <>
            {unsent && <p>{t(`act.notDone.${unsent}`)}</p>}
            <p>{t('unavailable.closed')}</p>
          </>
        ) : (
          <p>{t(unsent ? `unavailable.leadAfter.${unsent}` : 'unavailable.lead')}</p>
        )}
      </Headline>
      {page.closed && <ContactFirst wording={wording} company={company} />}
      <Recheck {...props} values={page.form} submit={t('act.retry')} quiet={page.closed} />
      <TriesItself wording={wording} seconds={props.readAgainIn} />
      {!page.closed && <WhomToAsk wording={wording} company={company} />}
      <AttemptOffer wording={wording} href={props.links.attempt} />
    </>
  );
}
