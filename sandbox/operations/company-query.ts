import { type Answer, ok } from '../answers';
import { binder, bool, guid, text } from '../binding';
import { companies } from '../companies';
import type { ApiCall } from '../request';
import { envelope, partOf, readPaging, sorted } from './paging';

/** What an Include flag adds to a company. */
const includes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  IncludeWidgetSettings: { WidgetSettings: { PrimaryColor: '#1d5c56', DarkTheme: false } },
  IncludeHomepageSettings: { HomepageSettings: { ShowMyBookings: true } },
  IncludeBookingSettings: { BookingSettings: { UseMultiLanguage: false } },
  IncludeBookingAgreements: { BookingAgreements: { BodyText: 'Avboka senast dagen före.' } },
  IncludeSystemSettings: { SystemSettings: { DefaultLanguage: 'SE' } },
};

const sortable = [
  ...['Id', 'Name', 'Street1', 'Street2', 'ZipCode', 'City', 'CountryId', 'Longitude', 'Latitude'],
  ...['Phone', 'Email', 'SitePath'],
];

/** GET /companies, by Id or SitePath. */
export function queryCompanies(call: ApiCall): Answer {
  const read = binder(call);
  const id = read.one('Id', guid);
  const sitePath = read.one('SitePath', text)?.toLowerCase();
  const paging = readPaging(read);
  const added = Object.fromEntries(
    Object.entries(includes).flatMap(([flag, part]) =>
      read.one(flag, bool) ? Object.entries(part) : [],
    ),
  );
  const found = Object.values(companies)
    .map(({ wire }) => wire)
    .filter((wire) => id === undefined || wire['Id'] === id)
    .filter((wire) => sitePath === undefined || wire['SitePath'] === sitePath);
  const rows = sorted(found, paging, sortable, partOf);
  return ok(
    // Here the documents write Homepage, and HomePage in a booking.
    envelope(rows, paging, ({ HomePage, Category: _category, IsFavorite: _favorite, ...wire }) => ({
      ...wire,
      Homepage: HomePage,
      Details: `${String(wire['Name'])} tar emot bokningar dygnet runt.`,
      CoverImage: 'https://images.example/cover.jpg',
      ...added,
    })),
  );
}
