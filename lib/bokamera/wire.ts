import * as z from 'zod';

/**
 * BokaMera's own shapes, as documented, with only the fields that are used, so that internal fields
 * of a company get no further than the JSON. Every field may be absent, null or of another type
 * than documented; it then reads as undefined and never fails the booking.
 * Sources: the DeleteBookingByCode page (field tables, sample JSON) and UpdateBooking's older one.
 */
const lax = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** Not `max`: zod would count the code points of the whole text, however long. */
const upTo = (longest: number) => z.string().refine((value) => value.length <= longest);

/** Longest text read of a field for prose, in UTF-16 code units. */
const longestProse = 20_000;
/** Longest text read of any other field: a name is one line, even in markup. */
const longestText = 4_000;
/** Longest text read of a list entry, and most entries of a list. */
const longestEntry = 200;
const mostEntries = 30;

const cut = (longest: number) =>
  z.string().transform((value) => (value.length > longest ? `${value.slice(0, longest)}…` : value));
/** Cuts a text before anything reads it. A number instead, such as a postal code, becomes text. */
const cutAt = (longest: number) => lax(z.union([cut(longest), z.number().transform(String)]));
const text = cutAt(longestText);
const prose = cutAt(longestProse);
const entryText = cutAt(longestEntry);
/** A value that must not be cut, such as an address or a number: half of it is another one. */
const uncut = lax(z.union([z.string(), z.number().transform(String)]).pipe(upTo(longestText)));
/** A code or a symbol: "SEK", "kr". */
const word = lax(upTo(20));
/** A number, also one that came as text of this form. */
const numeric = (form: RegExp) =>
  z.union([z.number(), upTo(20).pipe(z.string().regex(form)).transform(Number)]);
/** A whole number: an id, minutes. */
const number = lax(numeric(/^\s*\d+\s*$/));
/** A price or a quantity: what came as text is read by `readNumber`, which keeps what is no plain number. */
const amount = lax(z.union([z.number(), upTo(longestEntry)]));
const flag = lax(z.boolean());
/** A present value that is not text counts as unreadable, not as absent. */
const scalar = z
  .union([z.number(), cut(longestText)])
  .nullish()
  .catch('unreadable')
  .transform((value) => value ?? undefined)
  .optional();
/** BookingStatusQueryResponse; an undocumented form counts as an unknown name. */
const statusInfo = z
  .object({ Id: scalar, Name: scalar })
  .or(z.literal(''))
  .nullish()
  .catch({ Id: undefined, Name: 'unreadable' })
  .transform((value) => value || undefined)
  .optional();
/** DateTime, DateTime? — read by `readWireDate`. */
const date = scalar;

/**
 * A list keeps its good entries beside a broken one. A list that is longer than any booking's is
 * not read at all: a part would look like the whole.
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
  Id: uncut,
  Name: text,
  LogoType: uncut,
  Street1: text,
  Street2: text,
  ZipCode: text,
  City: text,
  CountryId: uncut,
  Phone: uncut,
  Email: uncut,
  HomePage: uncut,
  SitePath: uncut,
});

const bookedQuantity = z.object({
  Quantity: amount,
  Price: amount,
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

/** A sum of money; a negative one is neither a payment nor a credit. Three decimals may be thousands: "1.450". */
const sum = numeric(/^\d+(?:\.(?!\d{3}$)\d+)?$/)
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
  // The one field that must be valid: without an id nothing can be proved about a booking.
  Id: z.number().int(),
  CompanyId: uncut,
  From: date,
  To: date,
  Status: scalar,
  StatusId: scalar,
  StatusName: scalar,
  StatusInfo: statusInfo,
  LastTimeToUnBook: date,
  PaymentExpiration: date,
  BookedResourceTypes: list(bookedResourceType),
  Company: lax(bookedCompany),
  Quantities: list(bookedQuantity),
  Service: lax(serviceInfo),
  // All or nothing: part of what was paid, or of what was credited, would be a wrong sum.
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
  UpdatedDate: date,
  CancellationCode: scalar,
});

/** Only the booking's number: parsing the whole booking costs more. */
export const bokaMeraNumber = bokaMeraBooking.pick({ Id: true });

/**
 * Whether an answer carries an error, whatever else is in it: a list or a booking beside an error
 * proves nothing. ServiceStack can be configured for camel case, so case is ignored. A `Message` is
 * an error only when there is nothing else.
 */
export function carriesError(json: unknown, isEmpty = false): boolean {
  const own = fieldsOf(json);
  const status = own.get('responsestatus');
  const parts = fieldsOf(status);
  const isOdd = isSaid(status) && (typeof status !== 'object' || Array.isArray(status));
  const names = isEmpty ? ['errorcode', 'errors', 'message'] : ['errorcode', 'errors'];
  return isOdd || names.some((name) => isSaid(parts.get(name)) || isSaid(own.get(name)));
}

/** The fields of an object whose lower-case names report an error. */
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

/** How many are free; a value that is no number counts as none. */
const count = numeric(/^\d+$/).nullish().catch(0);

/** A free time; both its ends are needed to ask for it. */
export const bokaMeraTime = timesOf.extend({
  From: upTo(60),
  To: upTo(60),
  Free: count,
  FreeSpots: count,
  // `Reason` beside it is for the company alone (decision 19).
  ExceptionTexts: list(z.object({ ReasonPublic: entryText })),
});

/** The token endpoint's answer: RFC 6749, 5.1. `expires_in` is in seconds. */
export const accessTokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: lax(z.number().positive()),
  refresh_token: lax(z.union([z.string(), z.number().transform(String)])),
});

/** Most bookings in an answer: an API that ignores the filter sends a whole page. */
const mostResults = 200;

/** The AutoQuery envelope around a list of bookings. */
export const bokaMeraBookings = z
  .object({ Results: z.array(z.unknown()).max(mostResults), Total: number })
  // A count without a booking means that the API withholds one.
  .refine(({ Results, Total }) => Results.length > 0 || Total === undefined || Total <= 0);

/** The body of a failed request that the service itself answered. */
export const bokaMeraError = z.object({ ResponseStatus: z.object({ ErrorCode: text }) });

export type BokaMeraBooking = z.infer<typeof bokaMeraBooking>;
export type BokaMeraTime = z.infer<typeof bokaMeraTime>;
