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

/** The ways to ask the company, folded into one line for pages where something else comes first. */
export function Contact({ wording, company }: Props) {
  return (
    <Fold summary={wording.t('contact.heading', named(company))}>
      <ContactFirst wording={wording} company={company} quiet />
    </Fold>
  );
}

/** Whom to ask, as far as it is known, where the booking could not be read. */
export function WhomToAsk({ wording, company }: Props) {
  return (
    <section className={stack.tight}>
      <h2 className="text-lg">{wording.t('contact.heading', named(company))}</h2>
      <ContactFirst wording={wording} company={company} quiet />
    </section>
  );
}

/** Every number and address that the API gives, to tap unless it is uncertain; when it gives none, says where to look. */
export function ContactFirst({
  wording: { t },
  company,
  quiet = false,
}: Props & { /** Where something else is to be done first. */ readonly quiet?: boolean }) {
  const phones = company.phone === undefined ? [] : readPhones(company.phone, company.country);
  const ways = [
    ...phones.map(({ text, uri }) => ({
      text,
      uri,
      words: t.rich('contact.call', { phone: text, ltr }),
    })),
    ...readMails(company.email ?? '').map(({ text, address }) => ({
      text,
      uri: address && mailLink(address),
      words: t.rich('contact.email', { email: text, ltr }),
    })),
  ];
  const first = ways.find(({ uri }) => uri !== undefined);
  const site = company.homePage;
  if (ways.length === 0 && site === undefined) return <p>{t('contact.none')}</p>;
  return (
    <div className={stack.tight}>
      {ways.map((way) =>
        way.uri === undefined ? (
          <p key={way.text}>{said(way.words)}</p>
        ) : (
          <ButtonLink
            key={way.text}
            look={quiet || way !== first ? 'quiet' : 'calm'}
            onPaper="words"
            href={way.uri}
          >
            {said(way.words)}
          </ButtonLink>
        ),
      )}
      {site !== undefined && (
        <ButtonLink look="quiet" onPaper="words" href={site} rel="noreferrer">
          {said(t.rich('contact.homePage', { site: new URL(site).hostname, ltr }))}
        </ButtonLink>
      )}
    </div>
  );
}

// One child of the flexible button, so that the spaces between its words stay.
const said = (label: ReactNode) => <span>{label}</span>;

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
