import { roundSchema } from './rounds';
import { simulate } from './simulate';

/** A process that plays rounds: each message asks for one, each answer says what came of it. */
process.on('message', (asked) => void play(asked));
// Nobody is left to tell.
process.on('disconnect', () => process.exit());

async function play(asked: unknown): Promise<void> {
  const { seed, customers } = roundSchema.parse(asked);
  const played = await simulate({ seed, customers });
  process.send?.({ seed, ...played, memory: process.resourceUsage().maxRSS * 1024 });
}
