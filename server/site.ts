import { version } from '@/generated/assets';
import { createBookingApi } from '@/lib/bokamera/create-booking-api';
import { createClockDoubt, tellChanges } from '@/lib/bokamera/clock-doubt';
import { openAccessToken } from '@/lib/bokamera/access-token';
import { type BokaMeraClient, openBokaMera } from '@/lib/bokamera/client';
import type { ApiResult } from '@/lib/bokamera/failure';
import { createMoveApi } from '@/lib/bokamera/create-move-api';
import type { BookingApi } from '@/lib/booking/booking-api';
import { type CalendarFile, createCalendar } from '@/lib/booking/calendar';
import { type CancelBooking, createCancelBooking } from '@/lib/booking/cancel-booking';
import { createKnownCompanies, type KnownCompanies } from '@/lib/booking/known-companies';
import type { MoveApi } from '@/lib/booking/move-api';
import { createMoveBooking, type MoveBooking } from '@/lib/booking/move-booking';
import { createLinkTurns } from '@/lib/booking/link-turns';
import { linkRepairs } from '@/lib/booking/read-link';
import { createPressMemory, type PressMemory } from '@/lib/booking/press-memory';
import { rememberMisses } from '@/lib/booking/remember-misses';
import { type BrandingFor, openBrandingFile } from '@/lib/branding/branding-file';
import { describeBranding } from '@/lib/branding/describe-branding';
import { type Limits, openLimits } from '@/lib/http/limits';
import { fetchLogo } from '@/lib/logo/fetch-logo';
import { createLogos, type Logos } from '@/lib/logo/logos';
import { type Access, type Log, openLog } from '@/lib/observability/log';
import { createMetrics, type Metrics } from '@/lib/observability/metrics';
import { credentialsOf, type Settings } from '@/lib/settings/settings';
import { tuning as productionTuning, type Tuning } from '@/lib/settings/tuning';
import { openReceipts, type Receipts } from '@/lib/signed-receipt/receipts';
import { createSigner, type Signer } from '@/lib/tokens/signing';
import { openWebhook, type Webhook } from '@/lib/webhook/webhook';

/** Everything a handler needs from outside its request. One per process, or per test. */
export type Site = {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly api: BookingApi;
  readonly cancelBooking: CancelBooking;
  /** Changes times; undefined when the operator sets no credentials. */
  readonly moveServices: MoveServices | undefined;
  readonly limits: Limits;
  readonly presses: PressMemory;
  readonly companies: KnownCompanies;
  readonly signer: Signer;
  /** Undefined when the operator never had a receipt key; without its `maker` receipts are only verified. */
  readonly receipts: Receipts | undefined;
  readonly brandingFor: BrandingFor;
  readonly logos: Logos;
  readonly calendarFile: CalendarFile;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Logs and counts a request and its answer. */
  readonly observe: (access: Access) => void;
  /** The number of trusted proxies in front. */
  readonly trustedProxies: number;
  /** A press sooner than this after its page was rendered looks automated. */
  readonly minReadingMilliseconds: number;
  /** Whether `/readyz` answers 503. */
  readonly isStopping: () => boolean;
  readonly announceStop: () => void;
  /** Sends waiting webhook messages, and closes every outgoing connection. */
  readonly close: () => Promise<void>;
};

/** What a change of time needs besides the booking API. */
export type MoveServices = { readonly moves: MoveApi; readonly moveBooking: MoveBooking };

/** What tests replace. */
export type Replaced = Partial<Pick<Site, 'now' | 'api' | 'log' | 'metrics' | 'presses'>> & {
  readonly moves?: MoveApi;
  readonly tuning?: Partial<Tuning>;
};

/**
 * Wires a site once, from its settings.
 */
