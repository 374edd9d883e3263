import { readFileSync } from 'node:fs';
import type { Stored } from './bookings';
import { companies } from './companies';
import { escape } from './escape-html';
import { groups, type Story } from './inbox-stories';
import type { Scenario } from './scenarios';

export type Mail = {
  readonly scenario: Scenario;
  readonly booking: Stored;
  /** When the inbox was filled, in milliseconds since 1970 UTC. */
  readonly delivered: number;
  /** Path of its button's link on the site. */
  readonly path: string;
};

const words = {
  sv: {
    tag: 'sv',
    hello: 'Hej! Här är din bokning hos',
    cancel: { question: 'Kan du inte komma?', button: 'Avboka' },
    move: { question: 'Vill du komma en annan gång?', button: 'Byt tid' },
  },
  nb: {
    tag: 'nb',
    hello: 'Hei! Her er bestillingen din hos',
    cancel: { question: 'Kan du ikke komme?', button: 'Avbestill' },
    move: { question: 'Vil du komme en annen gang?', button: 'Endre tid' },
  },
  en: {
    tag: 'en-GB',
    hello: 'Hello! Here is your booking with',
    cancel: { question: 'Can’t make it?', button: 'Cancel booking' },
    move: { question: 'Would another time suit you better?', button: 'Change the time' },
  },
} as const;

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const style = read('./inbox-base.css') + read('./inbox.css');

/**
 * Renders an inbox, grouped by what happens, next to the page that its mails open; the first is open. On
 * a narrow screen a mail's button opens the site itself, as on a customer's phone.
 *
 * @param editor address of the branding editor, if one runs
 */
export function renderInbox(
  mails: readonly Mail[],
  site: string,
  editor: string | undefined,
): string {
  const branding =
    editor === undefined ? '' : `<p><a href="${escape(editor)}">Change how the page looks</a></p>`;
  const [first] = mails;
  const sections = Object.entries(groups).map(([title, stories]) => {
    const newestFirst = Object.entries(stories).sort(
      ([, one], [, other]) => one.minutesAgo - other.minutesAgo,
    );
    const letters = newestFirst.flatMap(([name, story]) =>
      mails
        .filter(({ scenario }) => scenario.name === name)
        .map((mail) => letter(mail, story, site, mail === first)),
    );
    return `<section><h2>${escape(title)}</h2><div class="card">${letters.join('')}</div></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demo inbox</title><style>${style}</style>
<main class="desk"><div><header class="intro"><h1>Demo inbox</h1><p>Be a customer: open a mail and press its button to see the page behind it. The bookings are made up, so try whatever you like.</p>${branding}</header>
${sections.join('')}</div>
<iframe class="beside" name="phone" title="The page that the mail opens" src="${escape(first?.path)}" loading="lazy"></iframe></main></html>`;
}

function letter(
  mail: Mail,
  { subject, thought, minutesAgo }: Story,
  site: string,
  isOpen: boolean,
): string {
  const { scenario, booking, path } = mail;
  const { company, language } = scenario;
  const { hello, tag } = words[language];
  const { wire, service } = companies[company];
  const name = String(wire['Name']);
  const { question, button } = words[language][scenario.below === '/time' ? 'move' : 'cancel'];
  const sent = mail.delivered - minutesAgo * 60_000;
  return `<details class="mail" name="mail" lang="${language}"${isOpen ? ' open' : ''}><summary><span class="sender ${company}" aria-hidden="true">${escape(name.slice(0, 1))}</span><span class="row"><span class="from">${escape(name)} <time datetime="${new Date(sent).toISOString()}">${escape(arrival(sent, mail.delivered))}</time></span><b>${escape(subject)}</b><q lang="en">${escape(thought)}</q></span></summary>
<div class="letter"><p>${escape(hello)} ${escape(name)}.</p>
<p class="when"><b>${escape(wallTime(booking.fields['From'], tag))}</b><span>${escape(service.name)}</span><span>${escape(wire['Street1'])}, ${escape(wire['City'])}</span></p>
<p>${escape(question)}</p>
<p><a class="button alone" href="${escape(site + path)}">${escape(button)}</a><a class="button framed" href="${escape(path)}" target="phone">${escape(button)}</a></p>
<details class="engineers" lang="en"><summary>For engineers</summary><dl><dt>What happens</dt><dd>${escape(scenario.story)}</dd><dt>Scenario</dt><dd><code>${escape(scenario.name)}</code></dd><dt>It ends in the state</dt><dd><code>${escape(scenario.state)}</code></dd><dt>Link</dt><dd><a href="${escape(site + path)}">${escape(site + path)}</a></dd></dl></details></div></details>`;
}

/** When a mail came, as one mail program says it of all: the time of today, then the date. */
function arrival(sent: number, now: number): string {
  const timeZone = 'Europe/Stockholm';
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone });
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone });
  return (day.format(sent) === day.format(now) ? time : day).format(sent);
}

/** A company's local time, as its mail would write it. */
function wallTime(from: unknown, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(new Date(`${String(from).slice(0, 19)}Z`));
}
