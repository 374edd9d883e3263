import { linkTo, makeBooking, truthOf } from '../support/sandbox';
import { type Attack, from, withSite } from './attack';

const site = 'http://localhost';

/** Attacks that guess a code. */
export const guessing: readonly Attack[] = [
  {
    name: '280 guesses at once for one booking from one address',
    mustHold: 'at most ten reach the API',
    run: () =>
      withSite(
        async ({ open }) => {
          const booking = await makeBooking();
          await Promise.all(
            Array.from({ length: 280 }, (_, number) =>
              open(linkTo({ ...booking, code: `guess-${number}` }, { site }), from('203.0.113.7')),
            ),
          );
          const reached = (await truthOf(booking)).requests.length;
          return { happened: `${reached} reached it`, held: reached <= 10 };
        },
        { concurrentPerAddress: 1_000 },
      ),
  },
  {
    name: '5 900 guesses from 197 addresses of one block',
    mustHold: 'the block is slowed down, and every miss counts',
    run: () =>
      withSite(async ({ open, site: { metrics } }) => {
        let tried = 0;
        for (let round = 0; round < 30; round += 1)
          for (let host = 1; host < 198; host += 1) {
            const link = linkTo({ id: 700_000 + round * 200 + host, code: 'guess' }, { site });
            if ((await open(link, from(`203.0.113.${host}`))).status === 404) tried += 1;
          }
        const missed = Number(/^cancellation_misses_total (\d+)/m.exec(await metrics.text())?.[1]);
        const happened = `${tried} were tried, ${missed} counted as misses`;
        return { happened, held: tried < 400 && missed >= tried };
      }),
  },
  {
    name: '10 000 other numbers tried, to push the count of one booking out of memory',
    mustHold: 'guesses at that booking are still slowed down',
    run: () =>
      withSite(async ({ open }) => {
        const booking = await makeBooking();
        const guess = async (number: number) =>
          (await open(linkTo({ ...booking, code: `g${number}` }, { site }), from('203.0.113.7')))
            .status;
        for (let number = 0; number < 10; number += 1) await guess(number);
        for (let number = 0; number < 10_000; number += 1) {
          const link = linkTo({ id: 1_000_000 + number, code: 'x' }, { site });
          await open(link, from(`10.${number % 250}.${Math.floor(number / 250)}.9`));
        }
        // One guess passes each minute.
        const statuses = [await guess(11), await guess(12)];
        const happened = `the next two guesses: ${statuses.join(', ')}`;
        return { happened, held: statuses.at(-1) === 429 };
      }),
  },
  {
    name: '62 junk presses from an address shared with a customer',
    mustHold: 'the customer, whose link opened before, gets in and cancels',
    run: () =>
      withSite(async ({ open, press, pass }) => {
        const booking = await makeBooking();
        const link = linkTo(booking, { site });
        const shared = from('203.0.113.7');
        const page = await open(link, shared);
        for (let times = 0; times < 62; times += 1)
          await press(
            linkTo({ id: 900_000 + times, code: 'x' }, { site }),
            page,
            {},
            shared.headers,
          );
        pass(5_000);
        const again = await open(link, shared);
        const done = await press(link, again, {}, shared.headers);
        pass(5_000);
        const end = done.status === 303 ? done : await press(link, done, {}, shared.headers);
        const { cancelled } = await truthOf(booking);
        return { happened: `${again.status}, then ${end.status}`, held: cancelled };
      }),
  },
];
