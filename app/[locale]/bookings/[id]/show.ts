import type { Locale } from '@/i18n/locales';
import { type BokaMeraFailure, bokamera, type Language } from '@/lib/bokamera';
import type { Booking } from '@/lib/booking/booking';
import { type CancelForm, emptyForm } from '@/lib/booking/cancel-form';
import type { BookingPage, FormNotice } from '@/lib/booking/page';
import { receiptHolds } from '@/lib/booking/receipt';
import { decideState } from '@/lib/booking/state';
import type { Visit } from './visit';

/** Reads the booking behind the link and decides which page it leads to. Changes nothing, anywhere. */
export async function showBooking(
  visit: Visit,
  form: CancelForm = emptyForm,
): Promise<BookingPage> {
  const { link, receipt, now } = visit;
  if (!link) return { state: 'not-found' };
  const read = await bokamera().findShared(link, apiLanguage(visit.locale));
  if (read.ok && read.value) return pageOfBooking(read.value, form, now);

  if (receipt && receiptHolds(receipt, read.ok ? 'not-listed' : 'unreadable', now)) {
    return { state: 'cancelled', booking: undefined, id: link.id, receipt };
  }
  return read.ok ? { state: 'not-found' } : pageOfFailedRead(read.failure, form);
}

/** The page of a booking that was just read. */
export function pageOfBooking(
  booking: Booking,
  form: CancelForm,
  now: number,
  notice?: FormNotice,
): BookingPage {
  const decided = decideState(booking, now);
  return decided.state === 'cancellable' ? { ...decided, form, notice } : decided;
}

/** The page when the booking could not be read; what the customer typed is kept. */
export function pageOfFailedRead(failure: BokaMeraFailure, form: CancelForm): BookingPage {
  return failure.kind === 'throttled'
    ? { state: 'busy', form, retryAfterSeconds: failure.retryAfterSeconds ?? 30 }
    : { state: 'unavailable', form };
}

/** The API itself speaks Swedish and English only. */
export function apiLanguage(locale: Locale): Language {
  return locale === 'sv' ? 'sv' : 'en';
}
