import type { BookingPage } from '@/lib/booking/page';
import { sign } from '@/lib/http/signing';
import { type Evidence, logEvidence } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { noteOnTrace } from '@/lib/trace';
import type { Visit } from './visit';

/** Writes one line for a link opened or a button pressed: enough to answer, nothing to abuse. */
export function note(
  event: Evidence['event'],
  request: Request,
  { link }: Visit,
  page: BookingPage,
  looked: string,
): void {
  metrics.page(event, page.state);
  noteOnTrace({ 'cancellation.act': event, 'cancellation.state': page.state });
  logEvidence({
    event,
    request: request.headers.get('x-request-id') ?? undefined,
    booking: link?.id,
    link: link && sign('evidence', [link.id, link.code]).slice(0, 12),
    page: page.state,
    looked,
    agent: (request.headers.get('user-agent') ?? '').slice(0, 120),
  });
}
