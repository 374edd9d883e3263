import type { Booking } from './booking';
import type { BookingApi, BookingRead, Question } from './booking-api';
import type { CancelInput } from './cancel-input';
import type { PageOfRead } from './page';
import { type CancelProof, proofFor, proofHolds } from './cancel-proof';
import { isRecent } from './moment';
import { decideState } from './state';

type PageQuestion = Question & {
  /** Proves that this link's booking was cancelled. */
  readonly proof: CancelProof | undefined;
  /** What the customer typed, for whichever page follows. */
  readonly input: CancelInput;
};

/** Reads the booking behind a link and decides its page. Changes nothing. */
export async function readPage(api: BookingApi, question: PageQuestion): Promise<PageOfRead> {
  const { link, proof, input, language, urgency, now } = question;
  const read = await api.read(link, language, urgency);
  if (read.kind === 'found') return pageWithProof(read.booking, proof, input, now);
  const unread = read.kind === 'not-listed' ? 'not-listed' : 'unread';
  if (proof && proofHolds(proof, unread, now)) {
    return { state: 'cancelled-by-proof', id: link.id, proof };
  }
  return pageWithoutBooking(read, input);
}

/** The page of a booking that was just read. */
export function pageOfBooking(booking: Booking, input: CancelInput, now: number): PageOfRead {
  const decided = decideState(booking, now);
  switch (decided.state) {
    case 'cancellable':
      return { ...decided, input, notice: undefined };
    case 'cancelled':
      return { ...decided, catchingUp: false, proved: undefined };
    case 'too-late':
    case 'started':
      return decided;
  }
}

/**
 * The page of a booking whose cancel may have been proved before. If the API still
 * shows it as active, it gets time to catch up; after that the page of the read adds what was proved
 * (components/disagreement.tsx).
 */
function pageWithProof(
  booking: Booking,
  given: CancelProof | undefined,
  input: CancelInput,
  now: number,
): PageOfRead {
  const page = pageOfBooking(booking, input, now);
  const proof = proofFor(given, booking);
  if (!proof || page.state === 'cancelled') return page;
  if (isRecent(proof, now)) {
    return {
      state: 'cancelled',
      booking: { ...booking, status: 'cancelled' },
      catchingUp: true,
      proved: undefined,
    };
  }
  return page;
}

/** The page when a read returned no booking; keeps what the customer typed. */
export function pageWithoutBooking(
  read: Exclude<BookingRead, { kind: 'found' }>,
  input: CancelInput,
): PageOfRead {
  switch (read.kind) {
    case 'not-listed':
      return { state: 'not-found' };
    case 'throttled':
      return { state: 'busy', input, retryAfterSeconds: read.retryAfterSeconds ?? 30 };
    case 'unread':
      return { state: 'unavailable', input };
  }
}
