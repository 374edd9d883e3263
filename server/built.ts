import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { type Encoding, inEveryEncoding } from './compress';

/** A route as Next built it: called with Node's own request and response. */
export type Entrypoint = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** An answer made at build. */
export type Prerendered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The same bytes for each encoding, compressed once, as well as can be. */
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
};

export type Site = {
  readonly prerendered: ReadonlyMap<string, Prerendered>;
  readonly routeFor: (pathname: string) => Entrypoint;
};

const manifest = z.object({
  routes: z.array(z.object({ pathname: z.string(), file: z.string() })),
  prerendered: z.array(
    z.object({
      pathname: z.string(),
      file: z.string(),
      headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      status: z.number(),
    }),
  ),
});

const routeModule = z.object({
  handler: z.custom<
    (request: IncomingMessage, response: ServerResponse, context: object) => Promise<unknown>
  >((value) => typeof value === 'function'),
});

/**
 * Loads what `next build` left in `directory`.
 *
 * @throws Error when the build is missing or made by another version
 */
export function loadSite(directory: string): Site {
  const require = createRequire(join(directory, 'package.json'));
  // Sets up what Next's own server sets up before it loads a route.
  require('next/dist/server/node-environment');
  const { routes, prerendered } = manifest.parse(
    JSON.parse(readFileSync(join(directory, '.next/entrypoints.json'), 'utf8')),
  );

  const table = routes
    .map(({ pathname, file }) => {
      const { handler } = routeModule.parse(require(join(directory, file)));
      const entrypoint: Entrypoint = (request, response) =>
        handler(request, response, {
          waitUntil: () => undefined,
          requestMeta: { relativeProjectDir: '.' },
        });
      return { pattern: patternOf(pathname), entrypoint };
    })
    .sort((a, b) => b.pattern.weight.localeCompare(a.pattern.weight));

  return {
    prerendered: new Map(
      prerendered.map(({ pathname, file, headers, status }) => [
        pathname,
        {
          status,
          headers: ownHeaders(headers),
          bodies: inEveryEncoding(readFileSync(join(directory, file))),
        },
      ]),
    ),
    routeFor: (pathname) => {
      const found = table.find(({ pattern }) => pattern.regexp.test(pathname));
      if (!found) throw new Error('The build has no route for unknown addresses');
      return found.entrypoint;
    },
  };
}

// Next marks what it prerendered for its own cache; a browser has no use for that.
function ownHeaders(headers: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !name.startsWith('x-next') && name !== 'vary')
      .map(([name, value]) => [name, String(value)]),
  );
}

// `/[locale]/bookings/[id]`: fixed segments go before named ones, and a rest segment comes last.
function patternOf(pathname: string): { regexp: RegExp; weight: string } {
  const segments = pathname.split('/').slice(1);
  const source = segments.map((segment) =>
    segment.startsWith('[...') ? '.*' : segment.startsWith('[') ? '[^/]+' : escape(segment),
  );
  const weight = segments.map((segment) =>
    segment.startsWith('[...') ? '0' : segment.startsWith('[') ? '1' : '2',
  );
  return { regexp: new RegExp(`^/${source.join('/')}/?$`), weight: weight.join('') };
}

function escape(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
