import { fromNow } from './clock';
import type { Fault } from './faults';
import type { CompanyFacts, CompanyName } from './companies';
import { makeBooking, type Wanted } from './make-booking';
import { everyField } from './every-field';

/** One email in the demo inbox, one row in the gallery, one start for tests: each shows one state. */
export type Scenario = {
  readonly name: string;
  readonly company: CompanyName;
  /** Language of the email and its link. */
  readonly language: 'sv' | 'nb' | 'en';
  /** The `data-state` that the story ends on. */
  readonly state: string;
  /** What the reader of the demo should do and see. */
  readonly story: string;
  /** Replaces the booking's own code in the link. */
  readonly linkCode?: string;
  /** Leads to a page below the booking's own. */
  readonly below?: '/time';
  /** Leads straight to the buttons. */
  readonly fragment?: string;
  readonly make: (company: CompanyFacts) => ReturnType<typeof makeBooking>;
};

const booking =
  (wanted: Wanted = {}) =>
  (company: CompanyFacts) =>
    makeBooking(company, wanted);

const cancelledAlready =
  (wanted: Wanted = {}) =>
  (company: CompanyFacts) =>
    makeBooking(company, {
      StatusId: 2,
      ...wanted,
      fields: { UnbookedOn: fromNow(-90, company.timeZone), ...wanted.fields },
    });

export const scenarios: readonly Scenario[] = [
  {
    name: 'haircut',
    company: 'salon',
    language: 'sv',
    state: 'cancellable',
    story:
      'An ordinary booking. Cancel it and see the confirmation; open the mail again and it says the same.',
    make: booking(),
  },
  {
    name: 'haircut-every-field',
    company: 'salon',
    language: 'sv',
    state: 'cancellable',
    story:
      'A booking with every field that the documents name. What is internal stays off the page.',
    make: (company) => everyField(makeBooking(company, { paid: true }), company),
  },
  {
    name: 'haircut-soon',
    company: 'salon',
    language: 'sv',
    state: 'cancellable',
    story: 'The deadline is three hours away.',
    make: booking({
      startsFrom: 27 * 60,
      deadlineIn: 181,
      fields: { CommentsToCustomer: 'Porten har kod 1234.\nRing om du inte hittar in.' },
    }),
  },
  {
    name: 'haircut-change-time',
    company: 'salon',
    language: 'sv',
    state: 'choose-time',
    story: 'Free times to move to. Choose one, and the booking is moved; its link stays the same.',
    below: '/time',
    make: booking(),
  },
  {
    name: 'haircut-too-late',
    company: 'salon',
    language: 'sv',
    state: 'too-late',
    story: 'The deadline passed an hour ago; the salon is one tap away.',
    make: booking({ startsFrom: 5 * 60, deadlineIn: -60 }),
  },
  {
    name: 'haircut-cancelled',
    company: 'salon',
    language: 'sv',
    state: 'cancelled',
    story: 'Cancelled already, from another phone.',
    make: cancelledAlready(),
  },
  {
    name: 'haircut-refused',
    company: 'salon',
    language: 'sv',
    state: 'not-cancelled',
    story: 'The API refuses the cancel. Nothing you typed is lost.',
    make: booking({ faults: [fault({ wire: '409', on: ['cancel'] })] }),
  },
  {
    name: 'haircut-cut-link',
    company: 'salon',
    language: 'sv',
    state: 'not-found',
    story: 'A mail program cut the link short.',
    linkCode: 'A1B2',
    make: booking(),
  },
  {
    name: 'tennis',
    company: 'tennis',
    language: 'nb',
    state: 'cancellable',
    story: 'A paid booking without a deadline. The page promises no refund.',
    make: booking({ deadlineIn: null, paid: true }),
  },
  {
    name: 'tennis-started',
    company: 'tennis',
    language: 'nb',
    state: 'started',
    story: 'The hour on court has begun.',
    make: booking({ startedBy: -10 }),
  },
  {
    name: 'tennis-credited',
    company: 'tennis',
    language: 'nb',
    state: 'cancelled',
    story: 'Cancelled and credited, as the API says.',
    make: (company) => {
      const made = cancelledAlready({ paid: true })(company);
      const credited = [
        {
          Id: 1,
          BookingId: 0,
          VAT: 25,
          Amount: 420,
          AmountCredited: 420,
          CurrencyId: 'NOK',
          CurrencyInfo: { CurrencySign: 'kr' },
        },
      ];
      return { ...made, fields: { ...made.fields, PaymentLog: credited } };
    },
  },
  {
    name: 'tennis-too-quick',
    company: 'tennis',
    language: 'nb',
    state: 'confirm-again',
    story:
      'Press the button within two seconds, as a mail scanner would, and the page asks once more.',
    fragment: 'cancel',
    make: booking(),
  },
  {
    name: 'physio',
    company: 'clinic',
    language: 'en',
    state: 'cancellable',
    story: 'A visit in another time zone, with more than one price line.',
    make: booking({
      fields: {
        Quantities: [
          {
            Id: 1,
            Quantity: 1,
            Price: 79,
            CurrencyId: 'EUR',
            PriceSign: '€',
            Category: 'Adult',
            PriceText: '79,00 €',
            VAT: 25,
            OccupiesSpot: true,
          },
          {
            Id: 2,
            Quantity: 2,
            Price: 39.5,
            CurrencyId: 'EUR',
            PriceSign: '€',
            Category: 'Child',
            VAT: 25,
            OccupiesSpot: true,
          },
        ],
      },
    }),
  },
  {
    name: 'physio-no-answer',
    company: 'clinic',
    language: 'en',
    state: 'unconfirmed',
    story: 'The connection breaks during the cancel and nothing can be read afterwards.',
    make: booking({
      faults: [fault({ wire: 'reset', on: ['cancel', 'reread'], commit: 'after', times: 3 })],
    }),
  },
  {
    name: 'physio-api-down',
    company: 'clinic',
    language: 'en',
    state: 'unavailable',
    story: 'The API cannot be read at all.',
    make: booking({ faults: [fault({ wire: '503', on: ['read', 'cancel', 'reread'] })] }),
  },
  {
    name: 'physio-busy',
    company: 'clinic',
    language: 'en',
    state: 'busy',
    story: 'Too many tries; the page says when to come back.',
    make: booking({ faults: [fault({ wire: '429', on: ['read'], retryAfter: 20 })] }),
  },
];

function fault(wanted: Partial<Fault>): Fault {
  return { on: ['cancel'], commit: 'before', milliseconds: 2000, ...wanted };
}
