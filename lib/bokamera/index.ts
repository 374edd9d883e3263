import { env } from '@/lib/env';
import { type BookingApi, openBokaMera } from './client';

export type { BookingApi, Language } from './client';
export type { BokaMeraFailure, Result } from './failure';

let opened: BookingApi | undefined;

/** The booking API as the environment configures it; one pool of connections for the whole process. */
export function bokamera(): BookingApi {
  const settings = env();
  opened ??= openBokaMera({
    url: new URL(settings.BOKAMERA_API_URL),
    key: settings.BOKAMERA_API_KEY ?? '',
    connections: settings.API_CONNECTIONS,
    waiting: settings.API_WAITING,
    failuresInARow: settings.API_PAUSE_AFTER,
    fallbackTimeZone: settings.COMPANY_TIME_ZONE,
    readBudget: settings.READ_BUDGET_MS,
    cancelBudget: settings.CANCEL_BUDGET_MS,
  });
  return opened;
}
