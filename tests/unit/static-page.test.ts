import { expect, test } from '@playwright/test';
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from '@/lib/http/to-response';
import { parseSettings } from '@/lib/settings/settings';
import { staticPage } from '@/server/pages/static-page';
import { createSite } from '@/server/site';

/** A site with a branding file, and its help page as hosts are answered it. */
function siteWith(branding: object) {
  const path = join(mkdtempSync(join(tmpdir(), 'branding-')), 'branding.json');
  let now = Date.UTC(2026, 10, 26);
  const write = (content: object) => {
    writeFileSync(path, JSON.stringify(content));
    utimesSync(path, now / 1000, now / 1000);
  };
  write(branding);
  const site = createSite(
    parseSettings({ BOKAMERA_API_URL: 'http://localhost', BRANDING_FILE: path }),
    { now: () => now },
  );
  const help = staticPage('help');
  const see = async (host: string, locale = 'sv') => {
    const url = new URL(`http://localhost/${locale}/help`);
    const answer = await help({
      site,
      request: new Request(url),
      url,
      params: { locale },
      requestId: 'a',
      clientAddress: undefined,
      host,
      now,
    });
    return { answer, text: textOf((answer.body ?? '') as Parameters<typeof textOf>[0]) };
  };
  const change = (content: object) => {
    now += 5_000;
    write(content);
    now += 5_000;
  };
  return { see, change, close: site.close };
}

test('a static page is rendered once for each language and each host of the branding file', async () => {
  const { see, close } = siteWith({
    everywhere: { name: 'Alla' },
    hosts: { 'one.example': { name: 'Salong Ett' } },
  });
  const first = await see('one.example');
  expect(first.text).toContain('Salong Ett');
  expect((await see('ONE.example')).answer).toBe(first.answer);
  expect((await see('one.example', 'en')).text).toContain('lang="en"');
  const other = await see('two.example');
  expect(other.text).toContain('Alla');
  expect(other.text).not.toContain('Salong Ett');
  // Host names come from outside: unlisted ones share one page.
  expect((await see('three.example')).answer).toBe(other.answer);
  await close();
});

test('a changed branding file shows on static pages that were rendered before', async () => {
  const { see, change, close } = siteWith({ everywhere: { name: 'Före' } });
  expect((await see('one.example')).text).toContain('Före');
  change({ everywhere: { name: 'Efter' } });
  const { text } = await see('one.example');
  expect(text).toContain('Efter');
  expect(text).not.toContain('Före');
  await close();
});
