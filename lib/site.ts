import { createBookingApi } from './bokamera/create-booking-api';
import { openAccessToken } from './bokamera/access-token';
import { type BokaMeraClient, openBokaMera } from './bokamera/client';
import { createMoveApi } from './bokamera/create-move-api';
import type { BookingApi } from './booking/booking-api';
import { type CancelBooking, createCancelBooking } from './booking/cancel-booking';
import type { MoveApi } from './booking/move-api';
import { createMoveBooking, type MoveBooking } from './booking/move-booking';
import { type BrandingFor, openBrandingFile } from './branding/branding-file';
import { type Limits, openLimits } from './http/limits';
import { fetchLogo } from './logo/fetch-logo';
import { createLogos, type Logos } from './logo/logos';
import { type Access, type Log, openLog } from './observability/log';
import { createMetrics, type Metrics } from './observability/metrics';
import { credentialsOf, type Settings } from './settings';
import { openReceipts, type Receipts } from './signed-receipt/receipts';
import { createSigner, type Signer } from './tokens/signing';
import { openWebhook, type Webhook } from './webhook/webhook';

/** Everything a handler needs from outside its request. One for each process, or for each test. */
export type Site = {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly api: BookingApi;
  readonly cancelBooking: CancelBooking;
  /** What changes times; undefined where the operator gives nothing to sign in with. */
  readonly moving: Moving | undefined;
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

/** What a change of time takes besides the API. */
export type Moving = { readonly moves: MoveApi; readonly moveBooking: MoveBooking };

/** What a test puts in place of the real thing. */
export type Replaced = Partial<Pick<Site, 'now' | 'api' | 'log' | 'metrics'>> & {
  readonly moves?: MoveApi;
};

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
  const client = openClient(settings, metrics);
  const api = replaced.api ?? createBookingApi(client, budgetsOf(settings));
  const moves = replaced.moves ?? openMoves(settings, client, metrics, log);
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
    await moves?.close();
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
    moving: moves && {
      moves,
      moveBooking: createMoveBooking(api, moves, metrics.moveStep),
    },
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

function openClient(settings: Settings, metrics: Metrics): BokaMeraClient {
  return openBokaMera(
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
}

function budgetsOf(settings: Settings) {
  return {
    read: settings.READ_BUDGET_MS,
    cancel: settings.CANCEL_BUDGET_MS,
    readAfterCancel: settings.REREAD_BUDGET_MS,
  };
}

/** Undefined, and free of cost, where there is nothing to sign in with. */
function openMoves(
  settings: Settings,
  client: BokaMeraClient,
  metrics: Metrics,
  log: Log,
): MoveApi | undefined {
  const { BOKAMERA_TOKEN_URL: url, BOKAMERA_CLIENT_ID: clientId } = settings;
  const credentials = credentialsOf(settings);
  if (url === undefined || !credentials) return undefined;
  const accessToken = openAccessToken(
    { url: new URL(url), clientId, credentials, budgetMilliseconds: settings.CANCEL_BUDGET_MS / 3 },
    (result, milliseconds) => metrics.api('sign-in', result, milliseconds),
  );
  const budgets = { read: settings.READ_BUDGET_MS, move: settings.CANCEL_BUDGET_MS };
  return createMoveApi(client, accessToken, budgets, (why) =>
    log.notice('warn', 'sign-in-failed', `A time could not be changed: signing in was ${why}`),
  );
}
