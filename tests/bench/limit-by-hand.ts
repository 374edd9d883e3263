import {
  createCipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import { Pool } from 'undici';
import { z } from 'zod';
import { script, stylesheet } from '@/generated/assets';

/**
 * What the site does for its customer, written by hand with nothing spare: it reads the booking,
 * judges it, signs what the site signs, and fills one template of one page in one language. It
 * checks nothing of what the API sends, knows no other state, look or failure, and neither counts,
 * limits, logs nor traces. `likeness.ts` holds its page against the site's.
 */
const answer = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });
const learned = z
  .object({ page: answer, static: answer, staticBr: answer, pressed: answer })
  .parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const settings = z.object({ API: z.string(), API_KEY: z.string(), PORT: z.string() });
const { API, API_KEY, PORT } = settings.parse(process.env);

type Named = { readonly Name: string };
type Booking = {
  readonly Id: number;
  readonly CancellationCode: string;
  readonly StatusId: number;
  readonly From: string;
  readonly To: string;
  readonly LengthInMinutes: number;
  readonly LastTimeToUnBook: string;
  readonly Company: Named &
    Readonly<Record<'Id' | 'Street1' | 'ZipCode' | 'City', string>> &
    Readonly<Record<'Phone' | 'Email', string>>;
  readonly Service: Named & { readonly Description: string };
  readonly BookedResourceTypes: readonly (Named & { readonly Resources: readonly Named[] })[];
  readonly Quantities: readonly Readonly<
    { Quantity: number; Price: number } & Record<'Category' | 'PriceText', string>
  >[];
};

// The API

const pool = new Pool(API, { connections: 32 });
const headers = { accept: 'application/json', 'x-api-key': API_KEY, 'x-language': 'sv' };
const wanted =
  '&StatusIds=1%2C2%2C3%2C4%2C5%2C6%2C7%2C8%2C9%2C10&IncludeCompanyInformation=true' +
  '&IncludeServiceInformation=true&IncludeQuantityInformation=true' +
  '&IncludeBookedResourceTypes=true&IncludeStatusInformation=true&IncludePaymentLog=true';

/** The booking, as the page needs it: active, opened by this code, its deadline ahead. */
async function read(id: number, code: string, now: number): Promise<Booking> {
  const path = `/bookings?Id=${id}&CancellationCode=${encodeURIComponent(code)}${wanted}`;
  const { body } = await pool.request({ method: 'GET', path, headers });
  const { Results } = JSON.parse(await body.text()) as { readonly Results: readonly Booking[] };
  const booking = Results.find((one) => one.Id === id && one.CancellationCode === code);
  if (booking?.StatusId !== 1 || instantOf(booking.LastTimeToUnBook) <= now)
    throw new Error('There is no page by hand for this booking');
  return booking;
}

async function cancel(id: number, code: string, comment: string): Promise<void> {
  const query = `CancellationCode=${encodeURIComponent(code)}&UnBookedComments=${encodeURIComponent(comment)}`;
  const path = `/bookings/deletebycode/${id}?${query}`;
  const { body } = await pool.request({ method: 'DELETE', path, headers });
  const { Id, StatusId } = JSON.parse(await body.text()) as Booking;
  if (Id !== id || StatusId !== 2) throw new Error('The API did not cancel');
}

// What is signed

const keyFor = (purpose: string) =>
  Buffer.from(hkdfSync('sha256', API_KEY, 'bokamera-cancellation', purpose, 32));
const keys = { form: keyFor('form'), receipt: keyFor('receipt'), ticket: keyFor('ticket') };

const sign = (purpose: 'form' | 'receipt', parts: readonly (string | number)[]) =>
  createHmac('sha256', keys[purpose])
    .update(JSON.stringify(parts))
    .digest('base64url')
    .slice(0, 22);

function isOpened(token: string, id: number, code: string): boolean {
  const [stage = '', at = '', signature = ''] = token.split('.');
  const expected = sign('form', [id, code, stage, parseInt(at, 36)]);
  return (
    signature.length === expected.length &&
    timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
  );
}

