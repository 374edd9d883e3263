import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openEditor } from '../../branding-editor/server';

const before = {
  $schema: 'branding.schema.json',
  everywhere: { email: 'hej@salong.example', policy: { sv: 'Gammalt', en: 'Old' } },
  hosts: { 'avboka.example.se': { language: 'fi' } },
  companies: { '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10': { tone: 'warm' } },
};

const answered = z.object({ text: z.string(), problems: z.string() });

async function withEditor(
  use: (save: (fields: Record<string, string>) => Promise<Response>, path: string) => Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'editor-'));
  const path = join(directory, 'branding.json');
  writeFileSync(path, JSON.stringify(before));
  const server = openEditor({ file: path, logoHosts: [], sandbox: 'http://localhost' });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const save = (fields: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
    });
  try {
    await use(save, path);
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(directory, { recursive: true });
  }
}

test('saving the form keeps everything that it does not show', async () => {
  await withEditor(async (save, path) => {
    const fields = { name: 'Kedjan', email: 'ny@salong.example', policy: 'Nytt' };
    const { problems } = answered.parse(await (await save(fields)).json());
    expect(problems).toBe('');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      ...before,
      everywhere: {
        name: 'Kedjan',
        email: 'ny@salong.example',
        policy: { sv: 'Nytt', en: 'Old' },
        reasons: [],
      },
    });
  });
});

test('what is wrong is named, and nothing of it is written', async () => {
  await withEditor(async (save, path) => {
    for (const [fields, said] of [
      [{ accent: 'red' }, 'everywhere.accent: should be a colour'],
      [{ bookAgain: 'javascript:alert(1)' }, 'everywhere.bookAgain: should be an http'],
      [{ file: '{"everywhere":' }, 'this is not JSON'],
      [{ file: '{"everywhere":{"coment":"off"}}' }, 'everywhere.coment: is no entry'],
    ] as const) {
      const { problems } = answered.parse(await (await save(fields)).json());
      expect(problems).toContain(said);
    }
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(before);
  });
});

test('the whole file can be edited', async () => {
  await withEditor(async (save, path) => {
    const file = '{ "hosts": { "a.example": { "tone": "warm" } } }';
    await save({ file });
    expect(readFileSync(path, 'utf8')).toBe(file);
  });
});

test('a file that is not JSON is left as it is, and one with a byte order mark is kept', async () => {
  await withEditor(async (save, path) => {
    const broken = '{ "hosts": { "a.example": {} }, }';
    writeFileSync(path, broken);
    const { problems } = answered.parse(await (await save({ name: 'Kedjan' })).json());
    expect(problems).toContain('this is not JSON');
    expect(readFileSync(path, 'utf8')).toBe(broken);

    writeFileSync(path, '\ufeff{ "hosts": { "a.example": {} } }');
    await save({ name: 'Kedjan' });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ hosts: { 'a.example': {} } });
  });
});
