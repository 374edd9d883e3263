import type { MoveApi } from '@/lib/booking/move-api';
import type { AccessToken, SignInFailure } from './access-token';
import type { BokaMeraClient } from './client';
import { mostTimes } from './free-times';
import { toChangeAnswer } from './to-change-answer';

/** Total milliseconds for each operation. */
type Budgets = { readonly read: number; readonly move: number };

/**
 * Implements `MoveApi` with BokaMera. Without a token nothing is sent, so the move is declined.
 *
 * @param onNoToken called with the reason when a requested move could not be sent
 */
export function createMoveApi(
  client: Pick<BokaMeraClient, 'findFreeTimes' | 'move'>,
  accessToken: AccessToken,
  budgets: Budgets,
  onNoToken: (why: SignInFailure) => void,
): MoveApi {
  const tokenFor = async (refused?: string) => {
    const signIn = await accessToken.get(refused);
    if (signIn.ok) return signIn.token;
    onNoToken(signIn.why);
    return undefined;
  };
  return {
    freeTimes: async (link, booking, days, language, urgency) => {
      const options = { urgency, budgetMilliseconds: budgets.read };
      const found = await client.findFreeTimes(link, booking, days, language, options);
      if (!found.ok) return { kind: 'unread' };
      return { kind: 'read', times: found.value, isCut: found.value.length >= mostTimes };
    },
    move: async (link, booking, time, language) => {
      const options = { tokenFor, budgetMilliseconds: budgets.move };
      return toChangeAnswer(await client.move(link, booking, time, language, options));
    },
    close: accessToken.close,
  };
}
