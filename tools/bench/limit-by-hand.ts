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
import { shortenClasses } from '@/server/pages/shorten-classes';

/**
 * What the site does for its customer, written by hand with nothing spare: it reads the booking,
 * decides the state, signs what the site signs, and fills one template of one page in one language.
 * It validates nothing, knows no other state, branding or failure, and does not count, limit, log
 * or trace. `likeness.ts` compares its page with the site's.
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
  const [stage = '', at = '', unique = '', signature = ''] = token.split('.');
  const expected = sign('form', [id, code, stage, parseInt(at, 36), unique]);
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

/**
 * The instant of a local time in the company's zone; cached, because appointments share their
 * hours.
 */
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

/** Escapes text for the page: no markup, no control or direction characters. */
const text = (raw: string) =>
  unsafe.test(raw) ? raw.replace(everyUnsafe, (one) => entities[one] ?? '') : raw;

// The page

const before = `<!DOCTYPE html><html lang="sv" dir="ltr"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/><meta name="robots" content="noindex, nofollow"/><meta name="referrer" content="no-referrer"/><meta name="format-detection" content="telephone=no"/><link rel="icon" href="/icon.svg" type="image/svg+xml"/><style>${stylesheet.css}</style>`;
const after = `<nav class="mx-[-0.6rem] flex flex-wrap" aria-label="Om sidan"><a class="flex min-h-touch items-center px-[0.6rem] text-soft" href="/sv/help">Hjälp</a><a class="flex min-h-touch items-center px-[0.6rem] text-soft" href="/sv/privacy">Integritet</a><a class="flex min-h-touch items-center px-[0.6rem] text-soft" href="/sv/accessibility">Tillgänglighet</a></nav></footer><script>${script.code}</script></body></html>`;
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
      `<label class="m-1 grid cursor-pointer items-center"><input type="radio" class="relative z-1 col-start-1 row-start-1 justify-self-start focus-visible:[outline:none] mx-[0.9rem] size-[1.1rem]" name="reason" value="${value}"/> <span class="col-start-1 row-start-1 min-h-touch rounded-2xl border border-edge bg-card px-[0.9rem] py-2 chosen:border-accent chosen:bg-tint forced-colors:chosen:border-2 before:inline-block before:w-[1.6rem] before:[content:'']">${words}</span></label>`,
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
  const unique = randomBytes(6).toString('base64url');
  const opened = `first.${now.toString(36)}.${unique}.${sign('form', [Id, code, 'first', now, unique])}`;
  const ahead = instantOf(LastTimeToUnBook) - now;
  const dayName = day.format(asUtc(From));
  const clock = `kl. ${time.format(asUtc(From))}–${time.format(asUtc(To))}`;
  const resources = booking.BookedResourceTypes.map(
    ({ Name: kind, Resources }) =>
      `<div class="inline [.inline+&]:before:text-soft [.inline+&]:before:[content:'·_']"><dt class="sr-only">${text(kind)}</dt> <dd class="inline">${Resources.map((one) => `<bdi>${text(one.Name)}</bdi>`).join(', ')}</dd></div>`,
  ).join(' ');
  const prices = booking.Quantities.map((one) => `<bdi>${text(one.PriceText)}</bdi>`);
  const priceLines = booking.Quantities.map(
    (one, index) =>
      `<li>${prices[index] ?? ''} <bdi class="text-sm font-normal text-soft">${text(one.Category)}${one.Quantity === 1 ? '' : `, ${one.Quantity} st`}</bdi></li>`,
  ).join('');
  return `${before}<title>Vill du avboka tiden? – ${company}</title></head>${shortenClasses(`<body><a class="absolute -top-40 z-1 bg-card p-3 focus:top-2 print:hidden" href="#main">Hoppa till innehållet</a>
