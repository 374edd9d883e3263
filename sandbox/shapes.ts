import type { Shape } from './faults';

/** A good answer, shaped otherwise than expected. */
export function reshape(sent: Record<string, unknown>, shape: Shape | undefined, timeZone: string) {
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
      // S0's version: CalendarExportStatus is there, InvoiceAddress and ReferenceTypeId are not.
      const { InvoiceAddress: _left, ...older } = sent;
      return { ...older, CalendarExportStatus: [] };
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

function mapDates(
  sent: Record<string, unknown>,
  change: (wall: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(sent).map(([key, value]) => [
      key,
      typeof value === 'string' && dates.test(value) ? change(value) : value,
    ]),
  );
}

// Good enough for a sandbox: the offset that the zone has at about that instant.
function instantOf(wall: string, timeZone: string): number {
  const asUtc = Date.parse(`${wall}Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(new Date(asUtc))
    .replace(' ', 'T');
  return asUtc - (Date.parse(`${shown}Z`) - asUtc);
}
