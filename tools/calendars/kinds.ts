import { companies } from '../../sandbox/companies';

/** A kind of booking, and what its page and its calendar file must say. */
export type Kind = {
  readonly name: string;
  /** As the sandbox is told to make it. */
  readonly made: {
    readonly StatusId?: number;
    readonly fields?: Readonly<Record<string, unknown>>;
  };
  /** What happens to it afterwards; a file is fetched before and after each. */
  readonly then?: readonly { readonly StatusId?: number; readonly fields?: object }[];
  /** A day, a time without a zone, or an instant in UTC; undefined where there is no file. */
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly status?: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** What was booked, as it is read. */
  readonly service?: string;
  readonly organizer?: null;
};

const { wire } = companies.salon;
const from = (From: string, To: string | null, more: object = {}) => ({
  fields: { From: `${From}:00`, To: To && `${To}:00`, ...more },
});
const named = (Name: string) =>
  from('2031-01-14T14:30', '2031-01-14T15:30', { Service: { Id: 11, Name } });
/** Nothing says how long it takes. */
const noLength = { LengthInMinutes: null, Service: { Id: 11, Name: 'Klippning' } };
const normal = { start: '2031-01-14T13:30:00Z', end: '2031-01-14T14:30:00Z' };
const made = from('2031-01-14T14:30', '2031-01-14T15:30');
const moved = from('2031-07-01T09:00', '2031-07-01T10:00');
const atMoved = { start: '2031-07-01T07:00:00Z', end: '2031-07-01T08:00:00Z' };
const long = `${'Balayage 👩🏽‍🎨✂️ '.repeat(12)}och föning`;

/** In Stockholm the clocks change on 30 March and 26 October 2031. */
export const kinds: readonly Kind[] = [
  { name: 'normal', made, ...normal },
  {
    name: 'no end',
    made: from('2031-01-14T14:30', null, noLength),
    start: normal.start,
    end: undefined,
    service: 'Klippning',
  },
  {
    name: 'only a length',
    made: from('2031-01-14T14:30', null, { LengthInMinutes: 45 }),
    start: normal.start,
    end: '2031-01-14T14:15:00Z',
  },
  {
    name: 'an end before the start',
    made: from('2031-01-14T14:30', '2031-01-14T13:30', noLength),
    start: normal.start,
    end: undefined,
    service: 'Klippning',
  },
  { name: 'no start', made: { fields: { From: null } }, start: undefined, end: undefined },
  {
    name: 'all day',
    made: from('2031-06-10T00:00', '2031-06-11T00:00'),
    start: '2031-06-10',
    end: '2031-06-11',
  },
  {
    name: 'one night',
    made: from('2031-06-10T15:00', '2031-06-11T11:00'),
    start: '2031-06-10T13:00:00Z',
    end: '2031-06-11T09:00:00Z',
  },
  {
    name: 'several nights',
    made: from('2031-06-10T15:00', '2031-06-14T11:00'),
    start: '2031-06-10T13:00:00Z',
    end: '2031-06-14T09:00:00Z',
  },
  {
    name: 'over the change of March, by its length',
    made: from('2031-03-29T12:00', null, { LengthInMinutes: 24 * 60 }),
    start: '2031-03-29T11:00:00Z',
    end: '2031-03-30T10:00:00Z',
  },
  {
    name: 'over the change of October, by its length',
    made: from('2031-10-25T12:00', null, { LengthInMinutes: 24 * 60 }),
    start: '2031-10-25T10:00:00Z',
    end: '2031-10-26T11:00:00Z',
  },
  {
    name: 'from a time that the clocks skip',
    made: from('2031-03-30T02:30', '2031-03-30T04:00'),
    start: '2031-03-30T02:30:00',
    end: '2031-03-30T04:00:00',
  },
  {
    name: 'from a time that comes twice',
    made: from('2031-10-26T02:30', '2031-10-26T04:00'),
    start: '2031-10-26T02:30:00',
    end: '2031-10-26T04:00:00',
  },
  {
    name: 'no zone known',
    made: from('2031-01-14T14:30', '2031-01-14T15:30', { Company: { ...wire, CountryId: 'US' } }),
    start: '2031-01-14T14:30:00',
    end: '2031-01-14T15:30:00',
  },
  { name: 'a long name with emoji', made: named(long), ...normal, service: long },
  {
    name: 'commas, semicolons, backslashes, line ends',
    // No backslash before an n or a semicolon: after an escaped one icalendar and Ruby's misread those.
    made: named('Färg, klipp; \\ och streck\\\nny rad: "x"'),
    ...normal,
    service: 'Färg, klipp; \\ och streck\\ ny rad: "x"',
  },
  { name: 'Arabic', made: named('قص الشعر، تجفيف'), ...normal, service: 'قص الشعر، تجفيف' },
  {
    name: 'no address of the company',
    made: from('2031-01-14T14:30', '2031-01-14T15:30', {
      Company: { Id: wire['Id'], Name: wire['Name'], CountryId: 'SE' },
    }),
    ...normal,
    organizer: null,
  },
  { name: 'cancelled', made, then: [{ StatusId: 2 }], ...normal, status: 'CANCELLED' },
  { name: 'moved', made, then: [moved], ...atMoved },
  {
    name: 'moved, then cancelled',
    made,
    then: [moved, { StatusId: 4 }],
    ...atMoved,
    status: 'CANCELLED',
  },
  { name: 'revived', made, then: [{ StatusId: 2 }, { StatusId: 1 }], ...normal },
  { name: 'reserved', made: { ...made, StatusId: 3 }, ...normal, status: 'TENTATIVE' },
  { name: 'awaiting payment', made: { ...made, StatusId: 5 }, ...normal, status: 'TENTATIVE' },
];