function sealTicket(id: number, code: string, now: number): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys.ticket, nonce).setAAD(Buffer.from(String(id)));
  const text = `${(now + 90 * 24 * 3_600_000).toString(36)}.${code}`;
  const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(sealed).toString('base64url');
}

function fingerprint(booking: Booking): string {
  const facts = [
    booking.Id,
    booking.Company.Id,
    booking.Service.Name,
    booking.From,
    booking.To,
    booking.LastTimeToUnBook,
    booking.BookedResourceTypes.flatMap(({ Name: kind, Resources }) =>
      Resources.map(({ Name }) => [kind, Name]),
    ),
    booking.Quantities.map((one) => [one.Category, one.Quantity, one.PriceText, one.Price]),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16);
}

// Words, dates and spans

const timeZone = 'Europe/Stockholm';
const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});
const day = new Intl.DateTimeFormat('sv-SE', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const time = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone: 'UTC' });
const span = new Intl.RelativeTimeFormat('sv-SE', { numeric: 'always' });
const unit = (name: string) =>
  new Intl.NumberFormat('sv-SE', { style: 'unit', unit: name, unitDisplay: 'long' });
const [hours, minutes] = [unit('hour'), unit('minute')];

const asUtc = (wall: string) => new Date(`${wall}Z`);
const instants = new Map<string, number>();

/** When a clock in the company's zone shows this; remembered, as appointments share their hours. */
function instantOf(wall: string): number {
  const kept = instants.get(wall);
  if (kept !== undefined) return kept;
  const utc = asUtc(wall).getTime();
  const instant = 2 * utc - Date.parse(`${wallClock.format(utc).replace(' ', 'T')}Z`);
  instants.set(wall, instant);
  return instant;
}

function until(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 3_600_000);
  if (whole >= 48) return span.format(Math.floor(whole / 24), 'day');
  return whole > 0
    ? span.format(whole, 'hour')
    : span.format(Math.floor(milliseconds / 60_000), 'minute');
}

function length(total: number): string {
  const [whole, rest] = [Math.floor(total / 60), total % 60];
  if (rest === 0) return hours.format(whole);
  return whole === 0 ? minutes.format(rest) : `${hours.format(whole)} ${minutes.format(rest)}`;
}

