import { expect, test } from '@playwright/test';
import type { Picture } from '@/lib/logo/fetch-logo';
import { createLogos } from '@/lib/logo/logos';
import { createSigner } from '@/lib/tokens/signing';

const url = 'https://pictures.example/logo.png';
const picture: Picture = { type: 'image/png', bytes: new Uint8Array([1]) };
const minute = 60_000;

function logosWith(fetch: () => Promise<Picture | undefined>) {
  let now = 0;
  let fetched = 0;
  const logos = createLogos({
    hosts: ['pictures.example'],
    signer: createSigner('a secret of at least thirty-two characters', undefined),
    now: () => now,
    fetch: () => {
      fetched += 1;
      return fetch();
    },
  });
  const sealed = logos.pathOf(url)?.replace('/logo/', '') ?? '';
  return {
    see: () => logos.pictureAt(sealed),
    wait: (milliseconds: number) => (now += milliseconds),
    fetched: () => fetched,
  };
}

test('a picture is fetched once an hour', async () => {
  const { see, wait, fetched } = logosWith(() => Promise.resolve(picture));
  expect(await see()).toEqual(picture);
  wait(59 * minute);
  expect(await see()).toEqual(picture);
  expect(fetched()).toBe(1);
  wait(2 * minute);
  expect(await see()).toEqual(picture);
  expect(fetched()).toBe(2);
});

for (const [name, fail] of [
  ['refused', () => Promise.resolve(undefined)],
  ['broken off', () => Promise.reject(new Error('socket hang up'))],
] as const) {
  test(`a fetch that was ${name} is tried again after a minute, and not before`, async () => {
    let answer: () => Promise<Picture | undefined> = fail;
    const { see, wait, fetched } = logosWith(() => answer());
    expect(await see()).toBeUndefined();
    answer = () => Promise.resolve(picture);
    wait(minute - 1);
    expect(await see()).toBeUndefined();
    expect(fetched()).toBe(1);
    wait(1);
    expect(await see()).toEqual(picture);
  });
}

test('visitors who come while a picture is on its way share one fetch', async () => {
  let arrive: (picture: Picture) => void = () => undefined;
  const { see, fetched } = logosWith(() => new Promise((resolve) => (arrive = resolve)));
  const both = [see(), see()];
  arrive(picture);
  expect(await Promise.all(both)).toEqual([picture, picture]);
  expect(fetched()).toBe(1);
});
