import { expect } from '@playwright/test';
import { open, press } from '../../tools/support/customer';
import { test } from '../../tools/support/memory-site';
import { addresses, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { words } from '../../tools/support/words';

/** Mail scanners press buttons, so presses are judged; people must still get through. */

const chromium = {
  'sec-ch-ua': '"Chromium";v="130"',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'same-origin',
};
const firefox = {
  'user-agent': 'Mozilla/5.0 Gecko/20100101 Firefox/128.0',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'same-origin',
};
const safari = {
  'user-agent': 'Mozilla/5.0 AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'same-origin',
};
const byPerson = { 'sec-fetch-user': '?1' };

const pressWith = async (headers: Record<string, string>, fields: Record<string, string> = {}) => {
  const booking = await makeBooking();
  const url = linkTo(booking);
  const answer = await press(url, await open(url), fields, headers);
  return { booking, url, answer, deletes: (await truthOf(booking)).deletes };
};

test('a person in each engine gets through at once', async () => {
  for (const headers of [{ ...chromium, ...byPerson }, { ...firefox, ...byPerson }, safari, {}]) {
    expect((await pressWith(headers)).answer.status).toBe(303);
  }
});

test('what says that it is a program is asked once more, and has to read the second page too', async ({
  startMemorySite,
}) => {
  const { open, press, pass } = startMemorySite();
  for (const agent of ['python-requests/2.31', 'curl/8.5', 'LinkScanner/2.1']) {
    const headers = { 'user-agent': agent };
    const booking = await makeBooking();
    const url = linkTo(booking);
    const page = await open(url);
    pass(2_000);
    const asked = await press(url, page, {}, headers);
    expect(asked.state, agent).toBe('confirm-again');
    expect((await truthOf(booking)).deletes).toBe(0);
    const again = await press(url, asked, {}, headers);
    expect(again.state, agent).toBe('confirm-again');
    pass(2_000);
    expect((await press(url, again, {}, headers)).status, agent).toBe(303);
  }
});

test('a Chrome that lacks the signal it would send is asked once', async () => {
  const headers = { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari' };
  const { url, answer } = await pressWith(headers);
  expect(answer.state).toBe('confirm-again');
  expect((await press(url, answer, {}, headers)).status).toBe(303);
});

test('a script’s click in Chromium and Firefox is asked once more, as often as it clicks', async () => {
  for (const headers of [chromium, firefox]) {
    const { booking, url, answer, deletes } = await pressWith(headers, { comment: 'x' });
    expect([answer.state, deletes]).toEqual(['confirm-again', 0]);
    const again = await press(url, answer, {}, headers);
    expect(again.state).toBe('confirm-again');
    expect((await truthOf(booking)).deletes).toBe(0);
  }
});

test('a person who is asked once more gets through with the next press, reason, comment and all', async () => {
  const { booking, url, answer } = await pressWith(chromium, {
    comment: 'Mina ord',
    reason: 'ill',
  });
  expect(answer.state).toBe('confirm-again');
  expect((await press(url, answer, {}, { ...chromium, ...byPerson })).status).toBe(303);
  const { comment } = await truthOf(booking);
  expect(comment).toContain('Mina ord');
  expect(comment).toContain(words('sv')('form.reason.ill'));
});

test('on the page that asks again, the first thing to press keeps the booking', async () => {
  const { answer } = await pressWith(chromium);
  const main = answer.body.slice(answer.body.indexOf('<form'));
  expect(main.indexOf('/kept')).toBeGreaterThan(-1);
  expect(main.indexOf('/kept')).toBeLessThan(main.indexOf('<button'));
});

test('pressed right away by default it asks once more, and not when a person’s time has passed', async ({
  startMemorySite,
}) => {
  const { open, press, pass } = startMemorySite();
  const url = linkTo(await makeBooking());
  const page = await open(url);
  pass(1_999);
  const other = await open(url);
  expect((await press(url, page, {}, { ...chromium, ...byPerson })).state).toBe('confirm-again');
  pass(2_000);
  expect((await press(url, other, {}, { ...chromium, ...byPerson })).status).toBe(303);
});

test('a form without proof, or with another booking’s, is asked once more', async () => {
  const other = await open(linkTo(await makeBooking()));
  const theirs = /name="token" value="([^"]+)"/.exec(other.body)?.[1] ?? '';
  for (const token of ['', 'first.zzzz.AAAAAAAAAAAAAAAAAAAAAA', theirs]) {
    expect((await pressWith({}, { token })).answer.state).toBe('confirm-again');
  }
});

test('a form sent from another site sends nothing, whatever it proves', async () => {
  for (const headers of [
    { ...chromium, ...byPerson, 'sec-fetch-site': 'cross-site' },
    { ...chromium, ...byPerson, 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ]) {
    const { answer, deletes } = await pressWith(headers, { comment: 'planted' });
    expect([answer.status, answer.state, deletes]).toEqual([403, 'cancellable', 0]);
    expect(answer.body).not.toContain('planted');
  }
});

test('browsers that send only an origin, or none, or "null" from our own policy, get through', async () => {
  const { host } = new URL(addresses.site);
  for (const headers of [{ origin: `http://${host}` }, { origin: 'null' }, {}]) {
    expect((await pressWith(headers)).answer.status).toBe(303);
  }
});
