import * as z from 'zod';

/**
 * BokaMera's own shapes, as its documents name them, of the fields that are read here and no
 * others: what is internal to a company never gets further than its JSON. Every field may be absent,
 * null or of another kind than documented; such a field reads as undefined and never fails the booking.
 * Sources: the DeleteBookingByCode page (field tables, sample JSON) and UpdateBooking's older one.
 */
const lax = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** Not `max`: zod counts code points, one by one to the end of a text however long. */
const upTo = (longest: number) => z.string().refine((value) => value.length <= longest);

/** Longest text read of a field that a company writes at length, in UTF-16 code units. */
const longestProse = 20_000;
/** Longest text read of any other: a name is a line, also in markup. */
const longestText = 4_000;
/** Longest text read of each entry of a list, and most entries of one. */
const longestEntry = 200;
const mostEntries = 30;

/** A text is cut before anything reads it. A number where a text belongs, such as a postal code, is read as it is written. */
const cutAt = (longest: number) =>
  lax(
    z.union([
      z
        .string()
        .transform((value) => (value.length > longest ? `${value.slice(0, longest)}…` : value)),
      z.number().transform(String),
    ]),
  );
const text = cutAt(longestText);
const prose = cutAt(longestProse);
const entryText = cutAt(longestEntry);
/** What names something, as an address or a number does: cut short it would name something else. */
const name = lax(z.union([z.string(), z.number().transform(String)]).pipe(upTo(longestText)));
/** A code or a sign: "SEK", "kr". */
const word = lax(upTo(20));
const number = lax(z.number());
const flag = lax(z.boolean());
/** A present value that is not text counts as unreadable text, not as absent. */
const scalar = z
  .unknown()
  .transform((value): string | number | undefined =>
    value === undefined || value === null
      ? undefined
      : typeof value === 'number'
        ? value
        : typeof value !== 'string'
          ? 'unreadable'
          : value.length > longestText
            ? `${value.slice(0, longestText)}…`
            : value,
  )
  .optional();
const statusParts = z.object({ Id: scalar, Name: scalar });
/** BookingStatusQueryResponse; in an undocumented form it counts as an unknown name. */
const statusInfo = z
  .unknown()
  .transform((value) => {
    if (value === undefined || value === null || value === '') return undefined;
    const { data } = statusParts.safeParse(value);
    return data ?? { Id: undefined, Name: 'unreadable' };
  })
  .optional();
/** DateTime, DateTime? — read by `readWireDate`. */
const date = scalar;

/**
 * A list with one broken entry keeps its good ones. One that is longer than any booking's is not
 * read at all: a part of it would be taken for the whole.
 */
const list = <T extends z.ZodType>(item: T) => {
  const items = z
    .array(item.optional().catch(undefined))
    .transform((entries) => entries.filter((entry) => entry !== undefined));
  return z
    .unknown()
    .transform((value): z.output<typeof items> | 'too-long' | undefined =>
      isTooLong(value) ? 'too-long' : items.safeParse(value).data,
    )
    .optional();
};

function isTooLong(value: unknown): boolean {
  return Array.isArray(value) && value.length > mostEntries;
}

const bookedResourceType = z.object({
  Id: number,
  Name: entryText,
  Resources: list(z.object({ Id: number, Name: entryText })),
});

const bookedCompany = z.object({
  Id: name,
  Name: text,
  LogoType: name,
  Street1: text,
  Street2: text,
  ZipCode: text,
  City: text,
  CountryId: name,
  Phone: name,
  Email: name,
  HomePage: name,
  SitePath: name,
});

const bookedQuantity = z.object({
  Quantity: number,
  Price: number,
  CurrencyId: word,
  PriceSign: word,
  Category: entryText,
  PriceText: entryText,
  OccupiesSpot: flag,
});

const serviceInfo = z.object({
  Id: number,
  Name: text,
  Description: prose,
  LengthInMinutes: number,
  IsGroupBooking: flag,
});

/** A sum of money, also as text; less than nothing is no payment and no credit that anybody could name. */
const sum = z
  .union([
    z.number(),
    upTo(20)
      .pipe(z.string().regex(/^\d+(?:\.\d+)?$/))
      .transform(Number),
  ])
  .pipe(z.number().min(0))
  .nullish();

const paymentLog = z.object({
  Amount: sum,
  AmountCredited: sum,
  CurrencyId: word,
  CurrencyInfo: lax(z.object({ CurrencySign: word })),
});

