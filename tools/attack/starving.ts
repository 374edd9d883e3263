import { changeBooking, linkTo, makeBooking, truthOf } from '../support/sandbox';
import { type Attack, from, withSite } from './attack';

const site = 'http://localhost';
const customer = '198.51.100.1';
const slowRead = { wire: 'delay', milliseconds: 1_000, on: ['read'] };

/** Attacks that take the service from everybody else. */
export const starving: readonly Attack[] = [
  {
    name: '300 reads at once from one address, the API at 1 s',
    mustHold: 'a known customer elsewhere gets their page at the pace of the API',
    run: () =>
      withSite(async ({ open }) => {
        const known = linkTo(await makeBooking({ fault: slowRead }), { site });
        await open(known, from(customer));
        const slow = await makeBooking({ fault: slowRead });
        const flood = Array.from({ length: 300 }, (_, number) =>
          open(linkTo({ ...slow, code: `guess-${number}` }, { site }), from('203.0.113.7')),
        );
        const { status, milliseconds } = await open(known, from(customer));
        await Promise.all(flood);
        const happened = `${status} after ${(milliseconds / 1000).toFixed(1)} s`;
        return { happened, held: status === 200 && milliseconds < 3_000 };
      }),
  },
  {
    name: '200 phones at once behind one address, each with a link never opened, the API at 200 ms; then 2 000 wrong links from there at once',
    mustHold:
      'at least 190 get their page at the first try; then 20 customers elsewhere get theirs',
    run: () =>
      withSite(async ({ open }) => {
        const fault = { wire: 'delay', milliseconds: 200, on: ['read'] };
        const shared = from('203.0.113.7');
        const links = await Promise.all(
          Array.from({ length: 220 }, async () => linkTo(await makeBooking({ fault }), { site })),
        );
        const started = performance.now();
        const crowd = await Promise.all(links.slice(0, 200).map((link) => open(link, shared)));
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        const flood = Array.from({ length: 2_000 }, (_, number) =>
          open(linkTo({ id: 600_000 + number, code: 'x' }, { site }), shared),
        );
        const others = await Promise.all(
          links.slice(200).map((link, number) => open(link, from(`198.51.100.${number}`))),
        );
        const tried = (await Promise.all(flood)).filter(({ status }) => status === 404).length;
        const ok = (pages: readonly { status: number }[]) =>
          pages.filter(({ status }) => status === 200).length;
        return {
          happened: `${ok(crowd)} of 200 within ${seconds} s; ${ok(others)} of 20 while ${tried} of 2 000 were tried`,
          held: ok(crowd) >= 190 && ok(others) === 20 && tried <= 60,
        };
      }),
  },
  {
    name: '400 requests at once for one link that is known, in 320 spellings, the API at 200 ms',
    mustHold: 'ten other known customers get their pages at the pace of the API',
    run: () =>
      withSite(async ({ open }) => {
        const fault = { wire: 'delay', milliseconds: 200, on: ['read'] };
        const abused = await makeBooking({ code: 'ABCDEFGHIJ' });
        const spelled = (number: number) =>
          Array.from(abused.code, (letter, place) =>
            (number >> place) % 2 === 0 ? letter : letter.toLowerCase(),
          ).join('');
        const links = Array.from({ length: 400 }, (_, number) =>
          linkTo({ ...abused, code: spelled(number % 320) }, { site }),
        );
        const addressOf = (number: number) => from(`10.0.${number % 250}.${number % 7}`);
        for (const [number, link] of links.slice(0, 320).entries())
          await open(link, addressOf(number));
        await changeBooking(abused, { fault });
        const others = await Promise.all(
          Array.from({ length: 10 }, async () => linkTo(await makeBooking({ fault }), { site })),
        );
        for (const other of others) await open(other, from(customer));
        const flood = links.map((link, number) => open(link, addressOf(number)));
        const pages = await Promise.all(others.map((other) => open(other, from(customer))));
        await Promise.all(flood);
        const served = pages.filter(({ status }) => status === 200).length;
        const slowest = Math.max(...pages.map(({ milliseconds }) => milliseconds));
        return {
          happened: `${served} of 10, the slowest after ${(slowest / 1000).toFixed(1)} s`,
          held: served === 10,
        };
      }),
  },
  {
    name: 'a booking whose read always fails, asked by 24 addresses',
    mustHold: '24 other customers get their pages',
    run: () =>
      withSite(async ({ open, pass }) => {
        const poison = linkTo(await makeBooking({ fault: { wire: '503', on: ['read'] } }), {
          site,
        });
        let served = 0;
        for (let times = 0; times < 24; times += 1) {
          await open(poison, from(`203.0.113.${times}`));
          pass(1_000);
          const other = linkTo(await makeBooking(), { site });
          if ((await open(other, from(`198.51.100.${times}`))).status === 200) served += 1;
        }
        return { happened: `${served} of 24 served`, held: served === 24 };
      }),
  },
  {
    name: '600 junk presses from ten addresses, the API at 1 s',
    mustHold: 'the press of a known customer cancels',
    run: () =>
      withSite(async ({ open, press, pass }) => {
        const booking = await makeBooking();
        const link = linkTo(booking, { site });
        const page = await open(link, from(customer));
        pass(5_000);
        const slow = await makeBooking({ fault: { ...slowRead, on: ['read', 'cancel'] } });
        const junk = Array.from({ length: 600 }, (_, number) =>
          press(
            linkTo({ ...slow, code: `junk-${number}` }, { site }),
            page,
            {},
            from(`203.0.113.${number % 10}`).headers,
          ),
        );
        const { status, milliseconds } = await press(link, page, {}, from(customer).headers);
        await Promise.all(junk);
        const { cancelled } = await truthOf(booking);
        const happened = `${status}, ${cancelled ? 'cancelled' : 'not cancelled'}, after ${(milliseconds / 1000).toFixed(1)} s`;
        return { happened, held: status === 303 && cancelled };
      }),
  },
];
