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
import { giveUp } from '../../scripts/steps.mjs';

/**
 * What the site does for its customer, written by hand with nothing spare: it reads the booking,
 * decides the state, signs what the site signs, works out what differs from booking to booking, and
 * puts it into the site's own page, recorded before. It validates nothing, knows no other state,
 * branding or failure, and does not count, limit, log or trace.
 */
const answer = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });
const learned = z
  .object({ page: answer, static: answer, staticBr: answer, pressed: answer, id: z.number() })
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
    Readonly<Record<'Id' | 'CountryId' | 'Street1' | 'ZipCode' | 'City', string>> &
    Readonly<Record<'Phone' | 'Email', string>>;
  readonly Service: Named & { readonly Description: string };
  readonly BookedResourceTypes: readonly (Named & { readonly Resources: readonly Named[] })[];
  readonly Quantities: readonly Readonly<
    { Quantity: number; Price: number } & Record<'Category' | 'PriceText', string>
  >[];
  readonly PaymentLog?: readonly { readonly Amount: number; readonly AmountCredited: number }[];
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
    booking.Company.CountryId,
    booking.Service.Name,
    booking.From,
    booking.To,
    booking.LastTimeToUnBook,
    booking.BookedResourceTypes.flatMap(({ Name: kind, Resources }) =>
      Resources.map(({ Name }) => [kind, Name]),
    ),
    booking.Quantities.map((one) => [one.Category, one.Quantity, one.PriceText, one.Price]),
    booking.PaymentLog?.map(({ Amount, AmountCredited }) => [Amount, AmountCredited]) ?? [],
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

/** What differs from booking to booking, worked out anew for each page. */
function valuesOf(booking: Booking, code: string, now: number): Readonly<Record<string, string>> {
  const { Id, From, To, LastTimeToUnBook, Service } = booking;
  const { Name, Street1, ZipCode, City, Phone, Email } = booking.Company;
  const unique = randomBytes(6).toString('base64url');
  const dayName = day.format(asUtc(From)).replace(/(\d) /, '$1\u00a0');
  return {
    shown: fingerprint(booking),
    token: `first.${now.toString(36)}.${unique}.${sign('form', [Id, code, 'first', now, unique])}`,
    ticket: sealTicket(Id, code, now),
    until: String(instantOf(LastTimeToUnBook) - now),
    id: String(Id),
    map: text(new URLSearchParams({ query: `${Name}, ${Street1}, ${ZipCode} ${City}` }).toString()),
    from: From,
    last: LastTimeToUnBook,
    clock: `${time.format(asUtc(From))}–${time.format(asUtc(To))}`,
    length: length(booking.LengthInMinutes).replace(' ', '\u00a0'),
    dayName,
    lastDay: day.format(asUtc(LastTimeToUnBook)).replace(/(\d) /, '$1\u00a0'),
    company: text(Name),
    service: text(Service.Name),
    about: text(Service.Description),
    street: text(Street1),
    zip: text(ZipCode),
    city: text(City),
    phone: text(Phone),
    email: text(Email),
    resources: booking.BookedResourceTypes.flatMap(({ Resources }) =>
      Resources.map(({ Name }) => text(Name)),
    ).join(', '),
    prices: booking.Quantities.map(({ PriceText }) => text(PriceText).replace(' ', '\u00a0')).join(
      ', ',
    ),
  };
}

/** The site's own page in pieces: text, and between the names of what differs. */
const pieces = piecesOf(
  Buffer.from(learned.page.body, 'base64').toString('utf8'),
  await read(1, 'bench0', Date.now()),
);

function piecesOf(page: string, booking: Booking): readonly string[] {
  const made = (pattern: RegExp) => pattern.exec(page)?.[1] ?? '';
  const values = {
    ...valuesOf(booking, 'bench0', Date.now()),
    id: String(learned.id),
    shown: made(/name="shown" value="([^"]+)"/),
    token: made(/name="token" value="([^"]+)"/),
    ticket: made(/ticket=([\w-]+)/),
    until: made(/data-until="(\d+)"/),
  };
  const missing = Object.entries(values).filter(
    ([, value]) => value === '' || !page.includes(value),
  );
  if (missing.length > 0)
    giveUp(`The recorded page lacks ${missing.map(([name]) => name).join(', ')}.`);
  // The longest first, so that none is found within another.
  const named = Object.entries(values).sort(([, one], [, other]) => other.length - one.length);
  const nameOf = new Map(named.map(([name, value]) => [value, name]));
  const literal = (value: string) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const found = new RegExp(`(${named.map(([, value]) => literal(value)).join('|')})`);
  return page
    .split(found)
    .map((piece, place) => (place % 2 === 0 ? piece : (nameOf.get(piece) ?? '')));
}

function pageOf(booking: Booking, code: string, now: number): string {
  const values = valuesOf(booking, code, now);
  return pieces.map((piece, place) => (place % 2 === 0 ? piece : (values[piece] ?? ''))).join('');
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
  const comment = form.get('comment') ?? '';
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
