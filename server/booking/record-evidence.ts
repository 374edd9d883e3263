import { bookingOf, type BookingPage, pageNameOf, provesPress } from '@/lib/booking/page';
import type { LoggedVerdict } from '@/lib/booking/press';
import type { Evidence } from '@/lib/observability/log';
import { noteOnTrace } from '@/lib/trace';
import { plainText } from '@/lib/plain-text';
import type { Visit } from '@/server/link/visit';

/** Logs one line for an opened link or a pressed button. The line holds no code and no customer data. */
export function recordEvidence(
  act: Evidence['event'],
  { site: { log, metrics, signer }, request, requestId, host, link }: Visit,
  page: BookingPage,
  verdict: LoggedVerdict,
): void {
  const name = pageNameOf(page);
  const company = bookingOf(page)?.company;
  metrics.page(act, name);
  if (company) metrics.companySeen(company);
  noteOnTrace({ 'cancellation.act': act, 'cancellation.state': name });
  log.evidence({
    event: act,
    request: requestId,
    host,
    company: company?.id,
    booking: link.id,
    link: signer.sign('evidence', [link.id, link.code]).slice(0, 12),
    page: name,
    ...(act === 'pressed' && { proved: provesPress(page) }),
    verdict,
    agent: plainText(request.headers.get('user-agent') ?? '').slice(0, 120),
  });
}
