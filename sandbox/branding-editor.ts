import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { companies, makeBooking } from './companies';
import { escape, page } from './page';
import type { Sandbox } from './sandbox';

/** The demo's window on the site's branding file: choose, save, and see the page as a customer would. */

const reasons = ['ill', 'time', 'changed-mind', 'found-other', 'mistake'];

const branding = z.object({
  name: z.string().optional(),
  accent: z.string().optional(),
  phone: z.string().optional(),
  bookAgain: z.string().optional(),
  reasons: z.array(z.string()).optional(),
  comment: z.string().optional(),
  tone: z.string().optional(),
});
type Branding = z.infer<typeof branding>;

const file = z.object({ everywhere: branding.default({}) });

/** The form, filled with what the branding file says now. */
export function brandingPage(sandbox: Sandbox, path: string): string {
  const now = file.parse(JSON.parse(readFileSync(path, 'utf8'))).everywhere;
  const { store, site } = sandbox;
  const booking = store.add(makeBooking(companies.salon, {}));
  const link = `${site}/sv/bookings/${booking.Id}?${new URLSearchParams({ code: booking.CancellationCode })}`;
  const text = (name: keyof Branding, label: string, type = 'text') =>
    `<p><label>${label}<br><input type="${type}" name="${name}" value="${escape(now[name] ?? (type === 'color' ? '#1d5c56' : ''))}"></label></p>`;
  const choice = (name: 'comment' | 'tone', label: string, values: readonly string[]) =>
    `<p><label>${label}<br><select name="${name}">${values.map((value) => `<option${now[name] === value ? ' selected' : ''}>${value}</option>`).join('')}</select></label></p>`;
  const offered = now.reasons ?? reasons;
  return page(
    'Demo branding',
    `<p>What you save here is written to the site's branding file, and the site reads it again within a second. The same file serves in production: see docs/operators.md.</p>
<form method="post" action="/branding" class="two">
<div>${text('name', 'Company name (empty: what the API says)')}${text('accent', 'Accent colour', 'color')}${text('phone', 'Phone')}${text('bookAgain', 'Where to book again', 'url')}</div>
<div>${choice('comment', 'Comment', ['optional', 'required', 'off'])}${choice('tone', 'Tone of the cancelled page', ['plain', 'warm'])}
<fieldset><legend>Reasons offered</legend>${reasons.map((reason) => `<label><input type="checkbox" name="reasons" value="${reason}"${offered.includes(reason) ? ' checked' : ''}> ${reason}</label><br>`).join('')}</fieldset></div>
<p><button>Save</button></p>
</form>
<p><a class="button" href="${escape(link)}" target="preview">Open a booking's page</a> <a href="${escape(site)}/sv" target="preview">the start page</a> <a href="/inbox">the inbox</a></p>
<p>Keep the page open beside this one and reload it after saving.</p>
<h2>The file</h2><pre>${escape(JSON.stringify({ everywhere: now }, null, 2))}</pre>`,
  );
}

/** Writes the posted choices into the branding file. */
export function saveBranding(path: string, posted: URLSearchParams): void {
  const said = (name: string) => posted.get(name)?.trim() ?? '';
  const entries = ['name', 'accent', 'phone', 'bookAgain', 'comment', 'tone']
    .map((name) => [name, said(name)] as const)
    .filter(([, value]) => value !== '');
  const everywhere = { ...Object.fromEntries(entries), reasons: posted.getAll('reasons') };
  writeFileSync(path, JSON.stringify({ everywhere }, null, 2));
}
