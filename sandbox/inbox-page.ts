import { readFileSync } from 'node:fs';
import type { Stored } from './bookings';
import { companies, type CompanyName } from './companies';
import { escape } from './escape-html';
import type { Scenario } from './scenarios';

export type Mail = {
  readonly scenario: Scenario;
  readonly booking: Stored;
  /** Path of its button's link on the site. */
  readonly path: string;
};

const words = {
  sv: {
    subject: 'Din tid är bokad',
    hello: 'Hej! Här är din bokning hos',
    question: 'Kan du inte komma?',
    cancel: 'Avboka tiden',
  },
  nb: {
    subject: 'Timen din er bestilt',
    hello: 'Hei! Her er bestillingen din hos',
    question: 'Kan du ikke komme?',
    cancel: 'Avbestill timen',
  },
  en: {
    subject: 'Your booking is confirmed',
    hello: 'Hello! Here is your booking with',
    question: 'Can’t make it?',
    cancel: 'Cancel booking',
  },
} as const;

const style = readFileSync(new URL('./inbox.css', import.meta.url), 'utf8');

const hint = `<body style="font:17px/1.5 system-ui,sans-serif;color-scheme:light dark;display:grid;place-items:center;height:90vh;margin:0 2rem;text-align:center;opacity:.7"><p>Open a mail and press its button.<br>The page it leads to opens here.`;

/**
 * Renders a mail app next to the page that its emails open. On a narrow screen an email's button
 * opens the site itself, as on a customer's phone.
 *
 * @param editor address of the branding editor, if one runs
 */
export function renderInbox(
  mails: readonly Mail[],
  site: string,
  editor: string | undefined,
): string {
  const branding =
    editor === undefined ? '' : ` <a href="${escape(editor)}">Change how the page looks</a>.`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demo inbox</title><style>${style}</style>
<header class="intro"><h1>Demo inbox</h1><p>Mails that customers of three companies would get. Each button opens the cancellation page in one of its states.${branding}</p></header>
<main class="phones"><section class="screen" aria-label="Mail"><div class="bar"><h2>Inbox</h2><span>${mails.length} mails</span></div>${mails.map((mail) => letter(mail, site)).join('')}</section>
<iframe name="phone" title="The page that the mail opens" srcdoc="${escape(hint)}"></iframe></main></html>`;
}

function letter({ scenario, booking, path }: Mail, site: string): string {
  const { subject, hello, question, cancel } = words[scenario.language];
  const { wire, service } = companies[scenario.company];
  const name = String(wire['Name']);
  const when = wallTime(String(booking.fields['From']), scenario.language);
  return `<details class="mail" name="mail" lang="${scenario.language}"><summary>${sender(scenario.company, name)}<span class="row"><b>${escape(name)}</b>${escape(subject)}<span lang="en">${escape(scenario.state)} · ${escape(scenario.story)}</span></span></summary>
<div class="letter"><p class="story" lang="en"><b>${escape(scenario.state)}</b> ${escape(scenario.story)}</p>
<h3>${escape(subject)}</h3><p>${escape(hello)} ${escape(name)}.</p>
<p class="when"><b>${escape(when)}</b><span>${escape(service.name)}</span><span>${escape(wire['Street1'])}, ${escape(wire['City'])}</span></p>
<p>${escape(question)}</p>
<p><a class="button alone" href="${escape(site + path)}">${escape(cancel)}</a><a class="button beside" href="${escape(path)}" target="phone">${escape(cancel)}</a></p></div></details>`;
}

function sender(company: CompanyName, name: string): string {
  return `<span class="sender ${company}" aria-hidden="true">${escape(name.slice(0, 1))}</span>`;
}

/** The company's local time, as its email would write it. */
function wallTime(from: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(new Date(`${from.slice(0, 19)}Z`));
}
