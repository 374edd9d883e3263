import { apiLanguage } from '@/i18n/locales';
import { emptyForm } from '@/lib/booking/cancel-form';
import { type MoveSubmission, parseMoveSubmission } from '@/lib/booking/move-form';
import { momentText } from '@/lib/booking/moment';
import type { BookingPage } from '@/lib/booking/page';
import type { Verdict } from '@/lib/booking/press';
import { sealMove } from '@/lib/tokens/move-token';
import { answerPress, type Proof } from '@/server/booking/answer-press';
import { firstDayAsked } from '@/server/booking/move-links';
import { rateLimited } from '@/server/booking/rate-limited';
import { withVisit } from '@/server/booking/with-visit';
import type { Visit } from '@/server/link/visit';
import { missingPage } from '@/server/pages/missing-page';
import type { Moving } from '@/server/site';
import { loadFreeTimes } from './show-free-times';

/** POST of a choice: moves the booking, and leads to a page that says what came of it. */
export const submitMove = withVisit(async (visit) => {
  const { moving } = visit.site;
  if (!moving) return missingPage(visit);
  return answerPress(visit, {
    wasTo: 'move',
    below: '/time',
    parse: (fields) => {
      const submission = parseMoveSubmission(fields);
      return {
        typed: { form: emptyForm, time: submission.time },
        trace: submission.trace,
        onlyLooks: false,
        act: (verdict) => move(visit, moving, submission, verdict),
      };
    },
    look: () => loadFreeTimes({ ...visit, after: undefined }, moving),
    proofOf: (page) => proofOfMove(visit, page),
  });
});

function move(
  visit: Visit,
  { moveBooking }: Moving,
  submission: MoveSubmission,
  verdict: Verdict,
): Promise<BookingPage> {
  const { site, link, locale, host, now } = visit;
  return rateLimited(visit, emptyForm, 'pressed', (urgency) =>
    moveBooking({
      link,
      submission,
      verdict,
      ruleOf: ({ company }) => site.brandingFor(host, company.id).changeTime,
      from: firstDayAsked(visit),
      language: apiLanguage(locale),
      urgency,
      now,
    }),
  );
}

/** What an address says of a new time, which is then shown on every reload; undefined where the link cannot be relied on for it. */
function proofOfMove({ site, link, now }: Visit, page: BookingPage): Proof | undefined {
  if (page.state !== 'moved' || page.link !== 'opens' || page.to === undefined) return undefined;
  const { from, to, before: proved, booking } = page;
  const sealed = sealMove(site.signer, link, {
    at: now,
    from: from && momentText(from),
    to,
    end: booking?.end && momentText(booking.end),
    proved,
  });
  return { sealed, query: `&move=${sealed}` };
}
