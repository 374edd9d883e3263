import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Answer, ok, Refusal } from './answers';
import { takeFault } from './faults';
import type { Sandbox } from './sandbox';
import { sendFault, sendJson } from './send';
import type { Tokens, User } from './users';
import { vanish } from './vanish';

/** Keycloak's token endpoint, as the public samples of the API use it: two grants, one client, no secret. */

export const tokenPath = /^\/realms\/([^/]+)\/protocol\/openid-connect\/token$/;
const realm = 'bookmore-admin';
const client = 'bm-external-api-users';

/** Keycloak's error body. */
function tokenError(error: string, description?: string): object {
  return description === undefined ? { error } : { error, error_description: description };
}

export async function serveToken(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const body = new URLSearchParams(await text(request));
  const user = userNamed(sandbox, body);
  if (user) user.tokenRequests += 1;
  const { milliseconds, down } = sandbox.latency;
  if (down) return;
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));

  response.setHeader('cache-control', 'no-store');
  response.setHeader('pragma', 'no-cache');
  const answer = (): Answer => {
    try {
      check(request, path, body);
      return grant(sandbox, body);
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  };
  const fault = takeFault(user, 'token');
  if (fault?.wire === 'then-gone') vanish(sandbox, response, fault.milliseconds);
  if (fault) sendFault(response, fault, answer(), 'json', tokenError);
  else sendJson(response, answer());
}

function check(request: IncomingMessage, path: string, body: URLSearchParams): void {
  if (tokenPath.exec(path)?.[1] !== realm)
    throw new Refusal(404, tokenError('Realm does not exist'));
  if (request.method !== 'POST') throw new Refusal(405, tokenError('HTTP 405 Method Not Allowed'));
  if (!request.headers['content-type']?.includes('application/x-www-form-urlencoded'))
    throw new Refusal(415, tokenError('HTTP 415 Unsupported Media Type'));
  if (!body.get('client_id'))
    throw new Refusal(400, tokenError('invalid_client', 'Missing client_id parameter'));
  if (body.get('client_id') !== client) {
    throw new Refusal(
      401,
      tokenError('invalid_client', 'Invalid client or Invalid client credentials'),
    );
  }
}

function grant({ users, assumptions }: Sandbox, body: URLSearchParams): Answer {
  switch (body.get('grant_type')) {
    case 'password': {
      const username = body.get('username');
      if (!username)
        throw new Refusal(401, tokenError('invalid_request', 'Missing parameter: username'));
      const user = users.get(username);
      if (!user || user.password !== body.get('password'))
        throw new Refusal(401, tokenError('invalid_grant', 'Invalid user credentials'));
      if (!user.enabled) throw new Refusal(400, tokenError('invalid_grant', 'Account disabled'));
      return granted(user, users.issue(user));
    }
    case 'refresh_token': {
      const token = body.get('refresh_token');
      if (!token) throw new Refusal(400, tokenError('invalid_request', 'No refresh token'));
      const issued = users.refresher(token);
      if (!issued) throw new Refusal(400, tokenError('invalid_grant', 'Invalid refresh token'));
      if (Date.now() >= issued.until)
        throw new Refusal(400, tokenError('invalid_grant', 'Token is not active'));
      if (!issued.user.enabled)
        throw new Refusal(400, tokenError('invalid_grant', 'User disabled'));
      if (assumptions.refreshOnce === 'yes') users.spend(token);
      return granted(issued.user, users.issue(issued.user, issued.session));
    }
    case null:
      throw new Refusal(400, tokenError('invalid_request', 'Missing form parameter: grant_type'));
    default:
      throw new Refusal(400, tokenError('unsupported_grant_type', 'Unsupported grant_type'));
  }
}

function granted(user: User, tokens: Tokens): Answer {
  return ok({
    access_token: tokens.access,
    expires_in: user.expiresIn,
    refresh_expires_in: user.refreshExpiresIn,
    refresh_token: tokens.refresh,
    token_type: 'Bearer',
    'not-before-policy': 0,
    session_state: tokens.session,
    scope: 'email profile',
  });
}

function userNamed({ users }: Sandbox, body: URLSearchParams): User | undefined {
  const token = body.get('refresh_token');
  return token === null ? users.get(body.get('username') ?? '') : users.refresher(token)?.user;
}
