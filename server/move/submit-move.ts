import { apiLanguage } from '@/i18n/locales';
import { emptyForm } from '@/lib/booking/cancel-form';
import { type MoveSubmission, parseMoveSubmission } from '@/lib/booking/move-form';
import type { BookingPage } from '@/lib/booking/page';
import { type Answer, seeOther } from '@/lib/http/answers';
import { isFromElsewhere } from '@/lib/http/origin';
import { readPostedForm } from '@/lib/http/posted-form';
import type { Moving } from '@/server/site';
import { sealMove } from '@/lib/tokens/move-token';
import { loadFreeTimes } from './show-free-times';
import { judgeVisit, describePress } from '@/server/booking/judge-press';
import { missingPage } from '@/server/pages/missing-page';
import { rateLimited } from '@/server/booking/rate-limited';
import { recordEvidence } from '@/server/booking/record-evidence';
import { rejectedFormPage } from '@/server/pages/rejected-form-page';
import { renderBooking } from '@/server/booking/render-booking';
import { firstDayAsked } from '../booking/move-links';
import type { Visit } from '@/server/link/visit';
import { withVisit } from '@/server/booking/with-visit';

const answered = { below: '/time', focusHeading: true, pressed: 'move' } as const;

/** POST of a choice: moves the booking, and sends the browser to a page that says so. */
export const submitMove = withVisit(async (visit) => {
  const { site, request, locale, pathOf } = visit;
  if (!site.moving) return missingPage(visit);
  const posted = await readPostedForm(request);
  if (posted.kind !== 'form') {
    return rejectedFormPage(visit, posted.kind, {
      locale,
      hrefIn: (other) => pathOf(other, '/time'),
      tidy: visit.tidy && pathOf(locale, '/time'),
      wasTo: 'move',
    });
  }
  if (isFromElsewhere(request.headers, site.trustedProxies)) {
    const page = await loadFreeTimes(visit, site.moving);
    recordEvidence('pressed', visit, page, 'from another site');
    return renderBooking(withElsewhereNotice(page), visit, answered);
  }
  return move(visit, site.moving, parseMoveSubmission(posted.fields));
});

async function move(
  visit: Visit,
  { moveBooking }: Moving,
  submission: MoveSubmission,
): Promise<Answer> {
  const { site, link, locale, host, now } = visit;
  const verdict = judgeVisit(visit, submission.trace);
  const page = await rateLimited(visit, emptyForm, 'pressed', (urgency) =>
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
  const looked = describePress(verdict, page);
  if (page.state === 'confirm-move' && looked !== 'person') site.metrics.looksAutomated(looked);
  recordEvidence('pressed', visit, page, looked);
  const path = pathOfMoved(visit, page);
  return path === undefined ? renderBooking(page, visit, answered) : seeOther(path);
}

/** Where the new time is shown again on every reload; undefined where the link cannot be relied on for it. */
function pathOfMoved({ site, link, locale, now, pathOf }: Visit, page: BookingPage) {
  if (page.state !== 'moved' || page.link !== 'opens' || !page.booking.start) return undefined;
  const asked = { at: now, from: page.from?.wall, to: page.booking.start.wall };
  return `${pathOf(locale, '/time')}&move=${sealMove(site.signer, link, asked)}`;
}

function withElsewhereNotice(page: BookingPage): BookingPage {
  return page.state === 'choose-time' ? { ...page, notice: 'elsewhere' } : page;
}
