import pino, { type DestinationStream } from 'pino';
import type { Act, LoggedVerdict } from '@/lib/booking/press';

/** One JSON line per event. No line contains anything that opens a booking. */
export type Log = {
  /** A request and its answer: the route's name, never the requested address. */
  readonly access: (access: Access) => void;
  /** Evidence in case a customer later says "I never cancelled". */
  readonly evidence: (evidence: Evidence) => void;
  /**
   * An unexpected error. Its message may quote the address and so the code; only the kind of error
   * and its place are logged.
   */
  readonly unexpected: (error: unknown, request: string | undefined) => void;
  /** Something an operator should know: `event` is its key, `note` the sentence. */
  readonly notice: (level: 'info' | 'warn', event: string, note: string) => void;
};

export type Access = {
  /** The request id, from the proxy in front or made here. */
  readonly request: string;
  readonly method: string;
  /** The host name in the request: untrusted text, shortened. */
  readonly host?: string | undefined;
  /** Such as `/[locale]/bookings/[id]`. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
};

export type Evidence = {
  readonly event: Act;
  readonly request: string;
  /** The host name in the request: untrusted text, shortened. */
  readonly host: string | undefined;
  readonly booking: number | undefined;
  /** The id of the booking's company; undefined where no booking was read. */
  readonly company: string | undefined;
  /** A keyed hash of the link: equal for equal links, useless elsewhere. */
  readonly link: string | undefined;
  /** The page that answered, by its state; for the page behind "keep", the state that was read. */
  readonly page: string;
  /** Of a press: whether it cancelled or moved the booking, as the booking system's own answers prove. */
  readonly proved?: boolean;
  readonly verdict: LoggedVerdict;
  /** The user agent, shortened. */
  readonly agent: string;
};

/**
 * Opens the log on standard output, or on `destination`.
 *
 * @param onDropped called for each line that could not be written
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

/** Most characters buffered for a slow or stalled reader; further lines are dropped. */
const mostWaiting = 1024 * 1024;

/** Standard output, written without ever blocking on its reader. */
function standardOutput(onDropped: () => void): DestinationStream {
  const output = pino.destination({ dest: 1, sync: false, maxLength: mostWaiting });
  output.on('drop', onDropped);
  process.on('exit', () => {
    try {
      output.flushSync();
    } catch {
      // The reader is gone.
    }
  });
  return output;
}
