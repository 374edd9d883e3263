import { encode } from 'uqr';

/** Light modules around a code, without which scanners do not find it. */
const quiet = 4;

/** A QR code, dark on light in every colour scheme, as wide as its place. `label` says what it is for. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'L', border: 0 });
  const side = size + 2 * quiet;
  const top = -quiet - 0.5;
  return (
    <svg
      // A stroke lies half above its line.
      viewBox={`${-quiet} ${top} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M${-quiet} ${top}h${side}v${side}h${-side}z`} />
      <path stroke="#000" d={data.map(runsOf).join('')} />
    </svg>
  );
}

/** The dark runs of a row of modules, as strokes. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true || row[x - 1] === true) continue;
    let end = x + 1;
    while (row[end] === true) end += 1;
    path += `M${x} ${y}h${end - x}`;
  }
  return path;
}