const unsafe =
  /["&'<>\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const everyUnsafe = new RegExp(unsafe, 'g');
const entities: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Text for the page: no markup, no controls, nothing that turns the direction of reading. */
const text = (raw: string) =>
  unsafe.test(raw) ? raw.replace(everyUnsafe, (one) => entities[one] ?? '') : raw;

// The page

const before = `<!DOCTYPE html><html lang="sv" dir="ltr"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/><meta name="description" content="Här ser du din bokning och kan avboka den."/><meta name="robots" content="noindex, nofollow"/><meta name="referrer" content="no-referrer"/><meta name="format-detection" content="telephone=no"/><link rel="icon" href="/icon.svg" type="image/svg+xml"/><style>${stylesheet.css}</style>`;
const after = `<nav aria-label="Om sidan"><a href="/sv/help">Hjälp</a><a href="/sv/privacy">Integritet</a><a href="/sv/accessibility">Tillgänglighet</a></nav></footer><script>${script.code}</script></body></html>`;
const choices = [
  ['ill', 'Jag är sjuk'],
  ['time', 'Tiden passar inte'],
  ['changed-mind', 'Jag har ändrat mig'],
  ['found-other', 'Jag har hittat något annat'],
  ['mistake', 'Jag bokade fel'],
] as const;
const reasons = choices
  .map(
    ([value, words]) =>
      `<label class="choice"><input type="radio" name="reason" value="${value}"/> <span>${words}</span></label>`,
  )
  .join('');
const languages = [
  ['en', 'ltr', 'English'],
  ['nb', 'ltr', 'Norsk bokmål'],
  ['da', 'ltr', 'Dansk'],
  ['fi', 'ltr', 'Suomi'],
  ['de', 'ltr', 'Deutsch'],
  ['pl', 'ltr', 'Polski'],
  ['ar', 'rtl', 'العربية'],
] as const;

function pageOf(booking: Booking, code: string, now: number): string {
  const { Id, From, To, LastTimeToUnBook, Service } = booking;
  const query = `code=${encodeURIComponent(code)}`;
  const { Name, Street1, ZipCode, City, Phone, Email } = booking.Company;
  const [company, street, town] = [text(Name), text(Street1), text(City)];
  const place = `${text(ZipCode)} ${town}`;
  const map = new URLSearchParams({
    api: '1',
    query: `${Name}, ${Street1}, ${ZipCode} ${City}`,
  }).toString();
  const opened = `first.${now.toString(36)}.${sign('form', [Id, code, 'first', now])}`;
  const ahead = instantOf(LastTimeToUnBook) - now;
  const dayName = day.format(asUtc(From));
  const clock = `kl. ${time.format(asUtc(From))}–${time.format(asUtc(To))}`;
  const resources = booking.BookedResourceTypes.map(
    ({ Name: kind, Resources }) =>
      `<div class="inline"><dt>${text(kind)}</dt> <dd>${Resources.map((one) => `<bdi>${text(one.Name)}</bdi>`).join(', ')}</dd></div>`,
  ).join(' ');
  const prices = booking.Quantities.map((one) => `<bdi>${text(one.PriceText)}</bdi>`);
  const priceLines = booking.Quantities.map(
    (one, index) =>
      `<li>${prices[index] ?? ''} <bdi class="note">${text(one.Category)}${one.Quantity === 1 ? '' : `, ${one.Quantity} st`}</bdi></li>`,
  ).join('');
  return `${before}<title>Vill du avboka tiden? – ${company}</title></head><body><a class="skip" href="#main">Hoppa till innehållet</a>
<header class="top"><p class="brand"><span class="monogram" aria-hidden="true">${text(Name.charAt(0))}</span><bdi>${company}</bdi></p></header>
<main id="main" data-state="cancellable" data-tidy="/sv/bookings/${Id}?ticket=${sealTicket(Id, code, now)}" tabindex="-1">
<div class="headline"><div class="heading"><h1>Vill du avboka tiden?</h1></div></div><div class="columns">
<section class="ticket" aria-labelledby="ticket"><h2 id="ticket" class="visually-hidden">Din bokning</h2><dl class="gist">
<div class="when"><dt>När</dt><dd><p class="day">${dayName}</p><p class="clock"><time dateTime="${From}">${clock}</time> <span class="note">${length(booking.LengthInMinutes)}</span></p></dd></div>
<div class="what"><dt>Vad</dt><dd dir="auto" lang="sv">${text(Service.Name)}</dd></div>${resources} <div class="inline"><dt>Pris</dt> <dd>${prices.join(', ')}</dd></div>
<div class="where"><dt>Var</dt><dd><bdi>${street}, ${town}</bdi> <a class="map" href="https://www.google.com/maps/search/?${text(map)}" rel="noreferrer">Visa på karta</a></dd></div></dl>
<dl class="foot"><div><dt>Avboka senast</dt> <dd class="note" data-until="${ahead}" data-soon="om mindre än en minut" data-passed="Tidsgränsen har passerat. Nu går det inte längre att avboka här.">${until(ahead)}</dd> <dd class="last"><time dateTime="${LastTimeToUnBook}">${day.format(asUtc(LastTimeToUnBook))} kl. ${time.format(asUtc(LastTimeToUnBook))}</time></dd></div></dl></section>
<div><form class="cancel" noValidate="" data-once="Avbokar …" action="/sv/bookings/${Id}?${query}" method="post"><input type="hidden" name="shown" value="${fingerprint(booking)}"/><input type="hidden" name="token" value="${opened}"/>
<details class="fold"><summary>Säg varför <span class="note">Frivilligt</span></summary><div><fieldset><legend>Varför avbokar du? </legend><div class="choices">${reasons}</div></fieldset>
<div class="field"><label for="comment">Vill du lägga till något? </label><p id="comment-hint" class="note">${company} kan läsa det du skriver. Högst 1\u00a0000\u00a0tecken.</p><textarea id="comment" name="comment" rows="2" dir="auto" maxLength="1000" aria-describedby="comment-hint"></textarea><p class="note" role="status" data-left="{left}\u00a0tecken kvar"></p></div></div></details>
<button type="submit" class="button danger">Avboka ${dayName}</button><p class="note sure" role="status" data-slow="Det tar längre tid än vanligt. Stäng inte sidan.">Inget avbokas förrän du trycker.</p><a class="button plain" href="/sv/bookings/${Id}/kept?${query}">Behåll tiden</a></form>
<details class="fold"><summary>Mer om bokningen</summary><div><dl class="facts"><div><dt>Beskrivning</dt> <dd><p class="prewrap" dir="auto" lang="sv">${text(Service.Description)}</p></dd></div><div><dt>Pris</dt> <dd><ul>${priceLines}</ul></dd></div><div><dt>Var</dt> <dd><bdi>${street}, ${place}</bdi></dd></div><div><dt>När</dt> <dd>Lokal tid i ${town}</dd></div><div><dt>Bokningsnummer</dt> <dd><bdi>${Id}</bdi></dd></div></dl></div></details>
<details class="fold"><summary>Kontakta ${company}</summary><div><div class="contact actions"><a class="button quiet" href="tel:${Phone.replace(/[^\d+]/g, '')}"><span>Ring <bdi dir="ltr">${text(Phone)}</bdi></span></a><a class="button quiet" href="mailto:${text(encodeURI(Email))}"><span>Mejla <bdi dir="ltr">${text(Email)}</bdi></span></a></div></div></details></div></div></main>
<footer><nav class="languages" aria-label="Språk">${languages.map(([locale, dir, name]) => `<a href="/${locale}/bookings/${Id}?${query}" lang="${locale}" hrefLang="${locale}" dir="${dir}">${name}</a>`).join('')}</nav>${after}`;
}

// Showing, cancelling, and a static page

const quality = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 16 };
const compress = (page: Buffer) =>
  brotliCompressSync(page, {
    params: { ...quality, [constants.BROTLI_PARAM_SIZE_HINT]: page.byteLength },
  });
