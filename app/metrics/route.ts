import { metricsText } from '@/lib/metrics';

export const dynamic = 'force-dynamic';

/** Numbers for Prometheus. `server/` answers it on METRICS_PORT alone. */
export async function GET(): Promise<Response> {
  return new Response(await metricsText(), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
}
