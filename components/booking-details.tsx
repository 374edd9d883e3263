import { languageOfCountry } from '@/i18n/locales';
import { addressLine } from '@/lib/booking/address-line';
import type { ShownBooking } from '@/lib/booking/booking';
import { Fold } from './fold';
import { note } from './looks';
import type { BookingPageProps } from './pages/props';
import { priceTexts } from './prices';

/** Secondary details, folded into one line below the card; what the API does not give is left out. */
export function BookingDetails({
  wording,
  booking,
}: Pick<BookingPageProps, 'wording'> & { readonly booking: ShownBooking }) {
  const { t } = wording;
  const { company, service, messageToCustomer, id } = booking;
  const own = (text: string | undefined) =>
    text && (
      <p className="whitespace-pre-line" dir="auto" lang={languageOfCountry(company.country)}>
        {text}
      </p>
    );
  const prices = priceTexts(wording, booking).filter(({ label }) => label);
  const facts = [
    [t('booking.message'), own(messageToCustomer)],
    [t('booking.about'), own(service?.description)],
    [
      t('booking.price'),
      prices.length > 0 && (
        <ul>
          {prices.map(({ price, label }, index) => (
            <li key={index}>
              <bdi>{price}</bdi> <bdi className={note}>{label}</bdi>
            </li>
          ))}
        </ul>
      ),
    ],
    [t('booking.where'), company.city && <bdi translate="no">{addressLine(company)}</bdi>],
    [t('booking.zone'), company.city && t('booking.localTime', { place: company.city })],
    [t('booking.number'), <bdi translate="no">{id}</bdi>],
  ] as const;
  return (
    <Fold summary={t('booking.more')}>
      <dl className="grid grid-cols-1 gap-2">
        {facts.map(
          ([label, fact]) =>
            fact && (
              <div key={label}>
                <dt className="text-sm text-soft">{label}</dt> <dd>{fact}</dd>
              </div>
            ),
        )}
      </dl>
    </Fold>
  );
}
