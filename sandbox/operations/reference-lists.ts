import { type Answer, ok } from '../answers';
import { binder, text } from '../binding';
import { statusNames } from '../bookings';
import type { ApiCall } from '../request';
import { statusInfo } from '../wire';
import { envelope, partOf, readPaging, sorted } from './paging';

/** GET /bookings/status: all ten, worded in the caller's language. */
export function queryStatuses(call: ApiCall): Answer {
  const paging = readPaging(binder(call));
  const all = Object.keys(statusNames).map((id) => statusInfo(Number(id), call.language));
  const rows = sorted(all, paging, ['Id', 'Name', 'Description', 'Icon', 'Color'], partOf);
  return ok(envelope(rows, paging, (row) => row));
}

const countries = [
  { Id: 'DK', Name: 'Danmark' },
  { Id: 'FI', Name: 'Finland' },
  { Id: 'NO', Name: 'Norge' },
  { Id: 'SE', Name: 'Sverige' },
].map((country) => ({ ...country, Description: country.Name }));

/** GET /countries. Their time zones are not in it, as in the documents. */
export function queryCountries(call: ApiCall): Answer {
  const read = binder(call);
  const id = read.one('Id', text)?.toUpperCase();
  const paging = readPaging(read);
  const found = countries.filter((country) => id === undefined || country.Id === id);
  const rows = sorted(found, paging, ['Id', 'Name', 'Description'], partOf);
  return ok(envelope(rows, paging, (row) => row));
}

/** GET /version: which version runs, and when it was built. */
export function version(): Answer {
  return ok({ Version: '0.0.0-sandbox', BuildDate: '2026-01-01T00:00:00' });
}
