import type { Stored } from './bookings';
import { companies, type CompanyName } from './companies';
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
  mails ??= scenarios.map((scenario) => deliver(scenario, sandbox));
  const boxes = (Object.keys(companies) as CompanyName[]).map((name) => {
    const own = mails?.filter(({ scenario }) => scenario.company === name) ?? [];
    const company = companies[name].wire;
    return `<section><h2>${escape(company['Name'])} <small>${escape(company['City'])}</small></h2>${own.map(mail).join('')}</section>`;
  });
  return page(boxes.join(''));
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

function page(content: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Demo inbox</title><style>
:root{color-scheme:light dark}body{font:17px/1.5 system-ui,sans-serif;max-width:70rem;margin:auto;padding:1rem}
section{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));margin-bottom:2rem}
h2{grid-column:1/-1;margin:1rem 0 0}small{font-weight:400;opacity:.7}
article{border:1px solid #8886;border-radius:.8rem;padding:1rem}h3,p{margin:.3rem 0}
.aim{font-size:.85rem;opacity:.85;border-bottom:1px dashed #8886;padding-bottom:.5rem}
.button{display:inline-block;padding:.7rem 1.2rem;border-radius:.6rem;background:#1d5c56;color:#fff;text-decoration:none}
</style><h1>Demo inbox</h1><p>These are the emails that customers of three companies would get. Each link opens the cancellation page in one of its states.</p>${content}</html>`;
}

function escape(value: unknown): string {
  return String(value).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
