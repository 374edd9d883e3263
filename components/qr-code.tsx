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
  const runs = [...row.map(Number).join('').matchAll(/1+/g)];
  return runs.map(({ 0: run, index }) => `M${index} ${y}h${run.length}`).join('');
}
