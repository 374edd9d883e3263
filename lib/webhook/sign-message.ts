import { Webhook } from 'standardwebhooks';
import type { Message } from './cancelled-message';

/** The headers that Standard Webhooks wants of a message sent at `now`: each secret signs. */
export function signMessage(
  { id, body }: Message,
  secrets: readonly string[],
  now: Date,
): Readonly<Record<string, string>> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  };
}
