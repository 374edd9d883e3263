import { z } from 'zod';
import type { Shape } from './faults';

const fields = z.record(z.string(), z.unknown());
type Fields = z.infer<typeof fields>;

/** Changes a good answer to an unexpected shape. */
export function reshape(sent: Fields, shape: Shape | undefined, timeZone: string): Fields {
  switch (shape) {
    case 'z-dates':
      return mapDates(
        sent,
        (wall) => `${new Date(instantOf(wall, timeZone)).toISOString().slice(0, 19)}Z`,
      );
    case 'date-dates':
      return mapDates(sent, (wall) => `/Date(${instantOf(wall, timeZone)})/`);
    case 'year-1-dates':
      return mapDates(sent, () => '0001-01-01T00:00:00');
    case 'older-version': {
      // S0's version: InvoiceAddress and ReferenceTypeId are not there.
      return rewritten(sent, (name, value) =>
        ['InvoiceAddress', 'ReferenceTypeId'].includes(name) ? undefined : value,
      );
    }
    case 'unknown-fields':
      return {
        ...sent,
        Brand: { New: [1, 'two', null] },
        Weather: 'snow',
        GoogleMeetUrl: 'https://meet.example/x',
      };
    case 'unknown-status':
      return {
        ...sent,
        Status: 'Postponed',
        StatusId: 11,
        StatusName: 'Postponed',
        ...(sent['StatusInfo'] ? { StatusInfo: { Id: 11, Name: 'Postponed' } } : {}),
      };
    case 'numeric-status':
    case 'everything':
    case undefined:
      return sent;
  }
}

const dates = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

function mapDates(sent: Fields, change: (wall: string) => string): Fields {
  return rewritten(sent, (_name, value) =>
    typeof value === 'string' && dates.test(value) ? change(value) : value,
  );
}

/** The same with `rewrite` applied to every part, at any depth; undefined removes it. */
function rewritten(sent: Fields, rewrite: (name: string, value: unknown) => unknown): Fields {
  return fields.parse(JSON.parse(JSON.stringify(sent), rewrite));
}

// Good enough for a sandbox: the zone's offset at about that instant, and none for an unset date.
function instantOf(wall: string, timeZone: string): number {
  const asUtc = Date.parse(`${wall}Z`);
  if (wall < '1900' || wall > '9999') return asUtc;
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(new Date(asUtc))
    .replace(' ', 'T');
  return asUtc - (Date.parse(`${shown}Z`) - asUtc);
}
