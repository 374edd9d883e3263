import { languages, locales } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import { serveMemorySite, type ServedSite } from '../support/memory-site';
import { changeBooking, linkTo, makeBooking, truthOf } from '../support/sandbox';
import type { Engine } from './engine';

/** What must work in every engine, with the page's script and without it. */
export type Check = {
  readonly name: string;
  readonly run: (engine: Engine, site: string, scripted: boolean) => Promise<void>;
};

const pageNameOf = (engine: Engine) =>
  engine.evaluate("document.querySelector('main').dataset.state");
const comment = 'textarea[name=comment]';
const cancel = 'main form[method=post] [type=submit]';
// The customer must unfold the comment field first.
const unfold = "void (document.querySelector('form details').open = true)";

export const suite: readonly Check[] = [
  {
    name: 'from the link to a confirmed cancellation',
    run: async (engine, site) => {
      const booking = await makeBooking();
      await engine.open(linkTo(booking, { site }));
      await expectState(engine, 'cancellable');
      await engine.evaluate(unfold);
      await engine.fill(comment, 'Mina ord');
      await engine.evaluate("document.querySelector('input[value=ill]').checked = true");
      await engine.press(cancel);
      await expectState(engine, 'cancelled');
      const truth = await truthOf(booking);
      same(truth.deletes, 1, 'DELETEs');
      same(truth.comment, 'Jag är sjuk. Mina ord', 'comment');
    },
  },
  {
    name: 'a refusal keeps the words and can be tried again',
    run: async (engine, site) => {
      const booking = await makeBooking({ fault: { wire: '409', on: ['cancel'] } });
      await engine.open(linkTo(booking, { site }));
      await engine.evaluate(unfold);
      await engine.fill(comment, 'Mina ord');
      await engine.press(cancel);
      await expectState(engine, 'not-cancelled');
      same(
        await engine.evaluate(`document.querySelector('${comment}').value`),
        'Mina ord',
        'comment',
      );
      same(await engine.evaluate('document.activeElement.tagName'), 'H1', 'focus');
      await changeBooking(booking, { fault: null });
      await engine.press(cancel);
      await expectState(engine, 'cancelled');
    },
  },
  {
    name: 'an unclear end says so and looks again',
    run: async (engine, site) => {
      const booking = await makeBooking({
        fault: { wire: 'reset', on: ['cancel', 'reread'], commit: 'after' },
      });
      await engine.open(linkTo(booking, { site }));
      await engine.evaluate(unfold);
      await engine.fill(comment, 'Mina ord');
      await engine.press(cancel);
      await expectState(engine, 'unconfirmed');
      await changeBooking(booking, { fault: null });
      await engine.press('main form button');
      await expectState(engine, 'cancelled');
      same((await truthOf(booking)).deletes, 1, 'DELETEs');
    },
  },
  {
    name: 'a quick press is asked once more, and one more press is enough',
    run: (engine) =>
      onTimedSite(async ({ url, pass }) => {
        await engine.open(linkTo(await makeBooking(), { site: url }));
        await engine.press(cancel);
        await expectState(engine, 'confirm-again');
        pass(2_000);
        await engine.press(cancel);
        await expectState(engine, 'cancelled');
      }),
  },
  {
    name: 'a press after a while is enough at once',
    run: (engine) =>
      onTimedSite(async ({ url, pass }) => {
        await engine.open(linkTo(await makeBooking(), { site: url }));
        pass(2_000);
        await engine.press(cancel);
        await expectState(engine, 'cancelled');
      }),
  },
  {
    name: 'every state and page in every language, styled, in its direction, not scrolling sideways',
    run: async (engine, site) => {
      const bookings = {
        cancellable: {},
        'too-late': { startsIn: 300, deadlineIn: -60 },
        started: { startsIn: -90, deadlineIn: -150 },
        cancelled: { StatusId: 2 },
        unavailable: { fault: { wire: '503', on: ['read'] } },
        busy: { fault: { wire: '429', on: ['read'] } },
      };
      for (const locale of locales) {
        const links = await Promise.all(
          Object.entries(bookings).map(
            async ([state, wanted]) =>
              [state, linkTo(await makeBooking(wanted), { site, locale })] as const,
          ),
        );
        const pages = ['help', 'privacy', 'accessibility'].map(
          (page) => [page, `${site}/${locale}/${page}`] as const,
        );
        const cut = { ...(await makeBooking()), code: 'cut' };
        for (const [state, url] of [
          ...links,
          ['not-found', linkTo(cut, { site, locale })] as const,
          ...pages,
        ]) {
          await engine.open(url);
          await expectState(engine, state);
          same(
            await engine.evaluate('getComputedStyle(document.documentElement).direction'),
            languages[locale].dir,
            'direction',
          );
          same(
            await engine.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight"),
            '700',
            'style',
          );
          const wide = await engine.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          same(wide, 0, `sideways scroll of ${state} in ${locale}`);
        }
      }
    },
  },
  {
    name: 'a receipt that is selected, copied and pasted is genuine in every language',
    run: async (engine, site) => {
      const booking = await makeBooking({ company: 'salon' });
      await engine.open(linkTo(booking, { site }));
      await engine.evaluate(unfold);
      await engine.fill(comment, 'Jag är sjuk. > 450 kr <video>');
      await engine.press(cancel);
      await expectState(engine, 'cancelled');
      const address = String(await engine.evaluate('location.href')).replace('?', '/receipt?');
      for (const locale of locales) {
        await engine.open(address.replace('/sv/', `/${locale}/`));
        await engine.shortcut('a');
        await engine.shortcut('c');
        await engine.open(`${site}/${locale}/verify`);
        await engine.evaluate("document.querySelector('textarea').focus()");
        await engine.shortcut('v');
        await engine.press('main form button');
        const genuine = (await wordingFor(locale)).t('verify.genuine');
        same(await engine.evaluate("document.querySelector('h1').textContent"), genuine, 'verdict');
      }
    },
  },
  {
    name: 'the address bar shows no code once the script has run',
    run: async (engine, site, scripted) => {
      const booking = await makeBooking();
      await engine.open(linkTo(booking, { site }));
      const shown = String(await engine.evaluate('location.href'));
      same(shown.includes(booking.code), !scripted, 'code in the address bar');
      await engine.open(shown);
      await expectState(engine, 'cancellable');
    },
  },
];

/** A site with default settings, on a clock that the check moves. */
async function onTimedSite(use: (site: ServedSite) => Promise<void>): Promise<void> {
  const site = await serveMemorySite();
  try {
    await use(site);
  } finally {
    await site.stop();
  }
}

async function expectState(engine: Engine, state: string): Promise<void> {
  same(await pageNameOf(engine), state, 'state');
}

function same(found: unknown, expected: unknown, what: string): void {
  if (found !== expected)
    throw new Error(
      `${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
    );
}
