import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { type PrivateKey, privateKey } from './keys';

/** How far the clock of an instance may be behind the machine that makes its key, in seconds. */
const clocksApart = 5 * 60;

/** Makes an Ed25519 key that is in force from five minutes before `now` (milliseconds UTC), named by its thumbprint (RFC 7638). */
export async function makeReceiptKey(now: number): Promise<PrivateKey> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(pair.privateKey);
  const kid = (await calculateJwkThumbprint(jwk)).slice(0, 16);
  return privateKey.parse({ ...jwk, kid, nbf: Math.floor(now / 1000) - clocksApart });
}
