import { emptyInput } from '@/lib/booking/cancel-input';
import { momentText } from '@/lib/booking/moment';
import type { BookingPage } from '@/lib/booking/page';
import type { PressQuery } from '@/lib/booking/press-memory';
import { parseMoveForm } from '@/lib/booking/submission';
import { queryOf } from '@/lib/paths';
import { signMove } from '@/lib/tokens/move-token';
import { answerPress } from '@/server/booking/answer-press';
import { rateLimited } from '@/server/booking/rate-limited';
import { withVisit } from '@/server/booking/with-visit';
import type { Visit } from '@/server/link/visit';
import { missingPage } from '@/server/pages/missing-page';
import { loadFreeTimes } from './show-free-times';

const noTime = { day: undefined, chosen: undefined };

/** POST of a choice: moves the booking, and redirects to a page that says what came of it. */
export const submitMove = withVisit(async (opened) => {
  const { moveServices } = opened.site;
  if (!moveServices) return missingPage(opened);
  return answerPress(opened, {
    press: 'move',
    parse: parseMoveForm,
    carryOut: (visit, submission, verdict) => {
      const { site, host } = visit;
      return rateLimited(visit, emptyInput, 'pressed', (question) =>
        moveServices.moveBooking({
          ...question,
          submission,
          verdict,
          ruleOf: ({ company }) => site.brandingFor(host, company.id).changeTime,
        }),
      );
    },
    readFormPage: (visit) => loadFreeTimes(visit, moveServices, noTime),
    queryOfDone: queryOfMoved,
  });
});

/**
 * Shows the new time on every reload; undefined unless this link still opens the moved booking. Where the
 * booking stood there already, the token proves no change: it keeps the time that was asked for.
 */
function queryOfMoved({ site, link, now }: Visit, page: BookingPage): PressQuery | undefined {
  if (page.state !== 'moved' || page.linkNow !== 'opens') return undefined;
  const { from, to, digestBefore, pricesBefore, booking } = page;
  const token = signMove(site.signer, link, {
    at: now,
    from: from && momentText(from),
    to,
    end: booking?.end && momentText(booking.end),
    digestBefore,
    pricesBefore,
  });
  return { token, query: queryOf('move', token) };
}
