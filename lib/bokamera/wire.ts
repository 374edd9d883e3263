import * as z from 'zod';

/**
 * BokaMera's own shapes, as its documents name them, of the fields that are read here and no
 * others: what is internal to a company never gets further than its JSON. Every field may be absent,
 * null or of another kind than documented; such a field reads as undefined and never fails the booking.
 * Sources: the DeleteBookingByCode page (field tables, sample JSON) and UpdateBooking's older one.
 */
const lax = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const word = lax(z.string());
/** A number where a text belongs, such as a postal code, is read as it is written. */
const text = lax(z.union([z.string(), z.number().transform(String)]));
const number = lax(z.number());
const flag = lax(z.boolean());
/** What is there and is no text counts as text that nobody can read, not as nothing. */
const scalar = z
  .unknown()
  .transform((value): string | number | undefined =>
    value === undefined || value === null
      ? undefined
      : typeof value === 'string' || typeof value === 'number'
        ? value
        : 'unreadable',
  )
  .optional();
/** BookingStatusQueryResponse; in another form than documented it is a name that nobody knows. */
const statusInfo = z
  .unknown()
  .transform((value) => {
    if (value === undefined || value === null || value === '') return undefined;
    const { data } = z.object({ Id: scalar, Name: scalar }).safeParse(value);
    return data ?? { Id: undefined, Name: 'unreadable' };
  })
  .optional();
/** DateTime, DateTime? — read by `readWireDate`. */
const date = scalar;

// A list with one broken entry keeps its good ones.
const list = <T extends z.ZodType>(item: T) =>
  lax(
    z
      .array(item.optional().catch(undefined))
      .transform((items) => items.filter((entry) => entry !== undefined)),
  );

const bookedResourceType = z.object({
  Id: number,
  Name: text,
  Resources: list(z.object({ Id: number, Name: text })),
});

const bookedCompany = z.object({
  Id: text,
  Name: text,
  LogoType: text,
  Street1: text,
  Street2: text,
  ZipCode: text,
  City: text,
  CountryId: text,
  Phone: text,
  Email: text,
  HomePage: text,
  SitePath: text,
});

const bookedQuantity = z.object({
  Quantity: number,
  Price: number,
  CurrencyId: word,
  PriceSign: word,
  Category: text,
  PriceText: text,
  OccupiesSpot: flag,
});

const serviceInfo = z.object({
  Id: number,
  Name: text,
  Description: text,
  LengthInMinutes: number,
  IsGroupBooking: flag,
});

/** A sum of money, also as text; less than nothing is no payment and no credit that anybody could name. */
const sum = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(?:\.\d+)?$/)
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
  CompanyId: text,
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
  PaymentLog: z.array(paymentLog).nullish().catch([]),
  LengthInMinutes: number,
  CommentsToCustomer: text,
  UnbookedOn: date,
  CreatedDate: date,
  CancellationCode: scalar,
});

const fields = z.record(z.string(), z.unknown());

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

/** An object's fields by their names in lower case. */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  const named = Object.entries(fields.safeParse(value).data ?? {});
  return new Map(named.map(([name, part]) => [name.toLowerCase(), part]));
}

function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '' && value !== 0 && value !== false;
}

/** The times of AvailableTimesQuery's answer. */
export const bokaMeraTimes = z.object({ Times: z.array(z.unknown()) });

/** How many are free; what is there and no number is none. */
const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .nullish()
  .catch(0);

/** One of them; without both ends it is no time that could be asked for. */
export const bokaMeraTime = z.object({
  From: z.string().max(60),
  To: z.string().max(60),
  Free: count,
  FreeSpots: count,
});

/** What the token endpoint grants: RFC 6749, 5.1. `expires_in` is in seconds. */
export const accessTokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: lax(z.number().positive()),
  refresh_token: text,
});

/** The AutoQuery envelope around a list of bookings. */
export const bokaMeraBookings = z
  .object({ Results: z.array(z.unknown()), Total: number })
  // One that counts a booking and shows none keeps it back.
  .refine(({ Results, Total }) => Results.length > 0 || Total === undefined || Total <= 0);

/** What a failed request carries, when the host itself answered. */
export const bokaMeraError = z.object({ ResponseStatus: z.object({ ErrorCode: text }) });

export type BokaMeraBooking = z.infer<typeof bokaMeraBooking>;
