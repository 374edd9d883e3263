import Negotiator from 'negotiator';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const chosen = new Map<string, Encoding>();

/** Brotli where the browser takes it, else gzip, else neither. `accepts` is the Accept-Encoding header. */
export function encodingFor(accepts: string | null): Encoding {
  if (accepts === null) return 'identity';
  const kept = chosen.get(accepts);
  if (kept) return kept;
  const taken = new Negotiator({ headers: { 'accept-encoding': accepts } }).encodings([
    'br',
    'gzip',
  ]);
  const encoding = taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : 'identity';
  // Browsers send a handful of values; whoever sends many new ones gets no room for them.
  if (chosen.size < 100 && accepts.length < 100) chosen.set(accepts, encoding);
  return encoding;
}

/**
 * Bytes that are sent once. A page mixes the code with what the visitor typed, but only whoever
 * has the code can ask for it, so its length tells nobody anything new.
 */
export function compressed(text: string, encoding: Encoding): string | Buffer<ArrayBuffer> {
  switch (encoding) {
    case 'br':
      return brotliCompressSync(text, {
        params: {
          // Quality 5 takes a tenth off the bytes and two and a half times as long; both fit one
          // flight of packets (docs/decisions/0008).
          [constants.BROTLI_PARAM_QUALITY]: 3,
          [constants.BROTLI_PARAM_LGWIN]: 16,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        },
      });
    case 'gzip':
      return gzipSync(text, { level: 4 });
    case 'identity':
      return text;
  }
}
