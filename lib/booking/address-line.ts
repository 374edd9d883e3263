import type { ShownCompany } from './booking';

/** A company's address on one line; undefined where nothing of it is known. */
export function addressLine({
  street,
  postalCode,
  city,
}: Pick<ShownCompany, 'street' | 'postalCode' | 'city'>): string | undefined {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return [street, town].filter(Boolean).join(', ') || undefined;
}
