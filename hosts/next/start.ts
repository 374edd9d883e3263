import { readEnvironment } from '@/lib/environment';
import { startMetricsServer } from '@/lib/observability/metrics-server';
import { processSite } from '@/lib/process-site';

/**
 * What Next's server does beside the routes, once, when it starts: it reads the settings, shows the
 * numbers on their own port, and says on `/readyz` that it stops. Next itself finishes what is
 * under way.
 *
 * What is wrong with them ends the process with a message that names it, as on the lean host.
 */
export async function start(): Promise<void> {
  try {
    await startBeside();
  } catch (error) {
    // Next itself would go on without, and answer every request with 500.
    console.error(error instanceof Error ? error.message : 'The server could not start.');
    process.exit(1);
  }
}

async function startBeside(): Promise<void> {
  const { settings, misspelled } = readEnvironment(process.env);
  const site = processSite();
  const { OTEL_EXPORTER_OTLP_ENDPOINT, TRUSTED_PROXY_HOPS } = settings;
  for (const { name, meant } of misspelled)
    site.log.notice('warn', 'misspelled-setting', `${name} is no setting; was ${meant} meant?`);
  await startMetricsServer(site.metrics, settings);
  if (OTEL_EXPORTER_OTLP_ENDPOINT !== undefined)
    (await import('@/lib/observability/tracing')).startTracing(OTEL_EXPORTER_OTLP_ENDPOINT);
  if (TRUSTED_PROXY_HOPS === 0)
    site.log.notice(
      'warn',
      'no-addresses',
      'Next shows its routes no socket: set TRUSTED_PROXY_HOPS to the number of proxies in front, or limits count links alone',
    );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, site.announceStop);
}
