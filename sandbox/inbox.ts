import type { Stored } from './bookings';
import { companies, type CompanyName } from './companies';
import { escape, page } from './page';
import { type Scenario, scenarios } from './scenarios';
import type { Sandbox } from './sandbox';

const words = {
  sv: { subject: 'Din tid är bokad', hello: 'Hej! Välkommen till', cancel: 'Avboka tiden' },
  nb: { subject: 'Timen din er bestilt', hello: 'Hei! Velkommen til', cancel: 'Avbestill timen' },
  en: {
    subject: 'Your booking is confirmed',
    hello: 'Hello! Welcome to',
    cancel: 'Cancel booking',
  },
} as const;

type Mail = { readonly scenario: Scenario; readonly booking: Stored; readonly link: string };

let mails: Mail[] | undefined;

/** The emails that customers would have got, one for each scenario, each with its cancel link. */
export function inboxPage(sandbox: Sandbox): string {
  const { brandingFile } = sandbox;
  mails ??= scenarios.map((scenario) => deliver(scenario, sandbox));
  const boxes = (Object.keys(companies) as CompanyName[]).map((name) => {
    const own = mails?.filter(({ scenario }) => scenario.company === name) ?? [];
    const company = companies[name].wire;
    return `<section><h2>${escape(company['Name'])} <small>${escape(company['City'])}</small></h2>${own.map(mail).join('')}</section>`;
  });
  const look =
    brandingFile === undefined ? '' : ' <a href="/branding">Change how the page looks.</a>';
  return page(
    'Demo inbox',
    `<p>These are the emails that customers of three companies would get. Each link opens the cancellation page in one of its states.${look}</p>${boxes.join('')}`,
  );
}

function deliver(scenario: Scenario, { store, site }: Sandbox): Mail {
  const booking = store.add(scenario.make(companies[scenario.company]));
  const code = scenario.linkCode ?? booking.CancellationCode;
  const fragment = scenario.fragment ? `#${scenario.fragment}` : '';
  return {
    scenario,
    booking,
    link: `${site}/${scenario.language}/bookings/${booking.Id}?${new URLSearchParams({ code })}${fragment}`,
  };
}

function mail({ scenario, booking, link }: Mail): string {
  const { subject, hello, cancel } = words[scenario.language];
  const company = companies[scenario.company];
  return `<article lang="${scenario.language}">
    <p class="aim" lang="en"><b>${escape(scenario.state)}</b> ${escape(scenario.story)}</p>
    <h3>${escape(subject)}</h3>
    <p>${escape(hello)} ${escape(company.wire['Name'])}.<br>${escape(company.service.name)}, ${escape(String(booking.fields['From']).replace('T', ' ').slice(0, 16))}</p>
    <p><a class="button" href="${escape(link)}">${escape(cancel)}</a></p>
  </article>`;
}
