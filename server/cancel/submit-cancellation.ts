import { companyLocale } from '@/i18n/locales';
import type { Booking } from '@/lib/booking/booking';
import { linkKey } from '@/lib/booking/link';
import { isOverLimit } from '@/lib/booking/comment-limit';
import { type Moment, momentOfInstant } from '@/lib/booking/moment';
import type { BookingPage, ProvedCancel } from '@/lib/booking/page';
import type { Verdict } from '@/lib/booking/press';
import type { PressQuery } from '@/lib/booking/press-memory';
import { parseCancelForm, type Submission } from '@/lib/booking/submission';
import { applyBranding } from '@/lib/branding/apply-branding';
import { brandedWording } from '@/lib/branding/branded-wording';
import { queryOf } from '@/lib/paths';
import { factsOf } from '@/lib/signed-receipt/facts';
import type { PressRecord } from '@/lib/signed-receipt/press-record';
import { signProof } from '@/lib/tokens/proof-token';
import { sealJson } from '@/lib/tokens/sealed-json';
import { answerPress } from '@/server/booking/answer-press';
import { readWithinLimits } from '@/server/booking/open-booking';
import { rateLimited } from '@/server/booking/rate-limited';
import type { Visit } from '@/server/link/visit';
import { withVisit } from '@/server/booking/with-visit';
import { formatReason } from './format-reason';

/** POST of the form: cancels, and redirects to a page that says what came of it. */
export const submitCancellation = withVisit((opened) =>
  answerPress(opened, {
    press: 'cancel',
    parse: parseCancelForm,
    carryOut: cancel,
    readFormPage: async (visit, input) => {
      // At the first press `cancelBooking` tells this problem; here it is a reload of that page (`recheck`).
      const page = await readWithinLimits(visit, input);
      return page.state === 'cancellable' && isOverLimit(input.comment)
        ? { ...page, notice: { kind: 'problem', problem: 'comment-too-long' } }
        : page;
    },
    queryOfDone: (visit, page) =>
      page.state === 'cancelled' && page.proved
        ? queryOfCancelled(visit, page.booking, page.proved)
        : undefined,
  }),
);

function cancel(visit: Visit, submission: Submission, verdict: Verdict): Promise<BookingPage> {
  const { site, host } = visit;
  return rateLimited(visit, submission.input, 'pressed', (question) =>
    site.cancelBooking({
      ...question,
      submission,
      verdict,
      optionsOf: ({ company }) => site.brandingFor(host, company.id),
      // In the company's language, whatever the customer's is.
      wordsFor: async ({ company }, input) => {
        const branding = site.brandingFor(host, company.id);
        return formatReason(await brandedWording(companyLocale(company.country), branding), input);
      },
    }),
  );
}

/** The query of a proved cancel: its proof, in case the API later omits the booking, and its record. */
function queryOfCancelled(visit: Visit, booking: Booking, cancelled: ProvedCancel): PressQuery {
  const { site, link } = visit;
  const at = site.now();
  const moment = momentOfInstant(at, booking.company.timeZone ?? 'UTC');
  const token = signProof(site.signer, link, { at, wall: moment.wall, digests: cancelled.digests });
  const record = recordOf(visit, booking, cancelled, moment);
  return { token, query: queryOf('proof', token) + queryOf('record', record) };
}

/**
 * The sealed record: the words that this press sent, and the facts that it proved, where receipts are on and the answer
 * agrees with the read. Undefined when there is neither.
 */
function recordOf(
  { site, link, host }: Visit,
  booking: Booking,
  { words, agrees }: ProvedCancel,
  moment: Moment,
): string | undefined {
  const shown = applyBranding(booking, site.brandingFor(host, booking.company.id));
  const facts =
    site.receipts?.maker && agrees ? factsOf(shown, moment, 'cancel', moment.latest) : undefined;
  if (!facts && words === '') return undefined;
  const record: PressRecord = { facts, words: words || undefined };
  return sealJson(site.signer, 'record', linkKey(link), record);
}
