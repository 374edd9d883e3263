import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { Html } from '@/lib/http/answers';

/** A part that many documents share, compressed once, as well as can be. */
type Piece = { readonly bytes: Buffer; readonly packed: Buffer; readonly crc: number };

/** RFC 1952: deflate, no name, no time, no system. */
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** Starts (one for each language) and ends (one for all). */
const pieces = new Map<string, Piece>();

/**
 * A document as one gzip stream. Its start and its end are compressed once; only what stands between
 * them is compressed for each page. Parts of a deflate stream that end at a byte may simply be put
 * after each other (RFC 1951, 3.2.4).
 */
export function gzipHtml({ start, rest, end }: Html): Buffer<ArrayBuffer> {
  const head = pieceOf(start, false);
  const tail = pieceOf(end, true);
  const middle = Buffer.from(rest);
  const packed = deflateRawSync(middle, {
    level: 4,
    // The middle is some kilobytes: a small window and table are made, and cleared, in less time.
    windowBits: 13,
    memLevel: 6,
    chunkSize: 4096,
    finishFlush: constants.Z_SYNC_FLUSH,
  });
  const trailer = Buffer.allocUnsafe(8);
  trailer.writeUInt32LE(crc32(tail.bytes, crc32(middle, head.crc)), 0);
  trailer.writeUInt32LE(head.bytes.byteLength + middle.byteLength + tail.bytes.byteLength, 4);
  return Buffer.concat([gzipHeader, head.packed, packed, tail.packed, trailer]);
}

function pieceOf(text: string, isLast: boolean): Piece {
  const kept = pieces.get(text);
  if (kept) return kept;
  const bytes = Buffer.from(text);
  const packed = deflateRawSync(bytes, {
    level: 9,
    memLevel: 9,
    finishFlush: isLast ? constants.Z_FINISH : constants.Z_FULL_FLUSH,
  });
  const piece = { bytes, packed, crc: crc32(bytes) };
  pieces.set(text, piece);
  return piece;
}
