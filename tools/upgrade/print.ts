import { rmSync } from 'node:fs';
import { freePort, need } from '../support/programs';
import { startRedis } from '../wide/redis';
import { startSandbox, startSite } from '../../scripts/processes.mjs';
import { signInSettings } from '../support/change-time';
import { open, post, press, type Seen } from '../support/customer';
import { receiptSettings } from '../support/receipt-settings';
import { linkTo, makeBooking, truthOf } from '../support/sandbox';
import { words } from '../support/words';
import { releases, startRelease } from './release';

/**
 * `npm run measure -- upgrade`: earlier versions from the repository's own history beside this one,
 * with one secret and one receipt key. Opens pages on the earlier one and goes on with this one, as
 * customers do whose page is open during an upgrade. Exits with 1 if anything is lost or untrue.
 */
const t = words('sv');
const comment = 'Jag är sjuk.';
/** A press within two seconds counts as automated. */
const reading = () => new Promise((resolve) => setTimeout(resolve, 2_500));

need('redis-server');
const redisPort = await freePort();
const redis = await startRedis(redisPort);
const sandbox = await startSandbox();
process.env.SANDBOX_URL = sandbox.url;
const env = {
  DRAIN_MS: '0',
  SIGNING_SECRET: 'one secret for every version of the site',
  REDIS_URL: `redis://127.0.0.1:${redisPort}`,
  ...(await receiptSettings()),
  ...signInSettings(sandbox.url),
};
const site = await startSite({ api: sandbox.url, env });
/** The same address on this version. */
const here = (url: string) => {
  const { pathname, search } = new URL(url, site.url);
  return `${site.url}${pathname}${search}`;
};
const followed = (answer: Seen) =>
  answer.location === undefined ? Promise.resolve(answer) : open(here(answer.location));

for (const release of releases) {
  const old = await startRelease(release, { ...env, BOKAMERA_API_URL: sandbox.url });
  const booking = await makeBooking();
  const link = linkTo(booking, { site: old.url });
  const page = await open(link);
  tell(release.name, 'a page from before opens', (await open(here(link))).state === 'cancellable');

  await reading();
  const asked = await press(here(link), page, { comment });
  const claimsChange = asked.body.includes(t('cancellable.changed'));
  tell(release.name, 'its press is not told that the booking changed', !claimsChange);
  await reading();
  const end = await followed(asked.location ? asked : await press(here(link), asked, { comment }));
  const { deletes } = await truthOf(booking);
  tell(release.name, 'its press cancels, once', end.state === 'cancelled' && deletes === 1);

  const before = await makeBooking();
  const oldLink = linkTo(before, { site: old.url });
  const oldPage = await open(oldLink);
  await reading();
  const done = await post(oldLink, oldPage, { comment });
  const address = done.location ?? '/';
  tell(
    release.name,
    'a cancel from before is told',
    (await open(here(address))).state === 'cancelled',
  );

  const shown = await open(new URL(address, old.url).href);
  const [, sheet] = /href="([^"]*\/receipt\?[^"]*)"/.exec(shown.body) ?? [];
  if (sheet === undefined) console.log(`${release.name}: it has no receipts`);
  else {
    const { body } = await open(new URL(sheet.replaceAll('&amp;', '&'), old.url).href);
    const [receipt = ''] = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(body) ?? [];
    const verified = await open(`${site.url}/sv/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ receipt }).toString(),
    });
    tell(release.name, 'its receipt is genuine', /äkta/.test(verified.body));
  }

  const guessed = await makeBooking();
  const guess = async (of: string, code: string) =>
    (await open(linkTo({ ...guessed, code }, { site: of }))).status;
  for (let tries = 0; tries < 10; tries += 1) await guess(old.url, `before-${tries}`);
  const isCounted = (await guess(site.url, 'after-0')) === 429;
  console.log(`${release.name}: limits in Redis ${isCounted ? 'go on' : 'begin anew'}`);
  for (let tries = 1; tries < 10; tries += 1) await guess(site.url, `after-${tries}`);
  tell(release.name, 'a guesser is shut out again', (await guess(site.url, 'after')) === 429);
  old.stop();
  rmSync(old.folder, { recursive: true, force: true });
}
await Promise.all([site.stop(), sandbox.stop(), redis.kill()]);

function tell(release: string, what: string, holds: boolean): void {
  console.log(`${holds ? 'ok    ' : 'FAILED'}  ${release}: ${what}`);
  if (!holds) process.exitCode = 1;
}
