import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { securityHeaders } from '@/lib/http/security-headers';
import type { Encoding } from './compress';

/** A method of a route file, as Next defines it: a web request in, a web response out. */
export type Handler = (
  request: Request,
  context: { readonly params: Promise<Params> },
) => Promise<Response> | Response;

/** What stands in the bracketed segments of a route's address; a rest segment is a list. */
export type Params = Readonly<Record<string, string | string[]>>;

export type Route = { readonly GET?: Handler | undefined; readonly POST?: Handler | undefined };

/** An answer made at build. */
export type Prerendered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The same bytes for each encoding. */
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
};

/** A route with its name, such as `/[locale]/bookings/[id]`, and what its brackets stand for. */
export type Found = { readonly name: string; readonly route: Route; readonly params: Params };

export type Site = {
  readonly prerendered: ReadonlyMap<string, Prerendered>;
  readonly routeFor: (pathname: string) => Found;
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

const method = z.custom<Handler>((value) => typeof value === 'function').optional();
const routeModule = z.object({
  routeModule: z.object({ userland: z.object({ GET: method, POST: method }) }),
});

/**
 * Loads what `next build` left in `directory`.
 *
 * @throws Error when the build is missing or made by another version
 */
export function loadSite(directory: string): Site {
  const require = createRequire(join(directory, 'package.json'));
  const { routes, prerendered } = manifest.parse(
    JSON.parse(readFileSync(join(directory, '.next/entrypoints.json'), 'utf8')),
  );

  const table = routes
    .map(({ pathname, file }) => ({
      name: pathname,
      pattern: patternOf(pathname),
      route: routeModule.parse(require(join(directory, file))).routeModule.userland,
    }))
    .sort((a, b) => b.pattern.weight.localeCompare(a.pattern.weight));

  return {
    prerendered: new Map(
      prerendered.map(({ pathname, file, headers, status }) => [
        pathname,
        {
          status,
          headers: { ...securityHeaders, ...ownHeaders(headers) },
          bodies: readBodies(join(directory, file)),
        },
      ]),
    ),
    routeFor: (pathname) => {
      for (const { name, pattern, route } of table) {
        const params = pattern.match(pathname);
        if (params) return { name, route, params };
      }
      throw new Error('The build has no route for unknown addresses');
    },
  };
}

// scripts/build.mjs compressed them once, as well as can be.
function readBodies(file: string): Prerendered['bodies'] {
  return {
    identity: readFileSync(file),
    br: readFileSync(`${file}.br`),
    gzip: readFileSync(`${file}.gz`),
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

type Pattern = {
  /** Compared as text, the greater goes first: fixed segments before named ones, a rest segment last. */
  readonly weight: string;
  readonly match: (pathname: string) => Params | undefined;
};

// `/[locale]/bookings/[id]`
function patternOf(route: string): Pattern {
  const segments = route.split('/').slice(1).map(readSegment);
  const source = segments.map(({ source }) => source).join('/');
  const regexp = new RegExp(`^/${source}/?$`);
  const named = segments.filter(({ name }) => name !== undefined);
  return {
    weight: segments.map(({ weight }) => weight).join(''),
    match: (pathname) => {
      const found = regexp.exec(pathname);
      if (!found) return undefined;
      return Object.fromEntries(
        named.map(({ name = '', rest }, index) => {
          const value = found[index + 1] ?? '';
          return [
            name,
            rest ? value.split('/').map(decodeURIComponent) : decodeURIComponent(value),
          ];
        }),
      );
    },
  };
}

type Segment = { source: string; weight: string; name?: string; rest?: boolean };

function readSegment(segment: string): Segment {
  const rest = /^\[\.\.\.(.+)\]$/.exec(segment);
  if (rest?.[1] !== undefined) return { source: '(.*)', weight: '0', name: rest[1], rest: true };
  const name = /^\[(.+)\]$/.exec(segment);
  if (name?.[1] !== undefined) return { source: '([^/]+)', weight: '1', name: name[1] };
  return { source: segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), weight: '2' };
}
