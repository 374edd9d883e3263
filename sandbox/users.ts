import { randomBytes, randomUUID } from 'node:crypto';
import type { Fault } from './faults';

/** Somebody who can sign in: a user of the companies' administration. */
export type User = {
  readonly username: string;
  readonly password: string;
  /** May change bookings, or only look. */
  readonly administrator: boolean;
  /** Ids of the user's companies; all companies when absent. */
  readonly companies?: readonly string[] | undefined;
  /** A disabled account gets no token. */
  enabled: boolean;
  /** Seconds that a token of each kind lives. */
  readonly expiresIn: number;
  readonly refreshExpiresIn: number;
  faults: readonly Fault[];
  /** How many token requests named the user, to be counted by tests. */
  tokenRequests: number;
};

export type NewUser = Partial<Omit<User, 'tokenRequests'>>;
type Issued = { readonly user: User; readonly session: string; readonly until: number };
export type Tokens = {
  readonly access: string;
  readonly refresh: string;
  readonly session: string;
};

/** The predefined user, documented in docs/sandbox.md. */
export const standingUser = {
  username: 'sandbox@example.com',
  password: 'sandbox-password',
  refreshToken: 'sandbox-refresh-token',
} as const;

export class UserStore {
  readonly #users = new Map<string, User>();
  readonly #access = new Map<string, Issued>();
  readonly #refresh = new Map<string, Issued>();

  constructor() {
    const { username, password } = standingUser;
    const user = this.add({ username, password });
    const session = randomUUID();
    this.#refresh.set(standingUser.refreshToken, { user, session, until: Infinity });
  }

  add(wanted: NewUser): User {
    const user: User = {
      username: `${randomUUID()}@example.com`,
      password: randomUUID(),
      administrator: true,
      enabled: true,
      expiresIn: 300,
      refreshExpiresIn: 1800,
      faults: [],
      ...wanted,
      tokenRequests: 0,
    };
    this.#users.set(user.username, user);
    return user;
  }

  get(username: string): User | undefined {
    return this.#users.get(username);
  }

  issue(user: User, session: string = randomUUID(), now = Date.now()): Tokens {
    const access = jwt({ sub: user.username, exp: Math.floor(now / 1000) + user.expiresIn });
    const refresh = jwt({ sub: user.username, typ: 'Refresh', sid: session });
    this.#access.set(access, { user, session, until: now + user.expiresIn * 1000 });
    this.#refresh.set(refresh, { user, session, until: now + user.refreshExpiresIn * 1000 });
    return { access, refresh, session };
  }

  /** Whose access token it is, while it is valid. */
  bearer(token: string, now = Date.now()): User | undefined {
    const issued = this.#access.get(token);
    return issued && now < issued.until && issued.user.enabled ? issued.user : undefined;
  }

  /** Whose refresh token it is, valid or not. */
  refresher(token: string): Issued | undefined {
    return this.#refresh.get(token);
  }

  /** Revokes one refresh token. */
  spend(refreshToken: string): void {
    this.#refresh.delete(refreshToken);
  }

  /** Revokes every access token of a user, and the refresh tokens on request. */
  revoke(user: User, refreshTokens: boolean): void {
    for (const tokens of [this.#access, ...(refreshTokens ? [this.#refresh] : [])])
      for (const [token, issued] of tokens) if (issued.user === user) tokens.delete(token);
  }
}

/** A token that looks like Keycloak's: three parts; nothing checks the last one. */
function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = randomBytes(32).toString('base64url');
  return [
    part({ alg: 'RS256', typ: 'JWT' }),
    part({ ...claims, jti: randomUUID() }),
    signature,
  ].join('.');
}
