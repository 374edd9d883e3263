import { giveUp } from '../../scripts/steps.mjs';
import { open } from '../support/customer';

/** How much shorter or longer the handwritten page may be than the site's. */
const tolerance = 0.05;

/**
 * Stops the bench if the handwritten page differs from the site's page: the comparison would mean
 * nothing.
 */
export async function expectAlike(site: string, byHand: string): Promise<void> {
  const [ours, theirs] = [(await open(site)).body, (await open(byHand)).body];
  const words = new Set(wordsOf(theirs));
  const missing = wordsOf(ours).filter((word) => !words.has(word));
  const size = Buffer.byteLength(theirs) / Buffer.byteLength(ours);
  if (missing.length > 0)
    giveUp(`tools/bench/limit-by-hand.ts lacks these words of the page: ${missing.join(' ')}`);
  if (Math.abs(size - 1) > tolerance)
    giveUp(`tools/bench/limit-by-hand.ts makes ${size.toFixed(2)} of the page's bytes.`);
}

/** What a customer reads. */
function wordsOf(page: string): string[] {
  return page
    .replace(/<(style|script)>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/);
}
