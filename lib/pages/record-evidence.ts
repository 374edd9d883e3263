import { bookingOf, type BookingPage, stateOf } from '@/lib/booking/page';
import type { Evidence } from '@/lib/observability/log';
import { noteOnTrace } from '@/lib/observability/trace';
import { plainText } from '@/lib/plain-text';
import type { Visit } from './visit';

/** Writes one line for a link opened or a button pressed: enough to answer, nothing to abuse. */
export function recordEvidence(
  event: Evidence['event'],
  { site: { log, metrics, signer }, request, requestId, host, link }: Visit,
  page: BookingPage,
  looked: string,
): void {
  const state = stateOf(page);
  metrics.page(event, state);
  noteOnTrace({ 'cancellation.act': event, 'cancellation.state': state });
  log.evidence({
    event,
    request: requestId,
    host,
    company: bookingOf(page)?.company.id,
    booking: link.id,
    link: signer.sign('evidence', [link.id, link.code]).slice(0, 12),
    page: state,
    looked,
    agent: plainText(request.headers.get('user-agent') ?? '').slice(0, 120),
  });
}
