import { readEnvironment } from '@/lib/settings/environment';
import { processSite } from '@/server/process-site';
import { startTelemetry } from '@/server/start-telemetry';

/**
 * Runs once when Next's server starts. Next itself serves the routes and finishes open requests when
 * it stops. Invalid settings end the process with a clear message, as on the lean host; Next would
 * go on and answer every request with 500.
 */
export async function start(): Promise<void> {
  try {
    const environment = readEnvironment(process.env);
    const site = processSite();
    await startTelemetry(site, environment);
    if (environment.settings.TRUSTED_PROXY_HOPS === 0)
      site.log.notice(
        'warn',
        'no-addresses',
        'Next hides client addresses from its routes: set TRUSTED_PROXY_HOPS to the number of proxies in front, or limits count by link only',
      );
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, site.announceStop);
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The server could not start.');
    process.exit(1);
  }
}
