import { linkTo, makeBooking, truthOf } from '../support/sandbox';
import { type Attack, from, withSite } from './attack';

const site = 'http://localhost';
const customer = '198.51.100.1';
const slowRead = { wire: 'delay', milliseconds: 1_000, on: ['read'] };

/** Taking the service from everybody else. */
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
