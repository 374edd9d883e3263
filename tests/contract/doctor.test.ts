import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { startSite } from '../../scripts/processes.mjs';
import { freePort, root } from '../../scripts/steps.mjs';
import { signInSettings } from '../support/change-time';
import { addresses, linkTo, makeBooking } from '../support/sandbox';

async function doctor(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/doctor.ts', ...args], {
    cwd: root,
    env: {
      ...process.env,
      BOKAMERA_API_KEY: 'sandbox-key',
      BOKAMERA_API_URL: addresses.sandbox,
      ...env,
    },
  });
  const [said, complained, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ]);
  return { said: said + complained, status };
}

test('with everything in order it says so, opens the given link and cancels nothing', async () => {
  const booking = await makeBooking();
  const { said, status } = await doctor({}, '--link', linkTo(booking), '--public', addresses.site);
  expect(said).toContain('ok   API: it takes the key');
  expect(said).toContain(
    `ok   The link: opens booking ${booking.id}; its page would be "cancellable"`,
  );
  expect(said).toContain('ok   Company: Salong Norrsken, id 7f6c1a52');
  expect(said).toContain('ok   Headers');
  // The tests' site speaks plain http, and that is named.
  expect(said).toContain('FIX  Public address: it is not https');
  expect(said).toContain('1 to fix.');
  expect(status).toBe(1);
  expect(said).not.toContain(booking.code);
  expect(said).not.toContain('sandbox-key');
});

test('a wrong key, an API that is not there and a wrong link are each named with what to do', async () => {
  const wrongKey = await doctor({ BOKAMERA_API_KEY: 'another-key' });
  expect(wrongKey.said).toContain('FIX  API: it does not take the key: check BOKAMERA_API_KEY');
  expect(wrongKey.said).not.toContain('another-key');
  const away = await doctor({ BOKAMERA_API_URL: 'http://127.0.0.1:9' });
  expect(away.said).toContain('FIX  API: it cannot be reached');
  const cut = await doctor({}, '--link', 'https://a.example/sv/bookings/400000');
  expect(cut.said).toContain('FIX  The link: it has no');
  const booking = await makeBooking();
  const other = await doctor({}, '--link', linkTo({ ...booking, code: 'other' }));
  expect(other.said).toContain('FIX  The link: the API knows no booking');
});

test('settings, look file and Redis are looked at, too', async () => {
  const bad = await doctor({ PORT: 'eleven' });
  expect(bad.said).toContain('PORT: should be a port number');
  expect(bad.status).toBe(1);
  const away = await doctor({
    BRANDING_FILE: '/nowhere/look.json',
    REDIS_URL: 'redis://127.0.0.1:9',
  });
  expect(away.said).toContain('FIX  BRANDING_FILE: there is no such file');
  expect(away.said).toContain('FIX  Redis: does not answer');
});

test('a key that cannot be sent, or may not ask, is told from an API that is not there', async () => {
  const unusable = await doctor({ BOKAMERA_API_KEY: 'nyckel…' });
  expect(unusable.said).toContain('BOKAMERA_API_KEY: should be your x-api-key');
  const booking = await makeBooking({ fault: { wire: '403', on: ['read'] } });
  const barred = await doctor({}, '--link', linkTo(booking));
  expect(barred.said).toContain('FIX  The link: it does not let this key ask (403)');
});

test('a look at the public address leaves no line of evidence and counts as no guess', async () => {
  const site = await startSite({
    port: (await freePort()) ?? 0,
    api: addresses.sandbox,
    env: { DRAIN_MS: '0' },
  });
  try {
    const { said } = await doctor({}, '--public', site.url);
    expect(said).toContain('ok   Headers');
    expect(site.said()).toContain('"event":"answered"');
    expect(site.said()).not.toContain('"event":"opened"');
  } finally {
    await site.stop();
  }
});

test('a name that is near a setting is told of', async () => {
  const { said } = await doctor({ SIGNING_SECERT: 'a secret of more than thirty-two characters' });
  expect(said).toContain(
    'FIX  SIGNING_SECERT: is no setting, and read by nobody; was SIGNING_SECRET meant?',
  );
});

test('the credentials for changing times are tried, and whatever is wrong with them is named without them', async () => {
  const right = await doctor(signInSettings());
  expect(right.said).toContain('ok   Sign-in: works');
  const wrong = await doctor({ ...signInSettings(), BOKAMERA_PASSWORD: 'wrong-but-secret' });
  expect(wrong.said).toContain('FIX  Sign-in: customers cannot change the time');
  expect(wrong.said).toContain('BOKAMERA_PASSWORD');
  expect(wrong.said).not.toContain('wrong-but-secret');
  const away = await doctor({
    ...signInSettings(),
    BOKAMERA_TOKEN_URL: 'http://127.0.0.1:9/token',
  });
  expect(away.said).toContain('check BOKAMERA_TOKEN_URL');
});
