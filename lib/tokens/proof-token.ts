import type { BookingLink } from '@/lib/booking/link';
import type { CancelProof } from '@/lib/booking/cancel-proof';
import type { Signer } from './signing';

/** Signs, for this link alone, that its booking was cancelled. Only a holder of the secret can. */
export function signProof(
  signer: Signer,
  { id, code }: BookingLink,
  { at, wall, digests }: CancelProof,
): string {
  const facts = [
    at.toString(36),
    wall.replace(/\D/g, ''),
    ...(digests === undefined ? [] : [digests]),
  ];
  return [...facts, signer.sign('receipt', [id, code, ...facts])].join('.');
}

/** Reads a cancel proof; undefined when it is absent, altered or another link's. */
export function readProof(
  signer: Signer,
  { id, code }: BookingLink,
  token: string | null,
): CancelProof | undefined {
  const match =
    /^([0-9a-z]{1,10})\.(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.((?:[\w-]{16}){1,2}))?\.([\w-]{22})$/.exec(
      token ?? '',
    );
  if (!match) return undefined;
  const [, time = '', year, month, day, hour, minute, second, digests, given = ''] = match;
  const digits = [year, month, day, hour, minute, second].join('');
  const facts = [time, digits, ...(digests === undefined ? [] : [digests])];
  if (!signer.isSigned('receipt', [id, code, ...facts], given)) return undefined;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return { at: parseInt(time, 36), wall, digests };
}
