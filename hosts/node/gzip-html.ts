import { constants, crc32, deflateRawSync } from 'node:zlib';
import { memo } from '@/i18n/memo';
import type { Html } from '@/lib/http/answers';

/** A part that many documents share, compressed once at the best level. */
type Piece = { readonly bytes: Buffer; readonly packed: Buffer; readonly crc: number };

/** RFC 1952: deflate, no name, no time, unknown system. */
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

const startOf = memo(50, (text: string) => pack(text, false));
const endOf = memo(50, (text: string) => pack(text, true));

/**
 * A document as one gzip stream. Its start and end are compressed once; only the middle is compressed
 * for each page. Deflate parts that end at a byte boundary can be concatenated (RFC 1951, 3.2.4).
 */
export function gzipHtml({ start, rest, end }: Html): Buffer<ArrayBuffer> {
  const head = startOf(start);
  const tail = endOf(end);
  const middle = Buffer.from(rest);
  const packed = deflateRawSync(middle, {
    chunkSize: 4096,
    finishFlush: constants.Z_SYNC_FLUSH,
  });
  const trailer = Buffer.allocUnsafe(8);
  trailer.writeUInt32LE(crc32(tail.bytes, crc32(middle, head.crc)), 0);
  trailer.writeUInt32LE(head.bytes.byteLength + middle.byteLength + tail.bytes.byteLength, 4);
  return Buffer.concat([gzipHeader, head.packed, packed, tail.packed, trailer]);
}

function pack(text: string, isLast: boolean): Piece {
  const bytes = Buffer.from(text);
  const packed = deflateRawSync(bytes, {
    level: 9,
    memLevel: 9,
    finishFlush: isLast ? constants.Z_FINISH : constants.Z_FULL_FLUSH,
  });
  return { bytes, packed, crc: crc32(bytes) };
}
