import { languageOfCountry } from '@/i18n/locales';
import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import { Fact } from './fact';
import { Fold } from './fold';
import { priceTexts } from './prices';

/** What of a booking is seldom asked for, folded into one line below its ticket. */
export function BookingDetails({
  view,
  booking,
}: {
  readonly view: View;
  readonly booking: Booking;
}) {
  const { t } = view;
  const { company, service, messageToCustomer, id } = booking;
  const lang = languageOfCountry(company.country);
  const prices = priceTexts(view, booking).filter(({ label }) => label);
  const address = [company.street, [company.postalCode, company.city].filter(Boolean).join(' ')];
  return (
    <Fold summary={t('booking.more')}>
      <dl className="facts">
        <Fact label={t('booking.message')}>
          {messageToCustomer && (
            <p className="prewrap" dir="auto" lang={lang}>
              {messageToCustomer}
            </p>
          )}
        </Fact>
        <Fact label={t('booking.about')}>
          {service?.description && (
            <p className="prewrap" dir="auto" lang={lang}>
              {service.description}
            </p>
          )}
        </Fact>
        <Fact label={t('booking.price')}>
          {prices.length > 0 && (
            <ul>
              {prices.map(({ price, label }, index) => (
                <li key={index}>
                  <bdi>{price}</bdi> <bdi className="note">{label}</bdi>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact label={t('booking.where')}>
          {company.city && <bdi>{address.filter(Boolean).join(', ')}</bdi>}
        </Fact>
        <Fact label={t('booking.when')}>
          {company.city && t('booking.localTime', { place: company.city })}
        </Fact>
        <Fact label={t('booking.number')}>
          <bdi>{id}</bdi>
        </Fact>
      </dl>
    </Fold>
  );
}
