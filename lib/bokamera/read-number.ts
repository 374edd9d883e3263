import { worded } from './read-text';

/** A number, or the text that came where one belongs and is none. */
export type Amount = {
  readonly value: number | undefined;
  readonly text: string | undefined;
};

/** "450", "-20.5", "450,00", "1 450,00", "12.0000"; "1.450" may be one and a half or a thousand and more. */
const plain = /^-?(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d{1,2}|\.\d{4,})?$/;

/** Reads a price or a quantity, which the API may send as text: as the number that it plainly is, or else as text. */
export function readNumber(written: number | string | undefined): Amount {
  if (typeof written !== 'string') return { value: written, text: undefined };
  const text = worded(written);
  const digits = text?.replace(/[\u00a0\u202f]/g, ' ').replace('\u2212', '-') ?? '';
  return plain.test(digits)
    ? { value: Number(digits.replaceAll(' ', '').replace(',', '.')), text: undefined }
    : { value: undefined, text };
}
