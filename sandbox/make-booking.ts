import { randomUUID } from 'node:crypto';
import type { Stored } from './bookings';
import { at, fromNow, plus } from './clock';
import type { CompanyFacts } from './companies';
import type { Fault } from './faults';
import { insideOpeningHours, openBy, openFrom } from './schedule';

export type Wanted = {
  /** Minutes from now, whether or not the company is open then. */
  readonly startsIn?: number | undefined;
  /**
   * The first time that the company is open, this many minutes from now or later, or the last one
   * by then; the first at 14:30 from three days ahead when none of the three is given.
   */
  readonly startsFrom?: number;
  readonly startedBy?: number;
  /** Minutes from now; null means no deadline; a day before the start when absent. */
  readonly deadlineIn?: number | null | undefined;
  readonly StatusId?: number | undefined;
  readonly paid?: boolean;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly faults?: readonly Fault[];
};

function startOf({ timeZone, service: { minutes } }: CompanyFacts, wanted: Wanted): string {
  if (wanted.startsIn !== undefined) return fromNow(wanted.startsIn, timeZone);
  if (wanted.startsFrom !== undefined)
    return openFrom(fromNow(wanted.startsFrom, timeZone), minutes);
  if (wanted.startedBy !== undefined) return openBy(fromNow(wanted.startedBy, timeZone), minutes);
  let from = at(3, '14:30', timeZone);
  while (!insideOpeningHours({ from, to: plus(from, minutes) })) from = plus(from, 24 * 60);
  return from;
}

/**
 * A complete booking with one company, in the API's shape. It includes internal data that the API
 * must not send to customers.
 */
export function makeBooking(
  company: CompanyFacts,
  wanted: Wanted = {},
): Pick<Stored, 'timeZone' | 'StatusId' | 'faults' | 'fields'> {
  const { timeZone, service, currency } = company;
  const from = startOf(company, wanted);
  const deadline =
    wanted.deadlineIn === null
      ? undefined
      : wanted.deadlineIn === undefined
        ? plus(from, -24 * 60)
        : fromNow(wanted.deadlineIn, timeZone);
  return {
    timeZone,
    StatusId: wanted.StatusId ?? 1,
    faults: wanted.faults ?? [],
    fields: {
      CompanyId: company.wire['Id'],
      From: from,
      To: plus(from, service.minutes),
      LastTimeToUnBook: deadline,
      LengthInMinutes: service.minutes,
      SendEmailReminder: true,
      SendSmsReminder: false,
      SendSmsConfirmation: false,
      SendEmailConfirmation: true,
      CreatedDate: fromNow(-7 * 24 * 60, timeZone),
      UpdatedDate: fromNow(-7 * 24 * 60, timeZone),
      Company: company.wire,
      Service: {
        Id: service.id,
        Name: service.name,
        Description: service.description,
        LengthInMinutes: service.minutes,
        MaxNumberOfSpotsPerBooking: 1,
        MinNumberOfSpotsPerBooking: 1,
        IsGroupBooking: false,
        IsPaymentEnabled: wanted.paid === true,
      },
      Quantities: [
        {
          Id: 1,
          Quantity: 1,
          Price: service.price,
          CurrencyId: currency.id,
          PriceSign: currency.sign,
          Category: service.category,
          VAT: 25,
          PriceText: service.priceText,
          OccupiesSpot: true,
        },
      ],
      BookedResourceTypes: [
        {
          Id: 1,
          Name: service.resourceType,
          Resources: [
            {
              ...service.resources[0],
              Email: 'staff-only@internal.example',
              MobilePhone: '070-000 00 01',
              AccessGroup: 'internal-access-group',
              EmailNotification: true,
              SMSNotification: true,
              EmailReminder: false,
              SMSReminder: false,
            },
          ],
        },
      ],
      PaymentLog: wanted.paid
        ? [
            {
              Id: 1,
              BookingId: 0,
              PaymentReferenceId: 'internal-payment-reference',
              Amount: service.price,
              VAT: 25,
              AmountCredited: 0,
              CurrencyId: currency.id,
              CurrencyInfo: { Id: currency.id, Name: currency.name, CurrencySign: currency.sign },
              Comments: 'internal-payment-comment',
            },
          ]
        : undefined,
      Customer: {
        Id: randomUUID(),
        Firstname: 'Internal-Firstname',
        Lastname: 'Internal-Lastname',
        Email: 'customer-private@internal.example',
        Phone: '070-000 00 02',
      },
      InvoiceAddress: { InvoiceAddress1: 'internal-invoice-street' },
      Log: [
        {
          Id: 1,
          BookingId: 0,
          EventTypeId: 1,
          Comments: 'internal-log-comment',
          UserName: 'internal-user',
          Created: fromNow(-7 * 24 * 60, timeZone),
        },
      ],
      ExternalReference: [
        {
          ReferenceType: 'internal-reference',
          ReferenceTypeId: 1,
          ExternalData: 'internal-external-data',
        },
      ],
      CustomFieldValues: [
        { Id: 1, Column: 'TextField1', Name: 'Notes', Value: 'internal-custom-value' },
      ],
      BookedBy: 'internal-booked-by',
      BookedComments: 'internal-booked-comment',
      RatingCode: 'internal-rating-code',
      ...wanted.fields,
    },
  };
}
