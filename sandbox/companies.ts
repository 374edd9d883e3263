import type { Stored } from './bookings';
import { at, fromNow, plus } from './clock';
import type { Fault } from './faults';

/** Three companies that take bookings, each in its own country and trade. */
export type CompanyName = 'salon' | 'tennis' | 'clinic';

type Service = {
  readonly name: string;
  readonly description: string;
  readonly minutes: number;
  readonly price: number;
  readonly priceText: string;
  readonly category: string;
  readonly resourceType: string;
  readonly resource: string;
};

export type CompanyFacts = {
  readonly name: CompanyName;
  readonly timeZone: string;
  readonly currency: { readonly id: string; readonly sign: string; readonly name: string };
  readonly wire: Readonly<Record<string, unknown>>;
  readonly service: Service;
};

export const companies: Readonly<Record<CompanyName, CompanyFacts>> = {
  salon: {
    name: 'salon',
    timeZone: 'Europe/Stockholm',
    currency: { id: 'SEK', sign: 'kr', name: 'Svensk krona' },
    wire: {
      Id: '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10',
      Name: 'Salong Norrsken',
      Category: 'Frisör',
      Street1: 'Storgatan 21',
      ZipCode: '972 32',
      City: 'Luleå',
      CountryId: 'SE',
      Longitude: '22.1567',
      Latitude: '65.5848',
      Phone: '0920-123 45',
      Email: 'hej@salongnorrsken.example',
      SitePath: 'salongnorrsken',
      IsFavorite: false,
    },
    service: {
      name: 'Klippning och föning',
      description: 'Tvätt, klippning och föning. Kom gärna fem minuter före.',
      minutes: 60,
      price: 650,
      priceText: '650 kr',
      category: 'Ordinarie',
      resourceType: 'Frisör',
      resource: 'Maja Lindgren',
    },
  },
  tennis: {
    name: 'tennis',
    timeZone: 'Europe/Oslo',
    currency: { id: 'NOK', sign: 'kr', name: 'Norsk krone' },
    wire: {
      Id: '2b9a7d1e-5a0f-4b1c-8a6e-6d6b0a1c4e22',
      Name: 'Frogner Tennishall',
      Category: 'Tennis',
      Street1: 'Middelthuns gate 26',
      ZipCode: '0368',
      City: 'Oslo',
      CountryId: 'NO',
      Phone: '+47 22 55 01 23',
      Email: 'post@frognertennis.example',
      HomePage: 'www.frognertennis.example',
      IsFavorite: false,
    },
    service: {
      name: 'Tennisbane innendørs',
      description: 'Hardcourt, lys inkludert.',
      minutes: 90,
      price: 420,
      priceText: '420 kr',
      category: 'Voksen',
      resourceType: 'Bane',
      resource: 'Bane 3',
    },
  },
  clinic: {
    name: 'clinic',
    timeZone: 'Europe/Helsinki',
    currency: { id: 'EUR', sign: '€', name: 'Euro' },
    wire: {
      Id: 'c3a3f1f4-93b9-4a3b-bb0f-0f6f6b0f9c31',
      Name: 'Töölö Clinic',
      Category: 'Clinic',
      Street1: 'Mannerheimintie 40',
      Street2: '2nd floor',
      ZipCode: '00100',
      City: 'Helsinki',
      CountryId: 'FI',
      Phone: '+358 9 4250 1234',
      Email: 'care@tooloclinic.example',
      SitePath: 'toolo-clinic',
      IsFavorite: false,
    },
    service: {
      name: 'Physiotherapy, first visit',
      description: 'Please bring earlier referrals and comfortable clothes.',
      minutes: 45,
      price: 79,
      priceText: '79,00 €',
      category: 'Adult',
      resourceType: 'Physiotherapist',
      resource: 'Aino Virtanen',
    },
  },
};

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

/** A whole booking with one company, in the API's shape. What is internal is in it too, to be kept back. */
export function makeBooking(
  company: CompanyFacts,
  wanted: Wanted = {},
): Omit<Stored, 'Id' | 'CancellationCode' | 'StatusId'> & { StatusId: number } {
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
        Id: 11,
        Name: service.name,
        Description: service.description,
        LengthInMinutes: service.minutes,
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
              Id: 5,
              Name: service.resource,
              Email: 'staff-only@internal.example',
              MobilePhone: '070-000 00 01',
              AccessGroup: 'internal-access-group',
              EmailNotification: true,
              SMSNotification: true,
            },
          ],
        },
      ],
      PaymentLog: wanted.paid
        ? [
            {
              Id: 1,
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
        Id: 'b1d4f9ce-internal-customer',
        Firstname: 'Internal-Firstname',
        Lastname: 'Internal-Lastname',
        Email: 'customer-private@internal.example',
        Phone: '070-000 00 02',
      },
      InvoiceAddress: { InvoiceAddress1: 'internal-invoice-street' },
      Log: [{ Id: 1, Comments: 'internal-log-comment', UserName: 'internal-user' }],
      ExternalReference: [
        { ReferenceType: 'internal-reference', ExternalData: 'internal-external-data' },
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