/** BookingQueryResponse in all its versions: the newer one, the older one, and 2026's extra fields. */
export const bokaMeraBooking = z.object({
  // Without an id nothing can be proved about a booking; it is the one field that must be right.
  Id: z.number().int(),
  CompanyId: name,
  From: date,
  To: date,
  Status: scalar,
  StatusId: scalar,
  StatusName: scalar,
  StatusInfo: statusInfo,
  LastTimeToUnBook: date,
  BookedResourceTypes: list(bookedResourceType),
  Company: lax(bookedCompany),
  Quantities: list(bookedQuantity),
  Service: lax(serviceInfo),
  // Whole or not at all: half of what was paid, or a credit left out, is not what was paid.
  PaymentLog: z
    .unknown()
    .transform((log) => (isTooLong(log) ? [] : log))
    .pipe(z.array(paymentLog).nullish())
    .catch([])
    .optional(),
  LengthInMinutes: number,
  CommentsToCustomer: prose,
  UnbookedOn: date,
  CreatedDate: date,
  CancellationCode: scalar,
});

/** Which booking something is, without the cost of reading all of it. */
export const bokaMeraNumber = bokaMeraBooking.pick({ Id: true });

/**
 * Whether an answer carries an error, whatever else is in it: a list beside an error is no list, and
 * a booking beside one proves nothing. In camel case too, as ServiceStack writes where it is so set.
 * Words alone (`Message`) are an error only where nothing else came.
 */
export function carriesError(json: unknown, isEmpty = false): boolean {
  const own = fieldsOf(json);
  const status = own.get('responsestatus');
  const parts = fieldsOf(status);
  const isOdd = isSaid(status) && (typeof status !== 'object' || Array.isArray(status));
  const names = isEmpty ? ['errorcode', 'errors', 'message'] : ['errorcode', 'errors'];
  return isOdd || names.some((name) => isSaid(parts.get(name)) || isSaid(own.get(name)));
}

/** Those of an object's fields whose names, in lower case, say that something failed. */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  const named = new Map<string, unknown>();
  const { data } = container.safeParse(value);
  for (const field in data) {
    const lower = field.length <= longestErrorName ? field.toLowerCase() : '';
    if (errorNames.has(lower)) named.set(lower, data[field]);
  }
  return named;
}

const errorNames: ReadonlySet<string> = new Set([
  'responsestatus',
  'errorcode',
  'errors',
  'message',
]);
const longestErrorName = 'responsestatus'.length;
const container = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '' && value !== 0 && value !== false;
}

/** A number or GUID; what is there and neither is nobody's that we know. */
const idText = scalar.transform((value) => (value === undefined ? undefined : String(value)));

/** Whose times AvailableTimesQuery's answer lists. */
const timesOf = z.object({ CompanyId: idText, ServiceId: idText });
export type TimesOf = z.infer<typeof timesOf>;

/** The times of AvailableTimesQuery's answer. */
export const bokaMeraTimes = timesOf.extend({ Times: z.array(z.unknown()) });

/** How many are free; what is there and no number is none. */
const count = z
  .union([z.number(), upTo(20).pipe(z.string().regex(/^\d+$/)).transform(Number)])
  .nullish()
  .catch(0);

/** One of them; without both ends it is no time that could be asked for. */
export const bokaMeraTime = timesOf.extend({
  From: upTo(60),
  To: upTo(60),
  Free: count,
  FreeSpots: count,
});

/** What the token endpoint grants: RFC 6749, 5.1. `expires_in` is in seconds. */
export const accessTokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: lax(z.number().positive()),
  refresh_token: lax(z.union([z.string(), z.number().transform(String)])),
});

/** Most bookings read of an answer: one is asked for, and a filter that the API passes over brings a page of them. */
const mostResults = 200;

/** The AutoQuery envelope around a list of bookings. */
export const bokaMeraBookings = z
  .object({ Results: z.array(z.unknown()).max(mostResults), Total: number })
  // One that counts a booking and shows none keeps it back.
  .refine(({ Results, Total }) => Results.length > 0 || Total === undefined || Total <= 0);

/** What a failed request carries, when the host itself answered. */
export const bokaMeraError = z.object({ ResponseStatus: z.object({ ErrorCode: text }) });

export type BokaMeraBooking = z.infer<typeof bokaMeraBooking>;
export type BokaMeraTime = z.infer<typeof bokaMeraTime>;
