import { converter, formatHex, interpolate, wcagContrast } from 'culori';

/** The CSS colours made from an accent colour, readable on every surface they are used on. */
export type Accent = {
  readonly accent: string;
  readonly onAccent: string;
  readonly tint: string;
};

/** The surfaces of components/styles.css under the accent, and the ink on its tint. */
const surfaces = {
  light: { paper: ['#f6f3ee', '#fffdfa'], ink: '#23201c', towards: '#000000' },
  dark: { paper: ['#171512', '#211e1a'], ink: '#f1ece4', towards: '#ffffff' },
} as const;

/** WCAG 2.2 AA for text, with a margin for rounding to whole colour values. */
const enough = 4.55;

const inks = ['#ffffff', '#111111'] as const;

/**
 * Makes a company's colour usable: darker (or, on dark paper, lighter), just enough for AA contrast
 * of text in it and text on it.
 */
export function accentFor(colour: string, scheme: keyof typeof surfaces): Accent {
  const { paper, ink, towards } = surfaces[scheme];
  const shift = interpolate([colour, towards], 'oklab');
  const readable = (step: number) => {
    const shifted = hex(shift(step));
    return paper.every((surface) => wcagContrast(shifted, surface) >= enough);
  };
  let step = 0;
  while (step < 1 && !readable(step)) step += 0.02;
  const accent = hex(shift(Math.min(step, 1)));
  return { accent, onAccent: inkOn(accent), tint: tintOf(accent, paper[1], ink) };
}

function inkOn(background: string): string {
  const [white, black] = inks;
  return wcagContrast(white, background) >= enough ? white : black;
}

// A faint wash of the accent on which ordinary text and the accent stay readable.
function tintOf(accent: string, paper: string, ink: string): string {
  const wash = interpolate([paper, accent], 'oklab');
  let share = 0.16;
  const tint = () => hex(wash(share));
  while (share > 0 && (wcagContrast(accent, tint()) < enough || wcagContrast(ink, tint()) < enough))
    share = Math.max(0, share - 0.01);
  return tint();
}

const toRgb = converter('rgb');

function hex(colour: Parameters<typeof toRgb>[0]): string {
  return formatHex(toRgb(colour)) ?? '#000000';
}

/** The colour of the irreversible act, in components/styles.css. */
const danger = '#a3321f';

/** A hue within this many degrees of the warning colour looks like it. */
const alike = 40;

const toOklch = converter('oklch');

/** Whether a colour would look dangerous on a safe button. */
export function looksLikeDanger(colour: string): boolean {
  const { h = 0, c = 0 } = toOklch(colour) ?? {};
  const away = Math.abs(h - (toOklch(danger)?.h ?? 0));
  return c > 0.07 && Math.min(away, 360 - away) < alike;
}
