import { TriesItself } from '../tries-itself';
import { AttemptOffer } from '../attempt-offer';
import type { Wording } from '@/i18n/wording';
import { Headline } from '../headline';
import { ContactFirst, WhomToAsk } from '../contact';
import type { PropsOf } from './props';
import { Recheck } from '../recheck';

/** What a page that could not read the booking says about the press. */
export const leads = { nothing: 'lead', cancel: 'leadPressed', move: 'leadMove' } as const;

/** The headline: after a press, what became of that. */
export function unreadTitle(
  { t }: Wording,
  state: 'unavailable' | 'busy',
  unsent: keyof typeof leads = 'nothing',
): string {
  switch (unsent) {
    case 'nothing':
      return t(`${state}.title`);
    case 'cancel':
      return t('unavailable.titlePressed');
    case 'move':
      return t('unavailable.titleMove');
  }
}

/** What a closed site says about the press. */
const notDone = { cancel: 'act.nothingSent', move: 'act.nothingMoved' } as const;

/** The booking could not be read, or the operator closed the site: ask the company, or try again. */
export function Unavailable(props: PropsOf<'unavailable'>) {
  const { wording, page, company, unsent = 'nothing', focusHeading } = props;
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
            {unsent !== 'nothing' && <p>{t(notDone[unsent])}</p>}
            <p>{t('unavailable.closed')}</p>
          </>
        ) : (
          <p>{t(`unavailable.${leads[unsent]}`)}</p>
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
