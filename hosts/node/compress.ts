import Negotiator from 'negotiator';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Compress, textOf } from '@/lib/http/to-response';
import { gzipHtml } from './gzip-html';

export type Encoding = 'br' | 'gzip' | 'identity';

/** Encodings in our order of preference; see docs/decisions/0011. */
const preferences = { html: ['gzip', 'br'], file: ['br', 'gzip'] } as const;

/**
 * The encoding for an answer, from the Accept-Encoding header: for a page made for one request, or
 * for a file compressed at build.
 */
export function encodingFor(accepts: string | undefined, kind: 'html' | 'file'): Encoding {
  if (accepts === undefined) return 'identity';
  const taken = new Negotiator({ headers: { 'accept-encoding': accepts } }).encodings([
    'br',
    'gzip',
  ]);
  return preferences[kind].find((one) => taken.includes(one)) ?? 'identity';
}

/**
 * Compresses for an Accept-Encoding header. A page holds both a secret (the code) and the visitor's
 * input, but only a holder of the code can request it, so its length leaks nothing.
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
      // Quality 5 saves a tenth of the bytes for 2.5 times the CPU; both sizes fit one flight of
      // packets (docs/decisions/0008).
      [constants.BROTLI_PARAM_QUALITY]: 3,
      [constants.BROTLI_PARAM_LGWIN]: 16,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
}
