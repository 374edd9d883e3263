import type { ReactNode } from 'react';
import type { Wording } from '@/i18n/wording';
import type { ShownCompany } from '@/lib/booking/booking';
import { Fold } from './fold';
import { readMails } from '@/lib/booking/mails';
import { readPhones } from '@/lib/booking/phones';
import { mailLink } from './links';
import { stack } from './looks';
import { ButtonLink } from './button';
import { named } from './named';

type Props = { readonly wording: Wording; readonly company: ShownCompany };

/** The company's phone and mail, for pages on which asking it is the thing to do. */
export function ContactFirst({
  wording,
  company,
  quiet = false,
}: Props & { /** Where something else is to be done first. */ readonly quiet?: boolean }) {
  return (
    <div className={stack.tight}>
      <Ways wording={wording} company={company} quiet={quiet} />
    </div>
  );
}

/** The same, folded into one line for pages where something else comes first. */
export function Contact({ wording, company }: Props) {
  const { t } = wording;
  return (
    <Fold summary={t('contact.heading', named(company))}>
      <div className={stack.tight}>
        <Ways wording={wording} company={company} quiet />
      </div>
    </Fold>
  );
}

/** Whom to ask, as far as it is known, where the booking could not be read. */
export function WhomToAsk({ wording, company }: Props) {
  return (
    <section className={stack.tight}>
      <h2 className="text-lg">{wording.t('contact.heading', named(company))}</h2>
      <Ways wording={wording} company={company} quiet />
    </section>
  );
}

/** Every number and address that the API gives; when it gives none, says where to look. */
function Ways({ wording: { t }, company, quiet = false }: Props & { readonly quiet?: boolean }) {
  const phones = company.phone === undefined ? [] : readPhones(company.phone, company.country);
  const mails = readMails(company.email ?? '').map(({ text, address }) => ({
    text,
    uri: address === undefined ? undefined : mailLink(address),
  }));
  const site = company.homePage;
  if (phones.length === 0 && mails.length === 0 && site === undefined)
    return <p>{t('contact.none')}</p>;
  const first = [...phones, ...mails].find(({ uri }) => uri !== undefined)?.uri;
  const look = (uri: string) => (quiet || uri !== first ? 'quiet' : 'calm');
  return (
    <>
      {phones.map(({ text, uri }) => (
        <Way key={text} uri={uri} look={look}>
          {t.rich('contact.call', { phone: text, ltr })}
        </Way>
      ))}
      {mails.map(({ text, uri }) => (
        <Way key={text} uri={uri} look={look}>
          {t.rich('contact.email', { email: text, ltr })}
        </Way>
      ))}
      {site !== undefined && (
        <ButtonLink look="quiet" onPaper="words" href={site} rel="noreferrer">
          {said(t.rich('contact.homePage', { site: new URL(site).hostname, ltr }))}
        </ButtonLink>
      )}
    </>
  );
}

/** A number or address to tap, or plain text when it is not certain. */
function Way({
  uri,
  look,
  children,
}: {
  readonly uri: string | undefined;
  readonly look: (uri: string) => 'quiet' | 'calm';
  readonly children: ReactNode;
}) {
  return uri === undefined ? (
    <p>{said(children)}</p>
  ) : (
    <ButtonLink look={look(uri)} onPaper="words" href={uri}>
      {said(children)}
    </ButtonLink>
  );
}

// One child of the flexible button, so that the spaces between its words stay.
const said = (words: ReactNode) => <span>{words}</span>;

/** Phone numbers and mail addresses read left to right in every language. */
const ltr = (chunks: ReactNode) => (
  <bdi dir="ltr" translate="no">
    {chunks}
  </bdi>
);

/** The company's own booking page, when the API gives its address. */
export function BookAgain({
  wording: { t },
  company,
  quiet = false,
}: Props & { readonly quiet?: boolean }) {
  if (!company.bookAgainPage) return null;
  return (
    <ButtonLink look={quiet ? 'quiet' : 'calm'} href={company.bookAgainPage} rel="noreferrer">
      {t('contact.bookAgain')}
    </ButtonLink>
  );
}
