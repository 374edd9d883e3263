import { expect, test } from '@playwright/test';
import { open } from '../../tools/support/customer';
import { addresses } from '../../tools/support/sandbox';

test('the icon that every page names is there, and may be kept', async () => {
  const { body } = await open(`${addresses.site}/sv`);
  const path = /<link rel="icon" href="([^"]+)"/.exec(body)?.[1] ?? 'none';
  const icon = await open(`${addresses.site}${path}`);
  expect(icon.status).toBe(200);
  expect(icon.headers.get('content-type')).toBe('image/svg+xml');
  expect(icon.headers.get('cache-control')).toContain('max-age=86400');
});

test('robots are asked to stay away', async () => {
  const robots = await open(`${addresses.site}/robots.txt`);
  expect(robots.status).toBe(200);
  expect(robots.headers.get('content-type')).toContain('text/plain');
  expect(robots.body).toContain('Disallow: /');
});
