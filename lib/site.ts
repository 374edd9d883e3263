import { createBookingApi } from './bokamera/create-booking-api';
import { openBokaMera } from './bokamera/client';
import type { BookingApi } from './booking/booking-api';
import { type CancelBooking, createCancelBooking } from './booking/cancel-booking';
import { type BrandingFor, openBrandingFile } from './branding/branding-file';
import { type Limits, openLimits } from './http/limits';
import { fetchLogo } from './logo/fetch-logo';
import { createLogos, type Logos } from './logo/logos';
import { type Access, type Log, openLog } from './observability/log';
import { createMetrics, type Metrics } from './observability/metrics';
import type { Settings } from './settings';
import { openReceipts, type Receipts } from './signed-receipt/receipts';
import { createSigner, type Signer } from './tokens/signing';
import { openWebhook, type Webhook } from './webhook/webhook';

/** Everything a handler needs from outside its request. One for each process, or for each test. */
export type Site = {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly api: BookingApi;
  readonly cancelBooking: CancelBooking;
  readonly limits: Limits;
  readonly signer: Signer;
  /** Undefined where the operator gives none. */
  readonly receipts: Receipts | undefined;
  readonly brandingFor: BrandingFor;
  readonly logos: Logos;
  /** How calendars know a booking, with `{id}` in place of its number. */
  readonly calendarUid: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Writes down and counts a request and its answer. */
  readonly observe: (access: Access) => void;
  /** How many proxies in front are trusted. */
  readonly trustedProxies: number;
  /** A press sooner than this after its page was made looks automated. */
  readonly minReadingMilliseconds: number;
  /** Whether `/readyz` says that no more requests should come. */
  readonly isStopping: () => boolean;
  readonly announceStop: () => void;
  /** Sends what still waits for the webhook, and ends every connection to elsewhere. */
  readonly close: () => Promise<void>;
};

/** What a test puts in place of the real thing. */
export type Replaced = Partial<Pick<Site, 'now' | 'api' | 'log' | 'metrics'>>;

/**
 * Wires a site once, from its settings.
 *
 * @throws Error when the branding file is missing or wrong
 */
export function createSite(settings: Settings, replaced: Replaced = {}): Site {
  const now = replaced.now ?? Date.now;
  const metrics = replaced.metrics ?? createMetrics();
  const log = replaced.log ?? openLog({ onDropped: metrics.lineDropped });
  const signer = createSigner(
    settings.SIGNING_SECRET ?? settings.BOKAMERA_API_KEY ?? 'sandbox',
    settings.SIGNING_SECRET_PREVIOUS,
  );
  const api = replaced.api ?? openApi(settings, metrics);
  const limits = openLimits({
    redisUrl: settings.REDIS_URL,
    missesPerAddress: settings.MISSES_PER_ADDRESS,
    pressesPerAddress: settings.PRESSES_PER_ADDRESS,
    underWayPerAddress: settings.UNDER_WAY_PER_ADDRESS,
    nameOf: (parts) => signer.sign('limits', parts),
    onShared: (shared) => {
      metrics.limitsShared(shared);
      if (shared) log.notice('info', 'limits-shared', 'Redis answers');
      else
        log.notice(
          'warn',
          'limits-local',
          'Redis is away; limits are counted on this instance alone',
        );
    },
  });
  const webhook = openOwnWebhook(settings, metrics, log);
  let stopping = false;
  let closed: Promise<void> | undefined;
  const closeAll = async () => {
    await webhook?.close();
    limits.close();
    await api.close();
  };
  return {
    now,
    api,
    cancelBooking: createCancelBooking(api, ({ outcome, booking, reason }) => {
      metrics.outcome({ outcome, company: booking.company, reason });
      if (outcome === 'cancelled')
        webhook?.tell({ booking: booking.id, company: booking.company.id, provedAt: now() });
    }),
    limits,
    signer,
    receipts: openReceipts({
      issuer: settings.RECEIPT_ISSUER,
      key: settings.RECEIPT_KEY,
      retired: settings.RECEIPT_KEYS_RETIRED,
    }),
    brandingFor: openBrandingFile({
      path: settings.BRANDING_FILE,
      logoHosts: settings.LOGO_HOSTS,
      now,
      onTrouble: (what) => log.notice('warn', 'branding-file', what),
    }),
    calendarUid: settings.CALENDAR_UID,
    logos: createLogos({ hosts: settings.LOGO_HOSTS, signer, now, fetch: fetchLogo }),
    log,
    metrics,
    observe: (access) => {
      metrics.answered(access.route, access.status, access.milliseconds);
      log.access(access);
    },
    trustedProxies: settings.TRUSTED_PROXY_HOPS,
    minReadingMilliseconds: settings.MIN_READING_MS,
    isStopping: () => stopping,
    announceStop: () => {
      stopping = true;
    },
    close: () => (closed ??= closeAll()),
  };
}

function openOwnWebhook(
  { WEBHOOK_URL, WEBHOOK_SECRET = [] }: Settings,
  metrics: Metrics,
  log: Log,
): Webhook | undefined {
  if (WEBHOOK_URL === undefined) return undefined;
  return openWebhook({ url: WEBHOOK_URL, secrets: WEBHOOK_SECRET }, (delivery, about) => {
    metrics.webhook(delivery);
    if (delivery === 'given-up' || delivery === 'dropped')
      log.notice('warn', 'webhook-lost', `The webhook was not told that ${about} is cancelled`);
  });
}

function openApi(settings: Settings, metrics: Metrics): BookingApi {
  const client = openBokaMera(
    {
      url: new URL(settings.BOKAMERA_API_URL),
      key: settings.BOKAMERA_API_KEY ?? '',
      connections: settings.API_CONNECTIONS,
      waiting: settings.API_WAITING,
      failuresInARow: settings.API_PAUSE_AFTER,
      fallbackTimeZone: settings.COMPANY_TIME_ZONE,
    },
    metrics.api,
  );
  return createBookingApi(client, {
    read: settings.READ_BUDGET_MS,
    cancel: settings.CANCEL_BUDGET_MS,
    readAfterCancel: settings.REREAD_BUDGET_MS,
  });
}
