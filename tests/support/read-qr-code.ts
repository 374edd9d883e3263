import jsQR from 'jsqr';

/** How many pixels wide a module is drawn. */
const scale = 4;
/** Light modules around the code. */
const quiet = 4;

/** Reads the QR code of a page as a phone does; its dark modules are strokes in one path. */
export function readQrCode(page: string): string {
  const [, path = ''] = /<path stroke="#000" d="([^"]+)"/.exec(page) ?? [];
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => ({
    x: Number(x),
    y: Number(y),
    length: Number(length),
  }));
  const size = Math.max(...runs.map(({ x, length }) => x + length));
  const side = (size + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const { x, y, length } of runs)
    for (let down = 0; down < scale; down += 1)
      for (let across = 0; across < length * scale; across += 1) {
        const row = (y + quiet) * scale + down;
        const column = (x + quiet) * scale + across;
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
  return jsQR(pixels, side, side)?.data ?? '';
}