const still = Buffer.from(learned.static.body, 'base64');
const stillBr = Buffer.from(learned.staticBr.body, 'base64');

async function show(response: ServerResponse, br: boolean, id: number, code: string) {
  const now = Date.now();
  const page = Buffer.from(pageOf(await read(id, code, now), code, now));
  send(response, learned.page.headers, br ? compress(page) : page, br);
}

async function press(response: ServerResponse, body: Buffer, id: number, code: string) {
  const now = Date.now();
  const form = new URLSearchParams(body.toString());
  const reason = choices.find(([value]) => value === form.get('reason'))?.[1];
  const comment = [reason, form.get('comment')].filter(Boolean).join('. ');
  const isShown = fingerprint(await read(id, code, now)) === form.get('shown');
  if (!isShown || !isOpened(form.get('token') ?? '', id, code)) throw new Error('Not our form');
  await cancel(id, code, comment);
  const [at, wall] = [now.toString(36), wallClock.format(now).replace(/\D/g, '')];
  const receipt = `${at}.${wall}.${sign('receipt', [id, code, at, wall])}`;
  const location = `/sv/bookings/${id}?code=${encodeURIComponent(code)}&receipt=${receipt}`;
  response.writeHead(303, { ...learned.pressed.headers, location, 'content-length': 0 }).end();
}

function send(
  response: ServerResponse,
  own: Readonly<Record<string, string>>,
  body: Buffer,
  br: boolean,
): void {
  const encoded = br ? { 'content-encoding': 'br' } : {};
  response.writeHead(200, { ...own, ...encoded, 'content-length': body.byteLength }).end(body);
}

createServer((request, response) => {
  const br = request.headers['accept-encoding'] === 'br';
  const [path = '/', query] = (request.url ?? '/').split('?');
  if (path === '/sv/help') {
    send(response, learned.static.headers, br ? stillBr : still, br);
    return;
  }
  const id = Number(path.slice(path.lastIndexOf('/') + 1));
  const code = new URLSearchParams(query).get('code') ?? '';
  const fail = () => response.destroy();
  if (request.method !== 'POST') {
    show(response, br, id, code).catch(fail);
    return;
  }
  const chunks: Buffer[] = [];
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => void press(response, Buffer.concat(chunks), id, code).catch(fail));
}).listen(Number(PORT), '127.0.0.1');
