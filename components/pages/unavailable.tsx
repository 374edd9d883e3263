import { TriesItself } from '../tries-itself';
import { AttemptOffer } from '../attempt-offer';
import { Headline } from '../headline';
import { WhomToAsk } from '../contact';
import type { PropsOf } from './props';
import { Recheck } from './recheck';

/** What a page that could not read the booking says about the press. */
export const leads = { nothing: 'lead', cancel: 'leadPressed', move: 'leadMove' } as const;

/** The booking could not be read: try again, or ask the company. */
export function Unavailable(props: PropsOf<'unavailable'>) {
  const { wording, page, company, pressed = 'nothing', focusHeading } = props;
  const { t } = wording;
  return (
    <>
      <Headline title={t('unavailable.title')} sign="waiting" focus={focusHeading}>
        <p>{t(`unavailable.${leads[pressed]}`)}</p>
      </Headline>
      <Recheck {...props} values={page.form} submit={t('unavailable.retry')} />
      <TriesItself wording={wording} seconds={props.readAgainIn} />
      <WhomToAsk wording={wording} company={company} />
      <AttemptOffer wording={wording} href={props.links.attempt} />
    </>
  );
}
