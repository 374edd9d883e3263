import { refuse } from '../answers';
import type { ApiCall } from '../request';
import type { Sandbox } from '../sandbox';
import type { User } from '../users';

/** The user of a call's bearer token; a 401 if the token is not valid. */
export function callerOf({ users }: Sandbox, { token }: ApiCall): User | undefined {
  if (token === undefined) return undefined;
  const user = users.bearer(token);
  if (!user) throw unauthorized();
  return user;
}

export function unauthorized() {
  return refuse(401, 'Unauthorized', 'Not Authenticated');
}

/** Whether a user belongs to a booking's company. */
export function worksAt({ companies }: User, companyId: unknown): boolean {
  return companies === undefined || companies.some((id) => id === companyId);
}
