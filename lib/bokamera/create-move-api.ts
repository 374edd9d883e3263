import type { MoveApi } from '@/lib/booking/move-api';
import type { AccessToken, SignInFailure } from './access-token';
import type { BokaMeraClient } from './client';
import { mostTimes } from './free-times';
import { changeAnswerOfFailure } from './to-change-answer';

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
  return {
    freeTimes: async (link, booking, days, language, urgency) => {
      const options = { urgency, budgetMilliseconds: budgets.read };
      const found = await client.findFreeTimes(link, booking, days, language, options);
      if (!found.ok) return { kind: 'unreadable' };
      return { kind: 'read', times: found.value, isCut: found.value.length >= mostTimes };
    },
    move: async (link, booking, time, language) => {
      const options = { accessToken, budgetMilliseconds: budgets.move };
      const answer = await client.move(link, booking, time, language, options);
      if (answer.ok) return { kind: 'answered', booking: answer.value };
      if (answer.failure.kind !== 'no-token') return changeAnswerOfFailure(answer.failure);
      onNoToken(answer.failure.why);
      return { kind: 'declined' };
    },
    close: accessToken.close,
  };
}
