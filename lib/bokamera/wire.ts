import { z } from 'zod';

/**
 * BokaMera's own shapes, as its documents name them. Every field may be absent, null or of
 * another kind than documented; such a field reads as undefined and never fails the booking.
 * Sources: the DeleteBookingByCode page (field tables, sample JSON) and UpdateBooking's older one.
 */
const lax = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const text = lax(z.string());
const number = lax(z.number());
const flag = lax(z.boolean());
/** DateTime, DateTime? — read by `readWireDate`. */
const date = lax(z.union([z.string(), z.number()]));
const guid = text;
const uri = text;

// A list with one broken entry keeps its good ones.
const list = <T extends z.ZodType>(item: T) =>
  lax(
    z
      .array(item.optional().catch(undefined))
      .transform((items) => items.filter((entry) => entry !== undefined)),
  );

const statusInfo = z.object({ Id: number, Name: text, Description: text, Icon: text, Color: text });

const customField = z.object({
  Id: number,
  Name: text,
  Description: text,
  Width: number,
  DataType: text,
  DefaultValue: text,
  IsMandatory: flag,
  MandatoryErrorMessage: text,
  MaxLength: number,
  MultipleLineText: flag,
  RegEx: text,
  RegExErrorMessage: text,
  Values: list(z.object({ Value: text })),
});

const customFieldValue = z.object({
  Id: number,
  Column: text,
  Name: text,
  Description: text,
  Value: text,
  DataType: text,
});

const bookedResource = z.object({
  Id: number,
  Name: text,
  Color: text,
  ImageUrl: uri,
  Email: text,
  MobilePhone: text,
  AccessGroup: text,
  EmailNotification: flag,
  SMSNotification: flag,
  EmailReminder: flag,
  SMSReminder: flag,
});

const bookedResourceType = z.object({ Id: number, Name: text, Resources: list(bookedResource) });

const bookedCompany = z.object({
  Id: guid,
  Name: text,
  LogoType: uri,
  Category: text,
  Street1: text,
  Street2: text,
  ZipCode: text,
  City: text,
  CountryId: text,
  Longitude: text,
  Latitude: text,
  Phone: text,
  Email: text,
  HomePage: text,
  SitePath: text,
  IsFavorite: flag,
  PaymentProviderId: number,
});

const bookedCustomer = z.object({
  Id: guid,
  Firstname: text,
  Lastname: text,
  Email: text,
  Phone: text,
  FacebookUserName: text,
  ImageUrl: text,
  CorporateIdentityNumber: text,
  InvoiceAddress1: text,
  InvoiceAddress2: text,
  InvoiceCity: text,
  InvoicePostalCode: text,
  InvoiceCountryCode: text,
});

const bookedQuantity = z.object({
  Id: number,
  Quantity: number,
  Price: number,
  PriceBeforeRebate: number,
  CurrencyId: text,
  PriceSign: text,
  Category: text,
  VAT: number,
  PriceText: text,
  OccupiesSpot: flag,
});

const minMax = z.object({ Active: flag, Min: number, Max: number });

const serviceInfo = z.object({
  Id: number,
  Name: text,
  Description: text,
  ImageUrl: uri,
  LengthInMinutes: number,
  MaxNumberOfSpotsPerBooking: number,
  MinNumberOfSpotsPerBooking: number,
  GroupBooking: lax(minMax),
  MultipleResource: lax(minMax),
  IsGroupBooking: flag,
  IsPaymentEnabled: flag,
});

const invoiceAddress = z.object({
  InvoiceAddressId: guid,
  UserId: guid,
  CorporateIdentityNumber: text,
  InvoiceAddress1: text,
  InvoiceAddress2: text,
  InvoiceCity: text,
  InvoicePostalCode: text,
  InvoiceCountryCode: text,
});

const bookingLog = z.object({
  Id: number,
  BookingId: number,
  EventTypeId: number,
  EventType: lax(z.object({ Id: number, Name: text, Description: text })),
  Comments: text,
  UserName: text,
  Created: date,
});

const paymentLog = z.object({
  Id: number,
  BookingId: number,
  PaymentReferenceId: text,
  OrderItemReferenceId: text,
  PaymentProviderId: number,
  Amount: number,
  VAT: number,
  AmountCredited: number,
  CurrencyId: text,
  CurrencyInfo: lax(z.object({ Id: text, Name: text, CurrencySign: text })),
  Comments: text,
  Created: date,
  Updated: date,
});

const checkoutLog = z.object({
  Id: guid,
  BookingId: number,
  PurchaseId: number,
  ExpirationTime: date,
  Snippet: text,
  Status: text,
  Message: text,
  Created: date,
  Updated: date,
});

const externalReference = z.object({
  CompanyId: guid,
  Id: guid,
  OwnerId: guid,
  ReferenceType: text,
  ReferenceTypeId: number,
  ExternalData: text,
  CreatedBy: text,
  Updated: date,
  Created: date,
});

const meta = lax(z.record(z.string(), z.string()));

/** ServiceStack's error part, the same on every operation. */
export const responseStatus = z.object({
  ErrorCode: text,
  Message: text,
  StackTrace: text,
  Errors: list(z.object({ ErrorCode: text, FieldName: text, Message: text, Meta: meta })),
  Meta: meta,
});

/** BookingQueryResponse in all its versions: the newer one, the older one, and 2026's extra fields. */
export const bokaMeraBooking = z.object({
  // Without an id nothing can be proved about a booking; it is the one field that must be right.
  Id: z.number().int(),
  CompanyId: guid,
  From: date,
  To: date,
  Status: lax(z.union([z.string(), z.number()])),
  StatusId: number,
  StatusName: text,
  StatusInfo: lax(statusInfo),
  SendEmailReminder: flag,
  SendSmsReminder: flag,
  SendSmsConfirmation: flag,
  SendEmailConfirmation: flag,
  LastTimeToUnBook: date,
  CustomFields: list(customField),
  CustomFieldValues: list(customFieldValue),
  BookedResourceTypes: list(bookedResourceType),
  Company: lax(bookedCompany),
  Customer: lax(bookedCustomer),
  Quantities: list(bookedQuantity),
  Service: lax(serviceInfo),
  InvoiceAddress: lax(invoiceAddress),
  PaymentExpiration: date,
  Log: list(bookingLog),
  PaymentLog: list(paymentLog),
  CheckoutLog: list(checkoutLog),
  ExternalReference: list(externalReference),
  CalendarExportStatus: list(z.unknown()),
  Tags: list(z.unknown()),
  GoogleMeetUrl: text,
  TotalPrice: number,
  ResponseStatus: lax(responseStatus),
  LengthInMinutes: number,
  BookedBy: text,
  BookedComments: text,
  UnbookedComments: text,
  CommentsToCustomer: text,
  CreatedDate: date,
  UpdatedDate: date,
  UnbookedOn: date,
  CancellationCode: text,
  RatingCode: text,
});

/** The AutoQuery envelope around a list of bookings. */
export const bokaMeraBookings = z.object({
  Offset: number,
  Total: number,
  Results: z.array(z.unknown()),
  Meta: meta,
  ResponseStatus: lax(responseStatus),
});

/** What a failed request carries, when the host itself answered. */
export const bokaMeraError = z.object({ ResponseStatus: responseStatus });

export type BokaMeraBooking = z.infer<typeof bokaMeraBooking>;
