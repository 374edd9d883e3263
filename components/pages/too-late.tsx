import { ContactFirst } from '../contact';
import { DeadlineFoot } from '../deadline-foot';
import { Disagreement } from '../disagreement';
import { CompanyText } from '../company-text';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { ChangeTime } from '../change-time';
import { named } from '../named';

/** Why it cannot be cancelled here, whom to ask, and since when. */
export function TooLate(props: PropsOf<'too-late'>) {
  const { wording, page, branding, links, now, proof } = props;
  const { t } = wording;
  const { booking, deadline } = page;
  const { company } = booking;
  return (
    <CardPage
      {...props}
      booking={booking}
      title={t('too-late.title')}
      sign="late"
      foot={
        <DeadlineFoot wording={wording} deadline={{ kind: 'passed', at: deadline }} now={now} />
      }
      lead={
        <>
          <Disagreement wording={wording} booking={booking} proof={proof} now={now} />
          <p>
            {booking.status === 'booked' && !proof && t('too-late.stands')}{' '}
            {t('too-late.contact', named(company))}
          </p>
          <CompanyText wording={wording} branding={branding} which="policy" />
        </>
      }
    >
      <ContactFirst wording={wording} company={company} />
      <ChangeTime wording={wording} links={links} />
    </CardPage>
  );
}
