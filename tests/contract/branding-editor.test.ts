import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { locales } from '@/i18n/locales';
import { partOfBranding } from '@/lib/branding/branding-schema';
import { openEditor } from '../../branding-editor/server';

const before = {
  $schema: 'branding.schema.json',
  everywhere: { email: 'hej@salong.example', policy: { sv: 'Gammalt', en: 'Old' } },
  hosts: { 'avboka.example.se': { language: 'fi' } },
  companies: { '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10': { tone: 'warm' } },
};

const answered = z.object({
  seen: z.string(),
  state: z.string(),
  problems: z.string(),
  errors: z.record(z.string(), z.string()),
});

type Editor = {
  readonly path: string;
  /** Saves as the page's script does. */
  readonly save: (fields: Record<string, string>) => Promise<z.infer<typeof answered>>;
  /** Saves as a browser without script does. */
  readonly post: (fields: Record<string, string>) => Promise<Response>;
  readonly get: (path: string) => Promise<Response>;
  readonly written: () => unknown;
};

async function withEditor(use: (editor: Editor) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'editor-'));
  const path = join(directory, 'branding.json');
  writeFileSync(path, JSON.stringify(before));
  // Nothing listens there.
  const server = openEditor({ file: path, logoHosts: [], sandbox: 'http://127.0.0.1:9' });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
  const send = (fields: Record<string, string>, headers = {}) =>
    ask('/', {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  try {
    await use({
      path,
      save: async (fields) =>
        answered.parse(await (await send(fields, { accept: 'application/json' })).json()),
      post: send,
      get: ask,
      written: (): unknown => JSON.parse(readFileSync(path, 'utf8')),
    });
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(directory, { recursive: true });
  }
}

test('the form has a control for every entry of the branding schema, in every language', async () => {
  await withEditor(async ({ get }) => {
    const page = await (await get('/')).text();
    // Sentences of one's own are edited in the whole file.
    const { sentences, ...shape } = partOfBranding.shape;
    expect(sentences).toBeDefined();
    const entries = Object.entries(shape);
    expect(entries.length).toBeGreaterThan(10);
    for (const [entry, schema] of entries) {
      const inLanguages = schema.unwrap() instanceof z.ZodRecord;
      for (const name of inLanguages ? locales.map((locale) => `${entry}.${locale}`) : [entry]) {
        expect(page).toMatch(new RegExp(`<(?:input|select|textarea)[^>]* id="${name}"`));
        expect(page).toContain(`<label for="${name}"`.replace(/="(?:reasons|languages)"/, ''));
        expect(page).toContain(`id="${name}-error"`);
      }
    }
    for (const [entry, schema] of entries) {
      const choice: unknown = schema.unwrap();
      if (!(choice instanceof z.ZodEnum)) continue;
      const [, options = ''] =
        new RegExp(`<select id="${entry}"[^>]*>(.*?)</select>`).exec(page) ?? [];
      for (const option of choice.options) expect(options).toContain(`value="${option}"`);
    }
  });
});

test('saving the form keeps everything that was not changed in it', async () => {
  await withEditor(async ({ save, written }) => {
    const fields = { name: 'Kedjan', email: 'ny@salong.example', 'policy.sv': 'Nytt' };
    const { problems, state } = await save({ ...fields, changeTime: 'until-start' });
    expect(problems).toBe('');
    expect(state).toContain('Saved');
    expect(written()).toEqual({
      ...before,
      everywhere: {
        name: 'Kedjan',
        email: 'ny@salong.example',
        policy: { sv: 'Nytt', en: 'Old' },
        changeTime: 'until-start',
      },
    });
  });
});

test('an emptied field leaves the file, and the layout of the rest stays as it was typed', async () => {
  await withEditor(async ({ path, save, written }) => {
    const typed =
      '{ "hosts":   {},\n\n  "everywhere": { "tone": "warm",  "phone": "1", "policy": { "fi": "x" } } }\n';
    writeFileSync(path, typed);
    await save({ phone: '', 'policy.fi': '' });
    expect(written()).toEqual({ hosts: {}, everywhere: { tone: 'warm' } });
    expect(readFileSync(path, 'utf8')).toContain('{ "hosts":   {},\n\n');
  });
});

test('what is wrong is said at its field and counted, and nothing of it is written', async () => {
  await withEditor(async ({ save, post, written }) => {
    for (const [fields, name, said] of [
      [{ accent: 'red' }, 'accent', 'Should be a colour'],
      [{ bookAgain: 'javascript:alert(1)' }, 'bookAgain', 'Should be an http'],
      [{ logo: 'https://elsewhere.example/a.png' }, 'logo', 'Add elsewhere.example to LOGO_HOSTS'],
      [{ 'afterCancel.pl': 'x'.repeat(501) }, 'afterCancel.pl', 'at most 500 characters.'],
      [{ file: '{"everywhere":' }, 'file', 'not JSON'],
      [{ file: '{"everywhere":{"coment":"off"}}' }, 'file', 'everywhere.coment: is no entry'],
      [{ file: '{"everywhere":5}' }, 'file', 'everywhere: should be'],
    ] as const) {
      const { errors, problems, state } = await save(fields);
      expect(errors[name]).toContain(said);
      expect(problems).toContain(`href="#${name}"`);
      expect(state).toContain('1 entry is wrong');
    }
    const page = await post({ accent: 'red', email: '"><b>x' });
    expect(page.status).toBe(422);
    const html = await page.text();
    expect(html).toContain('2 entries are wrong, so nothing is saved');
    expect(html).toMatch(
      /<input id="accent"[^>]*aria-describedby="accent-hint accent-error" aria-invalid="true" value="red"/,
    );
    expect(html).toContain('value="&#34;&#62;&#60;b&#62;x"');
    expect(written()).toEqual(before);
  });
});

test('the whole file can be edited, and is written as it was typed', async () => {
  await withEditor(async ({ save, path }) => {
    const file = '{ "hosts": { "a.example": { "tone": "warm" } } }';
    await save({ file });
    expect(readFileSync(path, 'utf8')).toBe(file);
  });
});

test('changes to the form and to the whole file are saved together', async () => {
  await withEditor(async ({ save, written }) => {
    const seen = JSON.stringify(before);
    const file = seen.replace('"fi"', '"da"');
    await save({ seen, file, email: 'hej@salong.example', phone: '0920-123 45' });
    expect(written()).toEqual({
      ...before,
      everywhere: { ...before.everywhere, phone: '0920-123 45' },
      hosts: { 'avboka.example.se': { language: 'da' } },
    });
  });
});

test('what was typed is shown again when the file cannot take it, and the file stays', async () => {
  await withEditor(async ({ save, post, path }) => {
    const broken = '{ "hosts": { "a.example": {} }, }';
    writeFileSync(path, broken);
    const answer = await post({ name: 'Kedjan', 'policy.ar': 'نص' });
    const html = await answer.text();
    expect(html).toContain('not JSON');
    expect(html).toContain('value="Kedjan"');
    expect(html).toContain('نص');
    expect(readFileSync(path, 'utf8')).toBe(broken);

    writeFileSync(path, '\ufeff{ "hosts": { "a.example": {} } }');
    await save({ name: 'Kedjan' });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      hosts: { 'a.example': {} },
      everywhere: { name: 'Kedjan' },
    });
  });
});

