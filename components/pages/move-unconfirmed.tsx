import { wantedTime } from '@/lib/booking/asked-move';
import { RecheckLink } from '../recheck-link';
import { startText } from '../start-text';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';

/** No proof either way: the request, a way to read again, and what is known. */
export function MoveUnconfirmed(props: PropsOf<'move-unconfirmed'>) {
  const { wording, page, links, now } = props;
  const { t, format } = wording;
  const { booking, asked, readAtOldTime } = page;
  const when = wantedTime(asked, booking?.company.timeZone).start;
  return (
    <CardPage
      {...props}
      booking={booking}
      title={t('move-unconfirmed.title')}
      sign="unclear"
      fate="unsure"
      lead={
        <>
          <p>{t('move-unconfirmed.lead', { when: format.dateTime(when, now) })}</p>
          {booking && readAtOldTime && (
            <p>{t('move-unconfirmed.stillThere', { when: startText(wording, booking, now) })}</p>
          )}
        </>
      }
      contact
    >
      <RecheckLink wording={wording} href={links.time?.recheck} />
    </CardPage>
  );
}