export function createSite(settings: Settings, replaced: Replaced = {}): Site {
  const now = replaced.now ?? Date.now;
  const tuning = { ...productionTuning, ...replaced.tuning };
  const metrics = replaced.metrics ?? createMetrics(linkRepairs, version);
  const log = replaced.log ?? openLog({ onDropped: metrics.lineDropped });
  const signer = createSigner(
    // Neither is set only with a stand-in on this machine (lib/settings/settings.ts).
    settings.SIGNING_SECRET ?? settings.BOKAMERA_API_KEY ?? 'sandbox',
    settings.SIGNING_SECRET_PREVIOUS,
  );
  const client = openClient(settings, tuning, metrics, log);
  const keyedHash = (parts: readonly (string | number)[]) => signer.sign('limits', parts);
  const api = rememberMisses(
    replaced.api ??
      createBookingApi(client, {
        read: tuning.readMilliseconds,
        cancel: tuning.cancelMilliseconds,
        readAfterChange: tuning.readAfterChangeMilliseconds,
      }),
    {
      keyedHash,
      now,
    },
  );
  const moves = replaced.moves ?? openMoves(settings, tuning, client, metrics, log);
  const limits = openLimits({
    redisUrl: settings.REDIS_URL,
    ...tuning,
    keyedHash,
    onShared: (shared) => {
      metrics.limitsShared(shared);
      if (shared) log.notice('info', 'limits-shared', 'Redis answers');
      else
        log.notice(
          'warn',
          'limits-local',
          'Redis does not answer; this instance counts limits alone',
        );
    },
  });
  const brandingFor = openBrandingFile({
    path: settings.BRANDING_FILE,
    logoHosts: settings.LOGO_HOSTS,
    now,
    onTrouble: (what) => log.notice('warn', 'branding-file', what),
    onRead: (file) => {
      const { text, isClosed } = describeBranding(file);
      log.notice(isClosed ? 'warn' : 'info', 'branding-in-use', text);
    },
    onJudged: metrics.brandingFaults,
  });
  // A saved file is judged at once, not at the next visit.
  const judging =
    settings.BRANDING_FILE === undefined
      ? undefined
      : setInterval(() => brandingFor(undefined), 1_000).unref();
  const webhook = openOwnWebhook(settings, metrics, log);
  const turns = createLinkTurns();
  let stopping = false;
  let closed: Promise<void> | undefined;
  const closeAll = async () => {
    await webhook?.close();
    clearInterval(judging);
    limits.close();
    await moves?.close();
    await api.close();
  };
  return {
    now,
    api,
    cancelBooking: createCancelBooking(api, turns, ({ outcome, booking, reason }) => {
      metrics.outcome({ outcome, company: booking.company, reason });
      if (outcome === 'cancelled')
        webhook?.tell({ booking: booking.id, company: booking.company.id, provedAt: now() });
    }),
    moveServices: moves && {
      moves,
      moveBooking: createMoveBooking(api, moves, turns, metrics.moveStep),
    },
    limits,
    presses: replaced.presses ?? createPressMemory({ keyedHash, sentForms: limits.sentForms, now }),
    companies: createKnownCompanies(keyedHash),
    signer,
    receipts: openReceipts({
      issuer: settings.RECEIPT_ISSUER,
      key: settings.RECEIPT_KEY,
      retired: settings.RECEIPT_KEYS_RETIRED,
    }),
    brandingFor,
    calendarFile: createCalendar(settings.CALENDAR_UID),
    logos: createLogos({ hosts: settings.LOGO_HOSTS, signer, now, fetch: fetchLogo }),
    log,
    metrics,
    observe: (access) => {
      metrics.answered(access.route, access.status, access.milliseconds);
      log.access(access);
    },
    trustedProxies: settings.TRUSTED_PROXY_HOPS,
    minReadingMilliseconds: tuning.minReadingMilliseconds,
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
  return openWebhook(
    { url: WEBHOOK_URL, secrets: WEBHOOK_SECRET },
    (delivery, about) => {
      metrics.webhook(delivery);
      if (delivery === 'given-up' || delivery === 'dropped')
        log.notice('warn', 'webhook-lost', `Undelivered webhook message: ${about} is cancelled`);
    },
    metrics.webhookWaiting,
  );
}

function openClient(
  settings: Settings,
  tuning: Tuning,
  metrics: Metrics,
  log: Log,
): BokaMeraClient {
  const tell = tellChanges((seconds) => {
    const side = seconds > 0 ? 'behind' : 'ahead of';
    if (seconds === 0) log.notice('info', 'clock-agrees', 'Our clock and the API’s agree again');
    else
      log.notice(
        'warn',
        'clock-off',
        `Our clock is ${Math.abs(seconds)} seconds ${side} the API’s: one of them is wrong`,
      );
  });
  let isRefused = false;
  const tellKey = (result: ApiResult) => {
    if (result === 'unauthorised' && !isRefused)
      log.notice('warn', 'api-key-refused', 'BokaMera refuses BOKAMERA_API_KEY: check it');
    if (result === 'ok' && isRefused)
      log.notice('info', 'api-key-accepted', 'BokaMera accepts BOKAMERA_API_KEY again');
    if (result === 'unauthorised' || result === 'ok') isRefused = result === 'unauthorised';
  };
  return openBokaMera(
    {
      url: new URL(settings.BOKAMERA_API_URL),
      key: settings.BOKAMERA_API_KEY ?? '',
      connections: settings.API_CONNECTIONS,
      waiting: tuning.waitingPerUrgency,
      failuresInARow: tuning.failuresInARow,
      fallbackTimeZone: settings.COMPANY_TIME_ZONE,
    },
    (operation, result, milliseconds) => {
      metrics.api(operation, result, milliseconds);
      // A change of time signs in besides, and its refusal may be about that.
      if (operation !== 'move') tellKey(result);
    },
    createClockDoubt((milliseconds) => {
      metrics.clockDoubt(milliseconds);
      tell(milliseconds);
    }),
  );
}

/** Undefined when the operator sets no credentials. */
function openMoves(
  settings: Settings,
  tuning: Tuning,
  client: BokaMeraClient,
  metrics: Metrics,
  log: Log,
): MoveApi | undefined {
  const { BOKAMERA_TOKEN_URL: url, BOKAMERA_CLIENT_ID: clientId } = settings;
  const credentials = credentialsOf(settings);
  if (url === undefined || !credentials) return undefined;
  const accessToken = openAccessToken(
    { url: new URL(url), clientId, credentials, budgetMilliseconds: tuning.cancelMilliseconds / 3 },
    (result, milliseconds) => metrics.api('sign-in', result, milliseconds),
  );
  const budgets = { read: tuning.readMilliseconds, move: tuning.cancelMilliseconds };
  return createMoveApi(client, accessToken, budgets, (why) =>
    log.notice('warn', 'sign-in-failed', `A time could not be changed; signing in failed: ${why}`),
  );
}
