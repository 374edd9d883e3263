import type { ReactNode } from 'react';
import type { View } from '@/i18n/view';
import type { Company } from '@/lib/booking/booking';
import { Fold } from './fold';
import { mailLink, phoneLink } from './links';

type Props = { readonly view: View; readonly company: Company };

/** The company's phone and mail, for pages on which asking it is the thing to do. */
export function ContactFirst({ view, company }: Props) {
  return (
    <div className="contact actions">
      <Ways view={view} company={company} />
    </div>
  );
}

/** The same, folded into one line where something else comes first. */
export function Contact({ view, company }: Props) {
  const { t } = view;
  const heading = company.name
    ? t('contact.heading', { company: company.name })
    : t('contact.headingUnnamed');
  return (
    <Fold summary={heading}>
      <div className="contact actions">
        <Ways view={view} company={company} quiet />
      </div>
    </Fold>
  );
}

/** Also says where to look when the API gives neither number nor address. */
function Ways({ view: { t }, company, quiet = false }: Props & { readonly quiet?: boolean }) {
  const phone = company.phone && phoneLink(company.phone);
  const email = company.email && mailLink(company.email);
  if (!phone && !email) return <p>{t('contact.none')}</p>;
  return (
    <>
      {phone && company.phone && (
        <a className={quiet ? 'button quiet' : 'button'} href={phone}>
          {said(t.rich('contact.call', { phone: company.phone, ltr }))}
        </a>
      )}
      {email && company.email && (
        <a className={quiet || phone ? 'button quiet' : 'button'} href={email}>
          {said(t.rich('contact.email', { email: company.email, ltr }))}
        </a>
      )}
    </>
  );
}

// One child of the flexible button, so that the space between its words is kept.
const said = (words: ReactNode) => <span>{words}</span>;

/** Numbers and mail addresses read left to right in every language. */
const ltr = (chunks: ReactNode) => <bdi dir="ltr">{chunks}</bdi>;

/** The company's own page for booking, when the API says where it is. */
export function BookAgain({
  view: { t },
  company,
  quiet = false,
}: Props & { readonly quiet?: boolean }) {
  if (!company.bookingPage) return null;
  return (
    <a className={quiet ? 'button quiet' : 'button'} href={company.bookingPage} rel="noreferrer">
      {t('contact.bookAgain')}
    </a>
  );
}
