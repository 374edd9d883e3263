import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Dispatcher } from 'undici';

/** Encodings that a server may use although only `identity` is accepted (RFC 9110, 8.4.1). */
const decoders = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** Asks for uncompressed answers: without it a server may compress them (RFC 9110, 12.5.3). */
export const uncompressed = { 'accept-encoding': 'identity' } as const;

/**
 * Reads an answer's text. Some gateways compress it regardless, so it is decompressed, to at most
 * `largest` bytes; empty when that fails. Throws when the connection fails.
 */
export async function readBody(
  { headers, body }: Pick<Dispatcher.ResponseData, 'headers' | 'body'>,
  largest: number,
): Promise<string> {
  const coding = String(headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase();
  if (coding === 'identity' || coding === '') return body.text();
  const bytes = await body.arrayBuffer();
  const decoded = await decoders
    .get(coding)?.(bytes, { maxOutputLength: largest })
    .catch(() => undefined);
  return decoded ? new TextDecoder().decode(decoded) : '';
}
