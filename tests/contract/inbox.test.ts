import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { z } from 'zod';
import { scenarios } from '../../sandbox/scenarios';
import { createSandbox } from '../../sandbox/server';
import { addresses } from '../../tools/support/sandbox';

async function withInbox(use: (address: string, inbox: string) => Promise<void>): Promise<void> {
  const { server } = createSandbox(addresses.site);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const address = `http://127.0.0.1:${port}`;
    await use(address, await (await fetch(`${address}/inbox`)).text());
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test('the demo inbox shows beside a mail the page that the site itself would open', async () => {
  await withInbox(async (address, inbox) => {
    expect(inbox).toMatch(/class="button framed" href="\/sv\/bookings\/\d+\?code=\w+"/);

    const alone = await fetch(`${addresses.site}/sv/help`);
    const framed = await fetch(`${address}/sv/help`);
    expect(await framed.text()).toBe(await alone.text());
    // Only the demo may put the page into a frame.
    expect(alone.headers.get('x-frame-options')).toBe('DENY');
    expect(framed.headers.get('x-frame-options')).toBeNull();
    expect(framed.headers.get('content-security-policy')).toBe(
      alone.headers.get('content-security-policy')?.replace("; frame-ancestors 'none'", ''),
    );
  });
});

test('the first mail is open, with the page that it leads to beside it', async () => {
  await withInbox((_, inbox) => {
    const [, first = ''] = inbox.split('<details class="mail"');
    expect(first).toMatch(/^[^>]* open>/);
    const [, path] = /class="button framed" href="([^"]*)"/.exec(first) ?? [];
    expect(inbox).toContain(`src="${path}"`);
    return Promise.resolve();
  });
});

test('the inbox has one mail for every scenario, each with a subject of its own and its time', async () => {
  await withInbox((_, inbox) => {
    const mails = inbox.split('<details class="mail"').slice(1);
    expect(mails.length).toBe(scenarios.length);
    for (const { name } of scenarios) expect(inbox).toContain(`<code>${name}</code>`);
    const subjects = mails.map((mail) => /<b>(.*?)<\/b>/.exec(mail)?.[1]);
    expect(new Set(subjects).size).toBe(mails.length);
    for (const mail of mails) expect(mail).toMatch(/<time datetime="[^"]+Z">[^<]+<\/time>/);
    return Promise.resolve();
  });
});

test('a mail about another time says so on its button, and every other mail says cancel', async () => {
  await withInbox((_, inbox) => {
    const buttons = [...inbox.matchAll(/class="button framed" href="([^"]*)"[^>]*>([^<]*)</g)];
    expect(buttons.length).toBe(scenarios.length);
    for (const [, path = '', button] of buttons)
      expect(/Byt tid|Endre tid|Change the time/.test(button ?? ''), path).toBe(
        path.includes('/time?'),
      );
    return Promise.resolve();
  });
});

test('an engineer’s words are folded away from what a customer reads', async () => {
  await withInbox((_, inbox) => {
    const seen = inbox.replace(/<details class="engineers".*?<\/details>/gs, '');
    for (const { name, story } of scenarios) {
      expect(seen).not.toContain(`>${name}<`);
      expect(seen).not.toContain(story);
    }
    expect(seen).not.toMatch(/\bAPI\b|>(?:not-)?cancel(?:led|lable)</);
    return Promise.resolve();
  });
});
