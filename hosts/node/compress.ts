import Negotiator from 'negotiator';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Compress, textOf } from '@/lib/http/to-response';
import { gzipHtml } from './gzip-html';

export type Encoding = 'br' | 'gzip' | 'identity';

/** What a browser takes, the better one for us first; see docs/decisions/0011. */
const preferences = { html: ['gzip', 'br'], file: ['br', 'gzip'] } as const;

const chosen = {
  html: new Map<string, Encoding>(),
  file: new Map<string, Encoding>(),
};

/**
 * The encoding to answer in, by the Accept-Encoding header: of a page made for one request, or of a
 * file that was compressed at build.
 */
export function encodingFor(accepts: string | undefined, kind: 'html' | 'file'): Encoding {
  if (accepts === undefined) return 'identity';
  const kept = chosen[kind].get(accepts);
  if (kept) return kept;
  const taken = new Negotiator({ headers: { 'accept-encoding': accepts } }).encodings([
    'br',
    'gzip',
  ]);
  const encoding = preferences[kind].find((one) => taken.includes(one)) ?? 'identity';
  // Browsers send a handful of values; whoever sends many new ones gets no room for them.
  if (chosen[kind].size < 100 && accepts.length < 100) chosen[kind].set(accepts, encoding);
  return encoding;
}

/**
 * Compresses for the browser that sent this Accept-Encoding. A page mixes the code with what the
 * visitor typed, but only whoever has the code can ask for it, so its length tells nobody anything.
 */
export function compressorFor(accepts: string | undefined): Compress {
  return (text) => {
    const encoding = encodingFor(accepts, 'html');
    switch (encoding) {
      case 'gzip':
        return { encoding, bytes: typeof text === 'string' ? gzipSync(text) : gzipHtml(text) };
      case 'br':
        return { encoding, bytes: brotli(textOf(text)) };
      case 'identity':
        return undefined;
    }
  };
}

function brotli(text: string): Buffer<ArrayBuffer> {
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
}
