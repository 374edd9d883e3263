import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { locales } from '@/i18n/locales';
import { readTyped } from '@/lib/booking/typed-link';
import { root } from '../../scripts/steps.mjs';
import { words } from '../../tools/support/words';

function build(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/link.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { stdout, stderr, status };
}

test('the link builder writes link, button and plain text in every language, with the template’s own marks', () => {
  const { stdout, status } = build('https://avboka.example.se/', '--accent', '#ffe000');
  expect(status).toBe(0);
  const parts = stdout.split('\n=== ').slice(1);
  expect(parts).toHaveLength(locales.length);
  for (const [index, locale] of locales.entries()) {
    const part = parts[index] ?? '';
    const link = `https://avboka.example.se/${locale}/bookings/{Id}?code={CancellationCode}`;
    expect(part.split(link), locale).toHaveLength(5);
    expect(part).toContain(words(locale)('form.cancel'));
    expect(part).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
    // A pale colour is darkened until the words on it can be read.
    expect(part).not.toContain('#ffe000');
    const filled = link.replace('{Id}', '400123').replace('{CancellationCode}', 'B300E5');
    expect(readTyped({ id: filled, code: '' })).toMatchObject({
      kind: 'link',
      link: { id: 400_123, code: 'B300E5' },
    });
  }
});

test('marks of a template stay as they are, and cannot break out of the button', () => {
  const { stdout } = build(
    'https://a.example',
    'en',
    '--id',
    '[BookingId]',
    '--code',
    '"><script>',
  );
  expect(stdout).toContain('https://a.example/en/bookings/[BookingId]?code=');
  expect(stdout.split('--- plain text')[0]?.split('--- HTML')[1]).not.toContain('<script>');
});

test('what it cannot use it names, with how it is used', () => {
  expect(build('avboka.example.se').stderr).toContain('Use: npm run link');
  expect(build('https://a.example', 'tlh').stderr).toContain('No such language: tlh');
  expect(build('https://a.example', '--accent', 'red').stderr).toContain('#1d5c56');
});
