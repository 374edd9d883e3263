import type { Moment } from './moment';

/** A booking as the API gave it: what proofs, fingerprints, metrics and decisions rest on. */
export type Booking = BookingOf<Company>;

/** The same with its company as the operator shows it: what a page may print. Made by `applyBranding` alone. */
export type ShownBooking = BookingOf<ShownCompany>;

/** Only what its customer may see; nothing internal to the company. */
type BookingOf<AnyCompany> = {
  readonly id: number;
  readonly status: BookingStatus;
  readonly company: AnyCompany;
  readonly service: Service | undefined;
  readonly start: Moment | undefined;
  readonly end: Moment | undefined;
  readonly lengthInMinutes: number | undefined;
  /** Last moment the customer may cancel; undefined means the API names no limit that can be read. */
  readonly deadline: Moment | undefined;
  /** Dates that the API gives in a form this site cannot parse. */
  readonly unreadable: readonly ('start' | 'deadline')[];
  readonly cancelledOn: Moment | undefined;
  /** When it was booked. */
  readonly madeOn: Moment | undefined;
  readonly resources: readonly Resource[];
  readonly priceLines: readonly PriceLine[];
  readonly payments: readonly Payment[];
  readonly messageToCustomer: string | undefined;
  /** Milliseconds that our clock may differ from the API's; absent where there is no reason to doubt it. */
  readonly clockDoubt?: number;
  /** Undefined where the API does not say enough to ask for other times of the same. */
  readonly bookable: Bookable | undefined;
};

/** What was booked in the booking system's own numbers: by them it finds other times of the same. */
export type Bookable = {
  readonly companyId: string;
  readonly serviceId: number;
  /** The service's own length, where it tells one. */
  readonly serviceMinutes: number | undefined;
  readonly resources: readonly { readonly typeId: number; readonly id: number }[];
  /** How many places a time must have: the people of a booking in a group, else one. */
  readonly places: number;
};

/**
 * What a status means. BokaMera's ten statuses are read in `lib/bokamera`. Only of a `booked` one may
 * a page say that it is still booked; an `unknown` one proves nothing at all.
 */
export type BookingStatus = 'booked' | 'reserved' | 'awaiting-payment' | 'cancelled' | 'unknown';

/** A company as the API gave it. */
export type Company = CompanyFacts & { readonly source: 'api' };

/** A company as the operator shows it. */
export type ShownCompany = CompanyFacts & { readonly source: 'branding' };

type CompanyFacts = {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly street: string | undefined;
  readonly postalCode: string | undefined;
  readonly city: string | undefined;
  /** ISO 3166 alpha-2 in capitals. */
  readonly country: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  /** Address of its logo as the API names it; shown only through `lib/logo`. */
  readonly logo: string | undefined;
  /** Where the company takes bookings, an http(s) address. */
  readonly bookingPage: string | undefined;
  /** The company's own site, an http(s) address. */
  readonly homePage: string | undefined;
  /** IANA zone, where it is known. */
  readonly timeZone: string | undefined;
};

type Service = {
  readonly name: string | undefined;
  readonly description: string | undefined;
};

/** Whom or what the booking is with: `kind` is the resource type's name ("Frisör"), `name` the resource's. */
export type Resource = { readonly kind: string | undefined; readonly name: string };

/** One price category of the booking, as the API words it. No line is ever multiplied or added up here. */
export type PriceLine = {
  readonly category: string | undefined;
  /** How many; undefined where the API does not say. */
  readonly quantity: number | undefined;
  readonly text: string | undefined;
  readonly amount: Money | undefined;
};

export type Payment = { readonly paid: Money | undefined; readonly credited: Money | undefined };

/** `currency` is an ISO 4217 code; `sign` is what to print when there is no such code. */
export type Money = {
  readonly value: number;
  readonly currency: string | undefined;
  readonly sign: string | undefined;
};
