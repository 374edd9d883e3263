import { ContactFirst } from '../contact';
import { startText } from '../start-text';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { ButtonLink } from '../button';
import { stack } from '../looks';
import { named } from '../named';

/** Declined, and just read as still at the old time: whom to ask, and how to choose again. */
export function NotMoved(props: PropsOf<'not-moved'>) {
  const { wording, page, links, now } = props;
  const { t } = wording;
  const { booking } = page;
  const { company } = booking;
  return (
    <CardPage
      {...props}
      booking={booking}
      title={t('not-moved.title')}
      sign="failed"
      lead={
        <p>
          {t('not-moved.lead', { when: startText(wording, booking, now) })}{' '}
          {t('act.contact', named(company))}
        </p>
      }
    >
      <div className={stack.tight}>
        {links.time && <ButtonLink href={links.time.choose}>{t('not-moved.retry')}</ButtonLink>}
        <ContactFirst wording={wording} company={company} quiet />
        <ButtonLink look="plain" href={links.booking}>
          {t('act.back')}
        </ButtonLink>
      </div>
    </CardPage>
  );
}