<header class="py-[6px]"><p class="inline-grid min-h-touch grid-flow-col items-center gap-[11px] font-semibold"><span class="size-[38px] rounded-badge bg-accent text-center text-[19px] leading-[38px] text-on-accent forced-colors:border print:border print:bg-transparent print:text-inherit" aria-hidden="true">${text(Name.charAt(0))}</span><bdi>${company}</bdi></p></header>
<main id="main" class="grid grid-cols-1 gap-4 flex-[1_0_auto] content-start pb-10" data-state="cancellable" data-tidy="/sv/bookings/${Id}?ticket=${sealTicket(Id, code, now)}" tabindex="-1">
<div class="grid grid-cols-1 gap-2 wide:max-w-prose"><div class="grid grid-flow-col items-center justify-start gap-[12px]"><h1 class="text-3xl leading-tight tracking-tight text-balance wide:text-5xl">Vill du avboka tiden?</h1></div></div><div class="grid grid-cols-1 items-start gap-4 wide:grid-cols-2 wide:gap-8">
<section class="relative rounded-xl bg-card print:break-inside-avoid print:border print:border-current border border-t-4 border-line border-t-accent" aria-labelledby="card"><h2 id="card" class="sr-only">Din bokning</h2><dl class="px-[18px] py-[12px]">
<div><dt class="sr-only">När</dt><dd><p class="font-semibold first-letter:uppercase">${dayName}</p><p class="mx-[-0.2em] flex flex-wrap items-baseline text-4xl leading-tight font-bold tracking-snug max-xs:text-2xl"><time class="mx-[0.2em]" dateTime="${From}">${clock}</time> <span class="text-md font-normal text-soft mx-[0.2em] tracking-normal">${length(booking.LengthInMinutes)}</span></p></dd></div>
<div class="mt-2 font-semibold"><dt class="sr-only">Vad</dt><dd dir="auto" lang="sv">${text(Service.Name)}</dd></div>${resources} <div class="inline [.inline+&]:before:text-soft [.inline+&]:before:[content:'·_']"><dt class="sr-only">Pris</dt> <dd class="inline">${prices.join(', ')}</dd></div>
<div class="text-soft"><dt class="sr-only">Var</dt><dd><bdi>${street}, ${town}</bdi> <a class="my-[-0.7rem] inline-block py-[0.7rem] print:hidden" href="https://www.google.com/maps/search/?${text(map)}" rel="noreferrer">Visa på karta</a></dd></div></dl>
<dl class="perforated px-[18px] py-[12px]"><div class="flex flex-wrap items-baseline justify-between text-md"><dt class="text-soft">Avboka senast</dt> <dd class="text-md font-normal text-soft" data-until="${ahead}" data-soon="om mindre än en minut" data-passed="Tidsgränsen har passerat. Nu går det inte längre att avboka här.">${until(ahead)}</dd> <dd class="w-full"><time class="font-semibold" dateTime="${LastTimeToUnBook}">${day.format(asUtc(LastTimeToUnBook))} kl. ${time.format(asUtc(LastTimeToUnBook))}</time></dd></div></dl></section>
<div class="grid grid-cols-1 gap-4"><form class="grid grid-cols-1 gap-4 print:hidden" noValidate="" data-once="Avbokar …" action="/sv/bookings/${Id}?${query}" method="post"><input type="hidden" name="shown" value="${fingerprint(booking)}"/><input type="hidden" name="token" value="${opened}"/>
<details class="border-b border-line [details+&]:-mt-4"><summary>Berätta varför <span class="text-sm font-normal text-soft">Frivilligt</span></summary><div class="px-[2px] pt-1 pb-4"><fieldset><legend class="font-semibold">Varför avbokar du? </legend><div class="-mx-1 mt-[0.35rem] flex flex-wrap mb-3">${reasons}</div></fieldset>
<div class="grid grid-cols-1 gap-1"><label class="justify-self-start font-semibold" for="comment">Vill du lägga till något? </label><p id="comment-hint" class="text-sm font-normal text-soft">${company} kan läsa det du skriver. Högst 1\u00a0000\u00a0tecken.</p><textarea id="comment" class="min-h-[48px] w-full rounded-md border border-edge bg-card px-3 py-[0.6rem] aria-invalid:border-2 aria-invalid:border-brick" name="comment" rows="2" dir="auto" maxLength="1000" aria-describedby="comment-hint"></textarea><p class="text-sm font-normal text-soft" role="status" data-left="{left}\u00a0tecken kvar"></p></div></div></details>
<button type="submit" class="flex cursor-pointer appearance-none items-center justify-center rounded-lg border-2 text-center font-semibold hover:filter-[brightness(0.93)] aria-disabled:cursor-default aria-disabled:opacity-85 aria-disabled:filter-none min-h-13 w-full border-brick bg-brick p-2 text-on-brick no-underline max-sm:p-1 max-sm:text-xs print:hidden">Avboka ${dayName}</button><p class="text-sm font-normal text-soft print:hidden -mt-2 text-center" data-slow="Det tar längre tid än vanligt. Stäng inte sidan.">Inget avbokas förrän du trycker.</p><a class="flex cursor-pointer appearance-none items-center justify-center rounded-lg border-2 text-center font-semibold hover:filter-[brightness(0.93)] aria-disabled:cursor-default aria-disabled:opacity-85 aria-disabled:filter-none min-h-touch border-transparent bg-transparent p-2 text-calm underline print:hidden mt-2" href="/sv/bookings/${Id}/kept?${query}">Behåll tiden</a></form>
<details class="border-b border-line [details+&]:-mt-4"><summary>Mer om bokningen</summary><div class="px-[2px] pt-1 pb-4"><dl class="grid grid-cols-1 gap-[0.6rem]"><div><dt class="text-sm text-soft">Beskrivning</dt> <dd><p class="whitespace-pre-line" dir="auto" lang="sv">${text(Service.Description)}</p></dd></div><div><dt class="text-sm text-soft">Pris</dt> <dd><ul>${priceLines}</ul></dd></div><div><dt class="text-sm text-soft">Var</dt> <dd><bdi>${street}, ${place}</bdi></dd></div><div><dt class="text-sm text-soft">När</dt> <dd>Lokal tid i ${town}</dd></div><div><dt class="text-sm text-soft">Bokningsnummer</dt> <dd><bdi>${Id}</bdi></dd></div></dl></div></details>
<details class="border-b border-line [details+&]:-mt-4"><summary>Kontakta ${company}</summary><div class="px-[2px] pt-1 pb-4"><div class="grid grid-cols-1 gap-3"><a class="flex cursor-pointer appearance-none items-center justify-center rounded-lg border-2 text-center font-semibold hover:filter-[brightness(0.93)] aria-disabled:cursor-default aria-disabled:opacity-85 aria-disabled:filter-none min-h-12 w-full border-calm bg-transparent p-2 text-calm no-underline print:block print:min-h-0 print:border-0 print:bg-transparent print:p-0 print:[text-align:inherit] print:font-normal print:text-inherit" href="tel:${Phone.replace(/[^\d+]/g, '')}"><span>Ring <bdi dir="ltr">${text(Phone)}</bdi></span></a><a class="flex cursor-pointer appearance-none items-center justify-center rounded-lg border-2 text-center font-semibold hover:filter-[brightness(0.93)] aria-disabled:cursor-default aria-disabled:opacity-85 aria-disabled:filter-none min-h-12 w-full border-calm bg-transparent p-2 text-calm no-underline print:block print:min-h-0 print:border-0 print:bg-transparent print:p-0 print:[text-align:inherit] print:font-normal print:text-inherit" href="mailto:${text(encodeURI(Email))}"><span>Mejla <bdi dir="ltr">${text(Email)}</bdi></span></a></div></div></details></div></div></main>
<footer class="border-t border-line pt-4 pb-8 text-sm print:hidden"><nav class="mx-[-0.6rem] flex flex-wrap" aria-label="Språk">${languages.map(([locale, dir, name]) => `<a class="flex min-h-touch items-center px-[0.6rem] text-soft" href="/${locale}/bookings/${Id}?${query}" lang="${locale}" hrefLang="${locale}" dir="${dir}">${name}</a>`).join('')}</nav>${after}`)}`;
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
