import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import { type Encoding, encodingFor } from './compress';

/** The build's list of the pages it made; see prerender.ts. */
export const staticPagesFile = z.array(
  z.object({
    path: z.string(),
    route: z.string(),
    headers: z.record(z.string(), z.string()),
    file: z.string(),
  }),
);

/** A page made at build, in each encoding. */
export type StaticPage = {
  /** The route's name in logs and metrics. */
  readonly route: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
};

/** Loads the pages that the build wrote to `directory`, by path. */
export function loadStaticPages(directory: string): ReadonlyMap<string, StaticPage> {
  const listed = staticPagesFile.parse(
    JSON.parse(readFileSync(join(directory, 'static-pages.json'), 'utf8')),
  );
  return new Map(
    listed.map(({ path, route, headers, file }) => {
      const bodies = {
        identity: readFileSync(join(directory, file)),
        br: readFileSync(join(directory, `${file}.br`)),
        gzip: readFileSync(join(directory, `${file}.gz`)),
      };
      return [path, { route, headers, bodies }];
    }),
  );
}

/** Sends a page made at build, in an encoding that the browser accepts. */
export function sendStaticPage(
  page: StaticPage,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const accepts = headers['accept-encoding'];
  const encoding = encodingFor(accepts?.toString(), 'file');
  const body = page.bodies[encoding];
  response.writeHead(200, {
    ...page.headers,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': body.byteLength,
  });
  response.end(method === 'HEAD' ? undefined : body);
}
