import type { BookingLink } from '@/lib/booking/link';
import type { CancelProof } from '@/lib/booking/cancel-proof';
import type { Signer } from './signing';

/** Seals, for this link alone, that the API confirmed its cancellation. Only a holder of the secret can. */
export function sealProof(signer: Signer, link: BookingLink, { at, wall }: CancelProof): string {
  const time = at.toString(36);
  const digits = wall.replace(/\D/g, '');
  return `${time}.${digits}.${signer.sign('receipt', parts(link, time, digits))}`;
}

/** Reads a receipt; undefined when it is absent, altered or another link's. */
export function readProof(
  signer: Signer,
  link: BookingLink,
  sealed: string | null,
): CancelProof | undefined {
  const match = /^([0-9a-z]{1,10})\.(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.([\w-]{22})$/.exec(
    sealed ?? '',
  );
  if (!match) return undefined;
  const [, time = '', year, month, day, hour, minute, second, given = ''] = match;
  const digits = [year, month, day, hour, minute, second].join('');
  if (!signer.isSigned('receipt', parts(link, time, digits), given)) return undefined;
  return { at: parseInt(time, 36), wall: `${year}-${month}-${day}T${hour}:${minute}:${second}` };
}

function parts({ id, code }: BookingLink, time: string, digits: string): (string | number)[] {
  return [id, code, time, digits];
}
