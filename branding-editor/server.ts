import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { type Draft, readDraft, saveDraft } from './draft';
import { type Preview, problemList, renderEditor } from './editor-page';

export type EditorSettings = {
  /** Path of the branding file to edit. */
  readonly file: string;
  /** Hosts that logos may come from, as the site has them. */
  readonly logoHosts: readonly string[];
  /** Address of the sandbox, whose inbox lists the pages to look at. */
  readonly sandbox: string;
};

const previews: z.ZodType<Preview[]> = z.array(
  z.object({ path: z.string(), state: z.string(), story: z.string() }),
);

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
  { file, logoHosts, sandbox }: EditorSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const draft: Draft =
    request.method === 'POST'
      ? saveDraft(file, new URLSearchParams(await text(request)), logoHosts)
      : readDraft(file);
  if (request.headers.accept === 'application/json') {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ text: draft.text, problems: problemList(draft) }));
    return;
  }
  const listed = await fetch(`${sandbox}/sandbox/mails`);
  response
    .writeHead(draft.problems.length > 0 ? 422 : 200, {
      'content-type': 'text/html; charset=utf-8',
    })
    .end(renderEditor(draft, previews.parse(await listed.json()), sandbox));
}
