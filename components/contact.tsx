import type { View } from '@/i18n/view';
import type { Company } from '@/lib/booking/booking';
import { mailLink, phoneLink } from './links';

/** The company's phone and mail, one tap away. Also says where to look when the API gives neither. */
export function Contact({
  view: { t },
  company,
}: {
  readonly view: View;
  readonly company: Company;
}) {
  const phone = company.phone && phoneLink(company.phone);
  const email = company.email && mailLink(company.email);
  return (
    <section className="contact" aria-labelledby="contact">
      <h2 id="contact">
        {company.name
          ? t('contact.heading', { company: company.name })
          : t('contact.headingUnnamed')}
      </h2>
      <div className="actions">
        {phone && company.phone && (
          <a className="button quiet" href={phone}>
            {t.rich('contact.call', { phone: company.phone, ltr })}
          </a>
        )}
        {email && company.email && (
          <a className="button quiet" href={email}>
            {t.rich('contact.email', { email: company.email, ltr })}
          </a>
        )}
      </div>
      {!phone && !email && <p>{t('contact.none')}</p>}
    </section>
  );
}

/** Numbers and mail addresses read left to right in every language. */
const ltr = (chunks: React.ReactNode) => <bdi dir="ltr">{chunks}</bdi>;

/** The company's own page for booking, when the API says where it is. */
export function BookAgain({
  view: { t },
  company,
}: {
  readonly view: View;
  readonly company: Company;
}) {
  if (!company.bookingPage) return null;
  return (
    <p>
      <a className="button quiet" href={company.bookingPage} rel="noreferrer">
        {t('contact.bookAgain')}
      </a>
    </p>
  );
}
