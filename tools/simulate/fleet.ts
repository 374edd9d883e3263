import { routes } from '@/generated/routes';
import { mountRoutes } from '@/hosts/node/mount-routes';
import { createBokaMera } from '@/lib/bokamera/client';
import { createBookingApi } from '@/lib/bokamera/create-booking-api';
import type { SendRequest } from '@/lib/bokamera/connection';
import { createMoveApi } from '@/lib/bokamera/create-move-api';
import type { BookingApi } from '@/lib/booking/booking-api';
import type { MoveApi } from '@/lib/booking/move-api';
import type { PressMemory } from '@/lib/booking/press-memory';
import { openLog } from '@/lib/observability/log';
import { parseSettings } from '@/lib/settings/settings';
import { createSite } from '@/server/site';
import { receiptSettings } from '../support/receipt-settings';
import type { VirtualApi } from './virtual-api';

/** Ways to plant a fault between the site and what it relies on. */
export type Planted = {
  readonly send?: (send: SendRequest) => SendRequest;
  readonly api?: (api: BookingApi) => BookingApi;
  readonly moves?: (moves: MoveApi) => MoveApi;
  readonly answer?: (response: Response, request: Request) => Response | Promise<Response>;
  /** The clock of an instance, milliseconds since 1970 UTC. */
  readonly now?: (now: number, instance: number) => number;
  /** Whether a press is answered with its page at once, and its form may be sent any number of times. */
  readonly refreshActs?: boolean;
  /** Whether a new release knows what the one before it sealed. */
  readonly forgets?: boolean;
};

/** Which of the site's processes answers. */
export type Place = { readonly release: number; readonly instance: number };

/**
 * The site as it runs: two instances of each release, with the real routes and handlers. Releases 0
 * and 1 have one secret, 2 and 3 its successor. Customers take turns; `serve` sets whose world it
 * is in.
 */
export type Fleet = {
  /** @param clocks by how many minutes the clock of each instance is ahead */
  readonly serve: (api: VirtualApi, clocks: readonly [number, number]) => void;
  readonly fetch: (place: Place, request: Request) => Promise<Response>;
  /** What was logged since it was asked last. */
  readonly takeLog: () => string;
  readonly close: () => Promise<void>;
};

/** Long enough to be secrets; nothing that they seal leaves this process. */
const secretOf = (release: string) => `${release}-${'0123456789abcdef'.repeat(3)}`;
const [first, second] = [
  { SIGNING_SECRET: secretOf('one') },
  { SIGNING_SECRET: secretOf('two'), SIGNING_SECRET_PREVIOUS: secretOf('one') },
];
const releases = [first, first, second, second];
const forgetful = ['one', 'two', 'three', 'four'].map((name) => ({
  SIGNING_SECRET: secretOf(name),
}));

const forgetfulPresses: PressMemory = {
  once: (_, carryOut) => carryOut(),
  keepPage: () => undefined,
  takePage: () => undefined,
};

/** Starts a fleet. Nothing in it waits for a real clock, or leaves this process. */
export async function startFleet(planted: Planted = {}): Promise<Fleet> {
  // Older than any story.
  const receipts = await receiptSettings(Date.parse('2026-01-01'));
  let world: VirtualApi | undefined;
  let ahead: readonly number[] = [];
  let said = '';
  const clockOf = (instance: number) => () => {
    const told = (world?.now() ?? 0) + (ahead[instance] ?? 0) * 60_000;
    return planted.now ? planted.now(told, instance) : told;
  };
  const ask: SendRequest = (request) => {
    if (!world) throw new Error('Nobody is being served');
    return world.send(request);
  };
  const start = (settings: Readonly<Record<string, string>>, instance: number) => {
    // What the `Date` of the API's answers tells an instance of its own clock.
    const clockDoubt = () => Math.abs(ahead[instance] ?? 0) * 60_000;
    const client = createBokaMera(planted.send?.(ask) ?? ask, undefined, clockDoubt);
    const close = () => Promise.resolve();
    const honest = createBookingApi(
      { ...client, close },
      { read: 2_500, cancel: 9_000, readAfterChange: 2_500 },
    );
    const signedIn = {
      get: () => Promise.resolve({ ok: true, token: 'signed-in' } as const),
      close,
    };
    const moves = createMoveApi(client, signedIn, { read: 2_500, move: 9_000 }, () => undefined);
    const site = createSite(
      parseSettings({
        BOKAMERA_API_URL: 'http://localhost:9',
        BOKAMERA_API_KEY: 'simulated-key',
        ...settings,
        ...receipts,
      }),
      {
        now: clockOf(instance),
        api: planted.api?.(honest) ?? honest,
        moves: planted.moves?.(moves) ?? moves,
        tuning: { missesPerAddress: 1_000_000, pressesPerAddress: 1_000_000 },
        ...(planted.refreshActs ? { presses: forgetfulPresses } : {}),
        log: openLog({ destination: { write: (line) => (said += line) } }),
      },
    );
    return { site, app: mountRoutes(routes, site) };
  };
  const running = (planted.forgets ? forgetful : releases).map((settings) => [
    start(settings, 0),
    start(settings, 1),
  ]);

  return {
    serve: (api, clocks) => {
      world = api;
      ahead = clocks;
    },
    fetch: async ({ release, instance }, request) => {
      const answering = running[release]?.[instance];
      if (!answering) throw new Error(`No instance ${instance} of release ${release}`);
      const asked = planted.answer ? request.clone() : request;
      const first = await answering.app.fetch(request, {});
      const location = first.headers.get('location');
      const response =
        planted.refreshActs && location?.includes('&after=')
          ? await answering.app.fetch(
              new Request(new URL(location, request.url), {
                headers: { 'user-agent': request.headers.get('user-agent') ?? '' },
              }),
              {},
            )
          : first;
      return planted.answer ? planted.answer(response, asked) : response;
    },
    takeLog: () => {
      const taken = said;
      said = '';
      return taken;
    },
    close: async () => {
      await Promise.all(running.flat().map(({ site }) => site.close()));
    },
  };
}
