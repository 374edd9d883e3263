import type { ReactNode } from 'react';
import type { View } from '@/i18n/view';
import type { Company } from '@/lib/booking/booking';
import { Fold } from './fold';
import { readMails } from '@/lib/booking/mails';
import { readPhones } from '@/lib/booking/phones';
import { mailLink } from './links';

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

/** Every number and address that the API gives; also says where to look when it gives none. */
function Ways({ view: { t }, company, quiet = false }: Props & { readonly quiet?: boolean }) {
  const phones = company.phone === undefined ? [] : readPhones(company.phone, company.country);
  const mails = readMails(company.email ?? '').map((email) => ({ email, uri: mailLink(email) }));
  const site = company.homePage;
  if (phones.length === 0 && mails.length === 0 && site === undefined)
    return <p>{t('contact.none')}</p>;
  const first = phones.find(({ uri }) => uri !== undefined)?.uri ?? mails[0]?.uri;
  const look = (uri: string) => (quiet || uri !== first ? 'button quiet' : 'button');
  return (
    <>
      {phones.map(({ text, uri }) => {
        const words = said(t.rich('contact.call', { phone: text, ltr }));
        return uri === undefined ? (
          <p key={text}>{words}</p>
        ) : (
          <a key={text} className={look(uri)} href={uri}>
            {words}
          </a>
        );
      })}
      {mails.map(({ email, uri }) => (
        <a key={email} className={look(uri)} href={uri}>
          {said(t.rich('contact.email', { email, ltr }))}
        </a>
      ))}
      {site !== undefined && (
        <a className="button quiet" href={site} rel="noreferrer">
          {said(t.rich('contact.homePage', { site: new URL(site).hostname, ltr }))}
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
