import type { ShownBooking } from '@/lib/booking/booking';
import type { BookingPageProps } from './props';
import { CardPage } from '../card-page';
import { ButtonLink } from '../button';
import { stack } from '../looks';

type Props = Pick<BookingPageProps, 'wording' | 'now'> & {
  readonly booking: ShownBooking;
  /** The page that cancels. */
  readonly back: string;
  readonly calendar: string;
};

/** The booking that the customer keeps, as just read. */
export function KeptPage(props: Props) {
  const { t } = props.wording;
  return (
    <CardPage
      {...props}
      title={t('kept.title')}
      sign="kept"
      focusHeading
      lead={<p>{t('kept.lead')}</p>}
    >
      <div className={stack.tight}>
        {props.booking.start && <ButtonLink href={props.calendar}>{t('kept.calendar')}</ButtonLink>}
        <ButtonLink look="plain" href={props.back}>
          {t('act.back')}
        </ButtonLink>
      </div>
    </CardPage>
  );
}
