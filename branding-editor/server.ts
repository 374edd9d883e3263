import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { isLocale } from '@/i18n/locales';
import { readDraft, saveDraft } from './draft';
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
  return createServer((request, response) => {
    answer(settings, request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500, { 'content-type': 'text/plain' }).end('The editor failed.');
    });
  });
}

async function answer(
  settings: EditorSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { file, logoHosts, sandbox } = settings;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://editor');
  switch (`${request.method} ${pathname}`) {
    case 'GET /':
    case 'HEAD /': {
      const page = renderEditor(
        readDraft(file, logoHosts),
        await previewsOf(sandbox),
        settings,
        searchParams.has('saved'),
      );
      response.writeHead(200, html).end(page);
      return;
    }
    case 'POST /': {
      const draft = saveDraft(file, new URLSearchParams(await text(request)), logoHosts);
      const isSaved = draft.problems.length === 0;
      if (request.headers.accept === 'application/json')
        response.writeHead(200, { 'content-type': 'application/json' }).end(
          JSON.stringify({
            seen: draft.seen,
            text: draft.text,
            ...whatToSay(draft, file, isSaved),
          }),
        );
      // A page of its own, so that a reload saves nothing again.
      else if (isSaved) response.writeHead(303, { location: '/?saved' }).end();
      else
        response
          .writeHead(422, html)
          .end(renderEditor(draft, await previewsOf(sandbox), settings, false));
      return;
    }
    case 'GET /preview': {
      const previews = await previewsOf(sandbox);
      const { path } = previews[Number(searchParams.get('page'))] ?? previews[0] ?? { path: '/sv' };
      const language = searchParams.get('language') ?? '';
      const location = isLocale(language) ? path.replace(/^\/[a-z]+/, `/${language}`) : path;
      response.writeHead(302, { location: sandbox + location }).end();
      return;
    }
    case 'GET /branding.json':
      response
        .writeHead(200, {
          'content-type': 'application/json',
          'content-disposition': 'attachment; filename="branding.json"',
        })
        .end(readDraft(file, logoHosts).text);
      return;
    default:
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found.');
  }
}

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

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
