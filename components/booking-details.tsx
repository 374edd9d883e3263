import { languageOfCountry } from '@/i18n/locales';
import type { Wording } from '@/i18n/wording';
import { addressLine } from '@/lib/booking/address-line';
import type { ShownBooking } from '@/lib/booking/booking';
import { Fact } from './fact';
import { Fold } from './fold';
import { note } from './looks';
import { priceTexts } from './prices';

/** Secondary details, folded into one line below the card. */
export function BookingDetails({
  wording,
  booking,
}: {
  readonly wording: Wording;
  readonly booking: ShownBooking;
}) {
  const { t } = wording;
  const { company, service, messageToCustomer, id } = booking;
  const lang = languageOfCountry(company.country);
  const prices = priceTexts(wording, booking).filter(({ label }) => label);
  return (
    <Fold summary={t('booking.more')}>
      <dl className="grid grid-cols-1 gap-2">
        <Fact label={t('booking.message')}>
          {messageToCustomer && (
            <p className="whitespace-pre-line" dir="auto" lang={lang}>
              {messageToCustomer}
            </p>
          )}
        </Fact>
        <Fact label={t('booking.about')}>
          {service?.description && (
            <p className="whitespace-pre-line" dir="auto" lang={lang}>
              {service.description}
            </p>
          )}
        </Fact>
        <Fact label={t('booking.price')}>
          {prices.length > 0 && (
            <ul>
              {prices.map(({ price, label }, index) => (
                <li key={index}>
                  <bdi>{price}</bdi> <bdi className={note}>{label}</bdi>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact label={t('booking.where')}>
          {company.city && <bdi translate="no">{addressLine(company)}</bdi>}
        </Fact>
        <Fact label={t('booking.zone')}>
          {company.city && t('booking.localTime', { place: company.city })}
        </Fact>
        <Fact label={t('booking.number')}>
          <bdi translate="no">{id}</bdi>
        </Fact>
      </dl>
    </Fold>
  );
}
