import { AttemptOffer } from '../attempt-offer';
import { cancelText } from '../button-text';
import { ButtonLink } from '../button';
import { ChangeTime } from '../change-time';
import { RetainedInput } from '../retained-input';
import { ContactFirst } from '../contact';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { named } from '../named';

/** Declined, and just read as not cancelled: try again first, or ask. */
export function NotCancelled(props: PropsOf<'not-cancelled'>) {
  const { wording, page, links } = props;
  const { t } = wording;
  const { booking, standsUnchanged, input } = page;
  const { company } = booking;
  return (
    <CardPage
      {...props}
      booking={booking}
      title={t('not-cancelled.title')}
      sign="failed"
      lead={
        <p>
          {t('not-cancelled.lead')} {standsUnchanged && t('not-cancelled.stands')}{' '}
          {t('act.contact', named(company))}
        </p>
      }
    >
      <RetainedInput
        wording={wording}
        links={links}
        input={input}
        submit={cancelText(wording, booking)}
        intent="cancel"
      >
        <ChangeTime wording={wording} links={links} />
        <ContactFirst wording={wording} company={company} quiet />
        <ButtonLink look="plain" href={links.keep}>
          {t('form.keep')}
        </ButtonLink>
      </RetainedInput>
      <AttemptOffer wording={wording} href={links.attempt} />
    </CardPage>
  );
}
