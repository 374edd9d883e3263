import { Webhook } from 'standardwebhooks';
import type { Message } from './cancelled-message';

/** The Standard Webhooks headers of a message sent at `now` (milliseconds since 1970 UTC), signed with each secret. */
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
