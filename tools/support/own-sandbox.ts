import { test as base } from '@playwright/test';
import { once } from 'node:events';
import { z } from 'zod';
import { companies, type CompanyFacts } from '../../sandbox/companies';
import { createSandbox } from '../../sandbox/server';
import { control, type TestBooking, makeBooking } from './sandbox';

const made = z.object({ username: z.string(), password: z.string(), refreshToken: z.string() });
const granted = z.object({ access_token: z.string(), refresh_token: z.string() });

type Call = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string;
};

/** A sandbox in this process, on a port of its own, with the ways to talk to it. */
export type OwnSandbox = {
  readonly url: string;
  /** One request with the key. */
  readonly call: (path: string, options?: Call) => Promise<Response>;
  /** The JSON of a request, as rows of fields. */
  readonly list: (path: string, options?: Call) => Promise<Record<string, unknown>[]>;
  readonly book: (wanted?: object) => Promise<TestBooking>;
  readonly control: (method: string, path: string, body?: object) => Promise<unknown>;
  readonly user: (wanted?: object) => Promise<z.infer<typeof made>>;
  readonly askToken: (form: Readonly<Record<string, string>>) => Promise<Response>;
  /** Headers of somebody who is signed in. */
  readonly signIn: (wanted?: object) => Promise<Record<string, string>>;
};

const idOf = ({ wire }: CompanyFacts) => z.string().parse(wire['Id']);

/** The ids of the sandbox's companies; the free times of a service are asked for with one. */
export const companyIds = { salon: idOf(companies.salon), tennis: idOf(companies.tennis) };

export const tokenPath = '/realms/bookmore-admin/protocol/openid-connect/token';
const results = z.object({ Results: z.array(z.record(z.string(), z.unknown())) });

export const test = base.extend<{ own: OwnSandbox }>({
  own: async ({}, use) => {
    const { server } = createSandbox('http://site.example', ['sandbox-key']);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = z.object({ port: z.number() }).parse(server.address()).port;
    try {
      await use(speakTo(`http://127.0.0.1:${port}`));
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },
});

function speakTo(url: string): OwnSandbox {
  const call: OwnSandbox['call'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        'x-api-key': 'sandbox-key',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const user: OwnSandbox['user'] = async (wanted = {}) =>
    made.parse(await control('POST', '/sandbox/users', wanted, url));
  const askToken: OwnSandbox['askToken'] = (form) =>
    fetch(`${url}${tokenPath}`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'bm-external-api-users', ...form }),
    });
  return {
    url,
    call,
    user,
    askToken,
    list: async (path, options) => results.parse(await (await call(path, options)).json()).Results,
    book: (wanted = {}) => makeBooking(wanted, url),
    control: (method, path, body) => control(method, path, body, url),
    signIn: async (wanted = {}) => {
      const { refreshToken } = await user(wanted);
      const answer = await askToken({ grant_type: 'refresh_token', refresh_token: refreshToken });
      return { authorization: `Bearer ${granted.parse(await answer.json()).access_token}` };
    },
  };
}
