import { languageOfCountry } from '@/i18n/locales';
import type { ShownBooking } from '@/lib/booking/booking';

/** One line that tells which booking a page without its card is about. */
export function WhichBooking({
  booking: { service, resources, company },
}: {
  readonly booking: ShownBooking;
}) {
  const names = [service?.name, ...resources.map(({ name }) => name)].filter(Boolean);
  return names.length === 0 ? null : (
    <p className="font-semibold" dir="auto" lang={languageOfCountry(company.country)}>
      {names.join(' · ')}
    </p>
  );
}
