import { z } from 'zod';
import type { Answer } from './answers';
import { userFault } from './faults';
import type { Sandbox } from './sandbox';

const seconds = z.number().min(0);

const newUser = z.strictObject({
  username: z.string().optional(),
  password: z.string().optional(),
  administrator: z.boolean().optional(),
  companies: z.array(z.string()).optional(),
  enabled: z.boolean().optional(),
  expiresIn: seconds.optional(),
  refreshExpiresIn: seconds.optional(),
  faults: z.array(userFault).optional(),
});

const changedUser = z.strictObject({
  enabled: z.boolean().optional(),
  faults: z.array(userFault).optional(),
});

const revoked = z.strictObject({ refreshTokens: z.boolean().default(false) });

const missing: Answer = { status: 404, body: { sandbox: 'no such user' } };

/**
 * Separate users, so that tests do not affect each other: `POST users` creates one with a refresh
 * token, `PATCH` changes its faults, `GET` counts its token requests, `DELETE` revokes its access
 * tokens (with `{"refreshTokens": true}` the refresh tokens, too).
 */
export function controlUsers(
  { users }: Sandbox,
  action: 'POST users' | 'GET users/id' | 'PATCH users/id' | 'DELETE users/id',
  username: string,
  body: unknown,
): Answer {
  if (action === 'POST users') {
    const given = Object.entries(newUser.parse(body)).filter(([, value]) => value !== undefined);
    const user = users.add(Object.fromEntries(given));
    const { refresh } = users.issue(user);
    return {
      status: 201,
      body: { username: user.username, password: user.password, refreshToken: refresh },
    };
  }
  const user = users.get(username);
  if (!user) return missing;
  switch (action) {
    case 'GET users/id':
      return { status: 200, body: { tokenRequests: user.tokenRequests } };
    case 'PATCH users/id': {
      const { enabled, faults } = changedUser.parse(body);
      if (enabled !== undefined) user.enabled = enabled;
      if (faults) user.faults = faults;
      return { status: 200, body: {} };
    }
    case 'DELETE users/id': {
      const { refreshTokens } = revoked.parse(body);
      users.revoke(user, refreshTokens);
      return { status: 200, body: {} };
    }
  }
}
