import { expect, test } from '@playwright/test';
import { Server } from 'node:net';
import { z } from 'zod';
import { listenTo } from '@/lib/http/listen';
import { startSite } from '../../scripts/processes.mjs';
import { addresses } from '../../tools/support/sandbox';

/** An address for documents (RFC 5737), which no machine has. */
const nowhere = '192.0.2.1';

function start(env: Record<string, string>) {
  return startSite({
    api: addresses.sandbox,
    env: { DRAIN_MS: '0', ...env },
  });
}

test('an address or port that cannot be had stops the start, and its setting is named', async () => {
  const taken = new URL(addresses.site).port;
  for (const [env, said] of [
    [{ HOSTNAME: nowhere }, `This machine has no address ${nowhere}. Set HOSTNAME`],
    [
      { METRICS_HOSTNAME: nowhere, METRICS_PORT: '0' },
      `This machine has no address ${nowhere}. Set METRICS_HOSTNAME`,
    ],
    [{ PORT: taken }, `Port ${taken} is taken. Set PORT`],
    [{ METRICS_PORT: taken }, `Port ${taken} is taken. Set METRICS_PORT`],
  ] as const)
    await expect(start(env)).rejects.toThrow(said);
});

test('a port that this user may not open, and a name that nobody knows, are named as that', async () => {
  const refusing = (code: string) => {
    const server = new Server();
    server.listen = () => {
      queueMicrotask(() => server.emit('error', Object.assign(new Error(code), { code })));
      return server;
    };
    return listenTo(server, 80, 'salong');
  };
  await expect(refusing('EACCES')).rejects.toThrow('may not listen on port 80. Set PORT');
  await expect(refusing('ENOTFOUND')).rejects.toThrow(
    'The name salong has no known address. Set HOSTNAME',
  );
});

test('the start is a line of the log like all others, and so is every setting that was misspelled, removed or tuned', async () => {
  const site = await start({
    SIGNING_SECERT: 'x',
    READ_BUDGET_MS: '1',
    CANCELLATION_TUNING: '{"missesPerAddress":9}',
    LANG: 'C',
  });
  try {
    await expect.poll(site.said).toContain('Listening on');
    const lines = site.said().trim().split('\n');
    const notices = lines.map((line) =>
      z
        .object({ event: z.string(), note: z.string().optional(), time: z.iso.datetime() })
        .parse(JSON.parse(line)),
    );
    const told = notices.filter(({ event }) => event !== 'answered');
    expect(told.map(({ event, note }) => `${event}: ${note ?? ''}`)).toEqual([
      'misspelled-setting: SIGNING_SECERT is an unknown setting; did you mean SIGNING_SECRET?',
      'removed-setting: READ_BUDGET_MS was removed in 1.0: it is a constant now, 8000',
      'tuned: CANCELLATION_TUNING overrides constants; it is for tests and load trials, not for customers',
      expect.stringMatching(/^listening: Listening on http:[\w.:/]+, version \d[\w.+]*$/),
    ]);
  } finally {
    await site.stop();
  }
});
