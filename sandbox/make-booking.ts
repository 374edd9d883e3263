import { randomUUID } from 'node:crypto';
import type { Stored } from './bookings';
import { at, fromNow, plus } from './clock';
import type { CompanyFacts } from './companies';
import type { Fault } from './faults';

export type Wanted = {
  /** Minutes from now; in three days at 14:30 when absent. */
  readonly startsIn?: number | undefined;
  /** Minutes from now; null means no deadline; a day before the start when absent. */
  readonly deadlineIn?: number | null | undefined;
  readonly StatusId?: number | undefined;
  readonly paid?: boolean;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly faults?: readonly Fault[];
};

/**
 * A complete booking with one company, in the API's shape. It includes internal data that the API
 * must not send to customers.
 */
export function makeBooking(
  company: CompanyFacts,
  wanted: Wanted = {},
): Pick<Stored, 'timeZone' | 'StatusId' | 'faults' | 'fields'> {
  const { timeZone, service, currency } = company;
  const from =
    wanted.startsIn === undefined ? at(3, '14:30', timeZone) : fromNow(wanted.startsIn, timeZone);
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
