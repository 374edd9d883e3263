import { lastReadMilliseconds, startMetricsServer } from '@/lib/observability/metrics-server';
import type { EnvironmentRead } from '@/lib/settings/environment';
import type { Site } from './site';

/**
 * Starts what every host runs besides its routes: logs likely typos and removed settings, serves
 * the metrics on their own port, and sends traces to a collector if one is set.
 *
 * @returns sends the last traces and waits until the last metrics were read, before the process
 *   ends
 * @throws Error that names the setting to correct when the metrics port cannot be opened
 */
export async function startTelemetry(
  { log, metrics }: Site,
  { settings, remarks }: EnvironmentRead,
): Promise<() => Promise<void>> {
  for (const { event, name, text } of remarks) log.notice('warn', event, `${name} ${text}`);
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  // Loaded only when used: it makes every start a fifth slower.
  const endTracing =
    endpoint === undefined
      ? undefined
      : (await import('@/lib/observability/tracing')).startTracing(
          endpoint,
          settings.OTEL_SERVICE_NAME,
        );
  const { port, untilRead } = await startMetricsServer(metrics, settings);
  if (port !== undefined)
    log.notice('info', 'metrics', `Metrics on http://${settings.METRICS_HOSTNAME}:${port}/metrics`);
  return async () => {
    await endTracing?.();
    await untilRead(lastReadMilliseconds);
  };
}
