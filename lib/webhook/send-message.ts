import { Agent, request } from 'undici';
import type { Message } from './cancelled-message';

export type Receiver = {
  /** An http(s) address. */
  readonly url: string;
  /** The secret, and during a change the next one too: each signs. */
  readonly secrets: readonly string[];
};

/** Sends a message once; resolves to whether the receiver accepted it. Never throws. */
export type SendMessage = (message: Message) => Promise<boolean>;

/** Makes the sender for a receiver. Follows no redirects: their target did not ask for messages. */
export function openReceiver({ url, secrets }: Receiver): {
  readonly send: SendMessage;
  readonly close: () => Promise<void>;
} {
  const dispatcher = new Agent({ connections: 4, connect: { timeout: 5_000 } });
  return {
    close: () => dispatcher.destroy(),
    send: async (message) => {
      try {
        // Loaded only where a webhook is set.
        const { signMessage } = await import('./sign-message');
        const answer = await request(url, {
          dispatcher,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...signMessage(message, secrets, new Date()),
          },
          body: message.body,
          signal: AbortSignal.timeout(10_000),
        });
        await answer.body.dump();
        return answer.statusCode >= 200 && answer.statusCode < 300;
      } catch {
        return false;
      }
    },
  };
}