test('what somebody else wrote into the file meanwhile is kept, or asked about', async () => {
  await withEditor(async ({ save, path, written }) => {
    const seen = JSON.stringify(before);
    writeFileSync(path, '{ "everywhere": { "tone": "warm" } }');
    await save({ seen, name: 'Kedjan', email: 'hej@salong.example' });
    expect(written()).toEqual({ everywhere: { tone: 'warm', name: 'Kedjan' } });

    const file = '{ "everywhere": { "tone": "plain" } }';
    const asked = await save({ seen, file });
    expect(asked.errors['file']).toContain('changed elsewhere');
    expect(written()).toEqual({ everywhere: { tone: 'warm', name: 'Kedjan' } });
    await save({ seen: asked.seen, file });
    expect(readFileSync(path, 'utf8')).toBe(file);
  });
});

test('without a script the picked colour counts, and all reasons can be taken away', async () => {
  await withEditor(async ({ post, get, written }) => {
    const offered = '#1d5c56';
    const saved = await post({
      accent: '',
      'accent.offered': offered,
      'accent.picked': '#336699',
      reasons: '',
    });
    expect(saved.status).toBe(303);
    expect(written()).toMatchObject({ everywhere: { accent: '#336699', reasons: [] } });
    const page = await (await get(saved.headers.get('location') ?? '')).text();
    expect(page).toMatch(
      /role="status"><b>✓ Saved<\/b> in branding\.json\. Next: <a href="\/branding\.json"/,
    );
    await post({ accent: '#aabbcc', 'accent.offered': '#336699', 'accent.picked': '#336699' });
    expect(written()).toMatchObject({ everywhere: { accent: '#aabbcc' } });
  });
});

test('the file can be downloaded, and one that is not there yet is made', async () => {
  await withEditor(async ({ get, save, path, written }) => {
    const download = await get('/branding.json');
    expect(download.headers.get('content-disposition')).toContain('attachment');
    expect(await download.json()).toEqual(before);
    rmSync(path);
    expect((await get('/')).status).toBe(200);
    await save({ name: 'Kedjan' });
    expect(written()).toEqual({ everywhere: { name: 'Kedjan' } });
  });
});
