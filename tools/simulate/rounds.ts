import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** Some of the customers: what one process plays with one seed. */
export const roundSchema = z.strictObject({ seed: z.int(), customers: z.int() });
type Round = z.infer<typeof roundSchema>;

/** What came of a round, and the most memory its process ever took, in bytes. */
const playedSchema = z.strictObject({
  seed: z.int(),
  customers: z.int(),
  pages: z.map(z.string(), z.int()),
  found: z
    .strictObject({ story: z.unknown(), what: z.string(), page: z.string(), path: z.string() })
    .optional(),
  memory: z.int(),
});
export type Played = z.infer<typeof playedSchema>;

/** As many as are played with one seed; more go on with the next. */
const mostCustomers = 2_500;

/**
 * Plays any number of customers on all cores: the first 2 500 of `seed`, the next of `seed + 1` and
 * so on, each round in a process that shares nothing with the others, so that it comes out the same
 * wherever it is played. Tells of each as it ends, and ends with the first that found something.
 *
 * @throws when a process ends before its round does
 */
export async function* playRounds(seed: number, customers: number): AsyncGenerator<Played> {
  const waiting = Array.from({ length: Math.ceil(customers / mostCustomers) }, (_, index) => ({
    seed: seed + index,
    customers: Math.min(mostCustomers, customers - index * mostCustomers),
  }));
  const players = Array.from({ length: Math.min(availableParallelism(), waiting.length) }, () =>
    fork(new URL('player.ts', import.meta.url), { serialization: 'advanced' }),
  );
  const playing = new Map<ChildProcess, Promise<readonly [ChildProcess, Played]>>();
  const playNext = (player: ChildProcess) => {
    const round = waiting.shift();
    if (round)
      playing.set(
        player,
        playOn(player, round).then((played) => [player, played]),
      );
    else playing.delete(player);
  };
  try {
    players.forEach(playNext);
    while (playing.size > 0) {
      const [player, played] = await Promise.race(playing.values());
      playNext(player);
      yield played;
      if (played.found) return;
    }
  } finally {
    for (const player of players) player.removeAllListeners().kill();
  }
}

function playOn(player: ChildProcess, round: Round): Promise<Played> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`The player of seed ${round.seed} ended`));
    player.once('exit', ended);
    player.once('message', (said) => {
      player.off('exit', ended);
      resolve(playedSchema.parse(said));
    });
    player.send(round);
  });
}
