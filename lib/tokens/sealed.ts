import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { randomBytes } from './random';
import type { Purpose, Signer } from './signing';

/**
 * Encrypts bytes (AES-256-GCM) for one purpose and one place, `about`: 28 bytes more, as text that a
 * URL can hold.
 */
export function seal(signer: Signer, purpose: Purpose, about: string, bytes: Uint8Array): string {
  const [key] = signer.keysOf(purpose);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/**
 * Opens what was sealed for the same purpose and place; undefined when it is altered, another's, or
 * not written exactly as `seal` writes: Node's base64url decoder ignores characters outside its alphabet and
 * unused last bits, so one value could be written in many ways.
 */
export function unseal(
  signer: Signer,
  purpose: Purpose,
  about: string,
  sealed: string,
): Buffer | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 30 || bytes.toString('base64url') !== sealed) return undefined;
  for (const key of signer.keysOf(purpose)) {
    const opened = decipher(key, about, bytes);
    if (opened) return opened;
  }
  return undefined;
}

function decipher(key: KeyObject, about: string, bytes: Buffer): Buffer | undefined {
  try {
    const opened = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(-16));
    return Buffer.concat([opened.update(bytes.subarray(12, -16)), opened.final()]);
  } catch {
    return undefined;
  }
}
