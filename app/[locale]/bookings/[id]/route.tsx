import { emptyForm, parseSubmission, type Submission } from '@/lib/booking/cancel-form';
import { momentOfInstant } from '@/lib/booking/moment';
import type { BookingPage } from '@/lib/booking/page';
import { judgePress, type Press } from '@/lib/booking/press';
import { env } from '@/lib/env';
import { readActivation } from '@/lib/http/activation';
import { readOpened } from '@/lib/http/opened';
import { isFromElsewhere } from '@/lib/http/origin';
import { readPostedForm } from '@/lib/http/posted-form';
import { plain, seeOther } from '@/lib/http/responses';
import { cancelBooking } from './cancel';
import { note } from './evidence';
import { guarded } from './guard';
import { respond } from './respond';
import { showBooking } from './show';
import { bookingPath, type Visit } from './visit';
import { visiting } from './visiting';

const pressed = { answers: true };

type Context = RouteContext<'/[locale]/bookings/[id]'>;

/** Shows the booking behind an emailed link. */
export function GET(request: Request, context: Context): Promise<Response> {
  return visiting(request, context, async (visit) => {
    const page = await guarded(visit, emptyForm, () => showBooking(visit));
    note('opened', request, visit, page, readActivation(request.headers));
    return respond(page, visit);
  });
}

/** Cancels it, and sends the browser back to the link, which then says so. */
export function POST(request: Request, context: Context): Promise<Response> {
  return visiting(request, context, async (visit) => {
    const posted = await readPostedForm(request);
    if (posted.kind === 'too-large') return plain(413, 'The form is too large.');
    if (posted.kind === 'not-a-form') return plain(415, 'Send the form as the page does.');

    const submission = parseSubmission(posted.fields);
    if (isFromElsewhere(request.headers)) {
      const page = await guarded(visit, emptyForm, () => showBooking(visit));
      note('pressed', request, visit, page, 'from another site');
      return respond(
        page.state === 'cancellable' ? { ...page, notice: { kind: 'elsewhere' } } : page,
        visit,
        pressed,
      );
    }
    if (submission.intent === 'look') {
      const page = await guarded(visit, submission.form, () => showBooking(visit, submission.form));
      note('opened', request, visit, page, readActivation(request.headers));
      return respond(page, visit, pressed);
    }
    return press(request, visit, submission);
  });
}

async function press(request: Request, visit: Visit, submission: Submission): Promise<Response> {
  const verdict = judgePress(
    readPress(request, visit, submission.trace.opened),
    env().MIN_READING_MS,
  );
  const page = await guarded(
    visit,
    submission.form,
    () => cancelBooking(visit, submission, verdict),
    'press',
  );
  note('pressed', request, visit, page, verdict.kind === 'person' ? 'person' : verdict.why);
  return confirmed(page, visit) ?? respond(page, visit, pressed);
}

/** A confirmed cancel leads back to the link, with a receipt in case the API forgets the booking. */
function confirmed(page: BookingPage, { link, locale, now }: Visit): Response | undefined {
  if (page.state !== 'cancelled' || !page.booking || !link) return undefined;
  const { wall } = momentOfInstant(now, page.booking.company.timeZone);
  return seeOther(bookingPath(locale, link, { at: now, wall }));
}

function readPress({ headers }: Request, { link, now }: Visit, token: string | undefined): Press {
  const opened = link && readOpened(link, token, now);
  return {
    afterMilliseconds: opened && now - opened.at,
    stage: opened?.stage ?? 'first',
    activation: readActivation(headers),
  };
}
