import type { Moment } from './moment';

/** A booking as the API gave it; proofs, fingerprints, metrics and decisions use this one. */
export type Booking = BookingOf<Company>;

/** The booking with the operator's branding, for pages. Only `applyBranding` makes it. */
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
  /** Last moment the customer may cancel; undefined when the API gives none that can be parsed. */
  readonly deadline: Moment | undefined;
  /** Dates that the API gives in a form this site cannot parse, and a start that it does not give. */
  readonly unreadable: readonly ('start' | 'deadline')[];
  /** When the time to pay runs out, of a booking that awaits payment with a limit. */
  readonly payBefore: Moment | undefined;
  readonly cancelledOn: Moment | undefined;
  /** When it was booked. */
  readonly madeOn: Moment | undefined;
  /** When anything of it last changed. */
  readonly updatedOn: Moment | undefined;
  readonly resources: readonly Resource[];
  readonly priceLines: readonly PriceLine[];
  readonly payments: readonly Payment[];
  readonly messageToCustomer: string | undefined;
  /** Milliseconds that our clock may differ from the API's; absent when there is no reason to doubt it. */
  readonly clockDoubt?: number;
  /** Undefined when the API gives too little to search for other times. */
  readonly bookable: Bookable | undefined;
};

/** The ids of what was booked, to search for other times of the same. */
export type Bookable = {
  readonly companyId: string;
  readonly serviceId: number;
  /** The length of the service; undefined when the API gives none. */
  readonly serviceMinutes: number | undefined;
  readonly resources: readonly { readonly typeId: number; readonly id: number }[];
  /** How many places a free time needs: the people of a group booking, otherwise one. */
  readonly places: number;
};

/**
 * What a status means; `lib/bokamera` maps BokaMera's ten statuses to it. A page may say "still
 * booked" only of a `booked` booking; `unknown` proves nothing.
 */
export type BookingStatus = 'booked' | 'reserved' | 'awaiting-payment' | 'cancelled' | 'unknown';

/** A company as the API gave it. */
export type Company = CompanyFacts & { readonly source: 'api' };

/** A company of which nothing is known. */
export const unknownCompany: Company = {
  source: 'api',
  id: undefined,
  name: undefined,
  street: undefined,
  postalCode: undefined,
  city: undefined,
  country: undefined,
  phone: undefined,
  email: undefined,
  logo: undefined,
  bookAgainPage: undefined,
  homePage: undefined,
  timeZone: undefined,
};

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
  /** The logo's address from the API; shown only through `lib/logo`. */
  readonly logo: string | undefined;
  /** Where the company takes bookings, an http(s) address. */
  readonly bookAgainPage: string | undefined;
  /** The company's own site, an http(s) address. */
  readonly homePage: string | undefined;
  /** IANA zone; undefined when unknown. */
  readonly timeZone: string | undefined;
};

type Service = {
  readonly name: string | undefined;
  readonly description: string | undefined;
};

/** Whom or what the booking is with: `kind` is the resource type's name ("Frisör"), `name` the resource's. */
export type Resource = { readonly kind: string | undefined; readonly name: string };

/** One price line in the API's words. The site never multiplies or adds lines. */
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
