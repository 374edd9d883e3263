import { randomUUID } from 'node:crypto';
import { plus } from './clock';
import type { CompanyFacts } from './companies';
import type { makeBooking } from './make-booking';

type Made = ReturnType<typeof makeBooking>;

/**
 * A booking with a value in every field of BookingQueryResponse, in all its documented versions.
 */
export function everyField(made: Made, { wire, service, currency }: CompanyFacts): Made {
  const from = String(made.fields['From']);
  const created = plus(from, -10 * 24 * 60);
  const later = plus(created, 60);
  const invoice = {
    CorporateIdentityNumber: '556000-0000-internal',
    InvoiceAddress1: 'internal-invoice-street',
    InvoiceAddress2: 'internal-invoice-floor',
    InvoiceCity: 'internal-invoice-city',
    InvoicePostalCode: '000 00',
    InvoiceCountryCode: 'SE',
  };
  return {
    ...made,
    fields: {
      ...made.fields,
      PaymentExpiration: later,
      CommentsToCustomer: 'Porten har kod 1234.',
      UnbookedComments: 'internal-earlier-unbooked-comment',
      UnbookedOn: '0001-01-01T00:00:00',
      BookedBy: 'internal-booked-by',
      RatingCode: 'internal-rating-code',
      GoogleMeetUrl: 'https://meet.example/internal-meeting',
      TotalPrice: service.price,
      Tags: [{ Id: 1, Name: 'internal-tag', Color: '#333' }],
      Company: {
        ...wire,
        LogoType: 'https://salongnorrsken.example/logo.png',
        Street2: 'Plan 2',
        HomePage: 'https://salongnorrsken.example',
        PaymentProviderId: 1,
      },
      Customer: {
        Id: randomUUID(),
        Firstname: 'Internal-Firstname',
        Lastname: 'Internal-Lastname',
        Email: 'customer-private@internal.example',
        Phone: '070-000 00 02',
        FacebookUserName: 'internal-facebook-name',
        ImageUrl: 'https://internal.example/face.png',
        PersonalIdentityNumber: 'internal-identity-number',
        ...invoice,
      },
      InvoiceAddress: { InvoiceAddressId: randomUUID(), UserId: randomUUID(), ...invoice },
      Service: {
        Id: service.id,
        Name: service.name,
        Description: service.description,
        ImageUrl: 'https://salongnorrsken.example/service.png',
        LengthInMinutes: service.minutes,
        MaxNumberOfSpotsPerBooking: 1,
        MinNumberOfSpotsPerBooking: 1,
        GroupBooking: { Active: false, Min: 1, Max: 1 },
        MultipleResource: { Active: false, Min: 1, Max: 1 },
        IsGroupBooking: false,
        IsPaymentEnabled: true,
      },
      Quantities: [
        {
          Id: 1,
          Quantity: 1,
          Price: service.price,
          PriceBeforeRebate: service.price,
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
              Color: '#a33',
              ImageUrl: 'https://internal.example/staff.png',
              Email: 'staff-only@internal.example',
              MobilePhone: '070-000 00 01',
              AccessGroup: 'internal-access-group',
              EmailNotification: true,
              SMSNotification: true,
              EmailReminder: true,
              SMSReminder: false,
            },
          ],
        },
      ],
      ...customFields,
      ...logs(created, later, service.price, currency),
      ExternalReference: [
        {
          CompanyId: wire['Id'],
          Id: randomUUID(),
          OwnerId: randomUUID(),
          ReferenceType: 'internal-reference',
          ReferenceTypeId: 1,
          ExternalData: 'internal-external-data',
          CreatedBy: 'internal-user',
          Updated: later,
          Created: created,
        },
      ],
      CalendarExportStatus: [{ CalendarId: 'internal-calendar', BookingId: 0, Synced: true }],
    },
  };
}

const customFields = {
  CustomFields: [
    {
      Id: 1,
      Name: 'Notes',
      Description: 'internal-field-description',
      Width: 20,
      DataType: 'DropDown',
      DefaultValue: 'internal-default',
      IsMandatory: false,
      MandatoryErrorMessage: 'internal-mandatory-message',
      MaxLength: 100,
      MultipleLineText: false,
      RegEx: '.*',
      RegExErrorMessage: 'internal-regex-message',
      Values: [{ Value: 'internal-custom-value' }],
    },
  ],
  CustomFieldValues: [
    {
      Id: 1,
      Column: 'TextField1',
      Name: 'Notes',
      Description: 'internal-field-description',
      Value: 'internal-custom-value',
      DataType: 'DropDown',
    },
  ],
};

function logs(created: string, later: string, price: number, currency: CompanyFacts['currency']) {
  return {
    Log: [
      {
        Id: 1,
        BookingId: 0,
        EventTypeId: 1,
        EventType: { Id: 1, Name: 'Created', Description: 'internal-event' },
        Comments: 'internal-log-comment',
        UserName: 'internal-user',
        Created: created,
      },
    ],
    PaymentLog: [
      {
        Id: 1,
        BookingId: 0,
        PaymentReferenceId: 'internal-payment-reference',
        OrderItemReferenceId: 'internal-order-item',
        PaymentProviderId: 1,
        Amount: price,
        VAT: 25,
        AmountCredited: 0,
        CurrencyId: currency.id,
        CurrencyInfo: { Id: currency.id, Name: currency.name, CurrencySign: currency.sign },
        Comments: 'internal-payment-comment',
        Created: later,
        Updated: later,
      },
    ],
    CheckoutLog: [
      {
        Id: randomUUID(),
        BookingId: 0,
        PurchaseId: 1,
        ExpirationTime: later,
        Snippet: 'internal-snippet',
        Status: 'internal-checkout-status',
        Message: 'internal-checkout-message',
        Created: created,
        Updated: later,
      },
    ],
  };
}
