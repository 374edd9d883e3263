import pino from 'pino';
import type { DestinationStream } from 'pino';

/** One JSON line for each event. Nothing in it opens a booking. */
export type Log = {
  /** A request and its answer: the route's name, never the address asked. */
  readonly access: (access: Access) => void;
  /** What can later answer "I never cancelled". */
  readonly evidence: (evidence: Evidence) => void;
  /**
   * A failure of our own code. A message may quote the address and so the cancellation code; only
   * the kind of the error and its place are written down.
   */
  readonly unexpected: (error: unknown, request: string | undefined) => void;
  /** Something an operator should know: `event` names it, `note` says it. */
  readonly notice: (level: 'info' | 'warn', event: string, note: string) => void;
};

export type Access = {
  /** The id that the proxy in front, or this server, gave the request. */
  readonly request: string;
  readonly method: string;
  /** The host name that was asked: text from outside, cut short. */
  readonly host?: string | undefined;
  /** Such as `/[locale]/bookings/[id]`. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
};

export type Evidence = {
  readonly event: 'opened' | 'pressed';
  readonly request: string;
  /** The host name that was asked: text from outside, cut short. */
  readonly host: string | undefined;
  readonly booking: number | undefined;
  /** The id of the booking's company; undefined where no booking was read. */
  readonly company: string | undefined;
  /** A keyed hash in place of the code: equal for equal links, worth nothing elsewhere. */
  readonly link: string | undefined;
  /** The page that answered, which says what happened. */
  readonly page: string;
  /** Whether it looked like a person, and if not, why. */
  readonly looked: string;
  /** The browser's own name for itself, cut short. */
  readonly agent: string;
};

/**
 * Opens the log on standard output, or where `destination` leads.
 *
 * @param onDropped told of each line that nobody could take
 */
export function openLog({
  onDropped = () => undefined,
  destination = standardOutput(onDropped),
}: { readonly onDropped?: () => void; readonly destination?: DestinationStream } = {}): Log {
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    access: (access) => {
      const milliseconds = Math.round(access.milliseconds * 10) / 10;
      log.info({ event: 'answered', ...access, milliseconds });
    },
    evidence: (evidence) => {
      log.info(evidence);
    },
    unexpected: (error, request) => {
      const known = error instanceof Error;
      const place = known
        ? error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
        : undefined;
      log.error({
        event: 'unexpected',
        request,
        kind: known ? error.name : typeof error,
        place: place?.trim(),
      });
    },
    notice: (level, event, note) => {
      log[level]({ event, note });
    },
  };
}

/** Most characters that wait for a reader who is slow or stands still; what comes then is dropped. */
const mostWaiting = 1024 * 1024;

/** Standard output, written without ever waiting for whoever reads it. */
function standardOutput(onDropped: () => void): DestinationStream {
  const output = pino.destination({ dest: 1, sync: false, maxLength: mostWaiting });
  output.on('drop', onDropped);
  process.on('exit', () => {
    try {
      output.flushSync();
    } catch {
      // Nobody reads any more.
    }
  });
  return output;
}
