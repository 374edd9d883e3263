import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { isLocale } from '@/i18n/locales';
import { type Draft, readDraft, saveDraft } from './draft';
import { type Preview, renderEditor, whatToSay } from './editor-page';

export type EditorSettings = {
  /** Path of the branding file to edit; it need not be there yet. */
  readonly file: string;
  /** Hosts that logos may come from, as the site has them. */
  readonly logoHosts: readonly string[];
  /** Address of the sandbox, whose inbox lists the pages to look at. */
  readonly sandbox: string;
};

const mails = z.array(z.object({ path: z.string(), story: z.string() }));

/**
 * Serves a page that edits a branding file and previews the result. For a developer's own machine:
 * it has no login.
 */
export function openEditor(settings: EditorSettings): Server {
  const { file, logoHosts, sandbox } = settings;
  const app = new Hono();
  const page = async (c: Context, draft: Draft, status: 200 | 422, saved: boolean) =>
    c.html(renderEditor(draft, await previewsOf(sandbox), settings, saved), status, {
      'cache-control': 'no-store',
    });
  app.get('/', (c) => page(c, readDraft(file, logoHosts), 200, c.req.query('saved') !== undefined));
  app.post('/', async (c) => {
    const draft = saveDraft(file, new URLSearchParams(await c.req.text()), logoHosts);
    const { problems, seen, text } = draft;
    const isSaved = problems.length === 0;
    if (c.req.header('accept') === 'application/json')
      return c.json({ seen, text, ...whatToSay(draft, file, isSaved) });
    // A page of its own, so that a reload saves nothing again.
    return isSaved ? c.redirect('/?saved', 303) : page(c, draft, 422, false);
  });
  app.get('/preview', async (c) => {
    const previews = await previewsOf(sandbox);
    const { path } = previews[Number(c.req.query('page'))] ?? previews[0] ?? { path: '/sv' };
    const language = c.req.query('language') ?? '';
    return c.redirect(
      sandbox + (isLocale(language) ? path.replace(/^\/[a-z]+/, `/${language}`) : path),
    );
  });
  app.get('/branding.json', (c) =>
    c.body(readDraft(file, logoHosts).text, 200, {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="branding.json"',
    }),
  );
  const listener = getRequestListener(app.fetch);
  return createServer((request, response) => void listener(request, response));
}

/** The pages that the inbox's mails lead to; none while no sandbox answers. */
async function previewsOf(sandbox: string): Promise<readonly Preview[]> {
  try {
    const listed = await fetch(`${sandbox}/sandbox/mails`);
    const all = mails.parse(await listed.json());
    return all.map(({ path, story }) => ({ path, story: story.split('. ')[0] ?? story }));
  } catch {
    return [];
  }
}
