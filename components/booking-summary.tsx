import type { ReactNode } from 'react';
import { languageOfCountry } from '@/i18n/locales';
import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import { mapLink } from './links';

type Props = { readonly view: View; readonly booking: Booking };
/** `now`: milliseconds since 1970 UTC. */
type AtNow = { readonly now: number };

/** What was booked: the same facts, in the same order, on every page that shows a booking. */
export function BookingSummary({ view, booking, now }: Props & AtNow) {
  const { t } = view;
  return (
    <section className="card" aria-labelledby="summary">
      <h2 id="summary" className="visually-hidden">
        {t('booking.heading')}
      </h2>
      <dl className="facts">
        <When view={view} booking={booking} now={now} />
        <What view={view} booking={booking} />
        <With booking={booking} fallback={t('booking.with')} />
        <Where view={view} booking={booking} />
        <Price view={view} booking={booking} />
        <Fact label={t('booking.message')}>
          {booking.messageToCustomer && (
            <p className="prewrap" dir="auto" lang={languageOfCountry(booking.company.country)}>
              {booking.messageToCustomer}
            </p>
          )}
        </Fact>
        <Fact label={t('booking.number')}>
          <bdi>{booking.id}</bdi>
        </Fact>
      </dl>
    </section>
  );
}

/** One row of a list of facts; nothing at all when there is nothing to say. */
export function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  if (!children) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function When({
  view: { t, format },
  booking: { start, end, lengthInMinutes, company },
  now,
}: Props & AtNow) {
  if (!start) return null;
  const until = format.until(start.wall, end?.wall, now);
  const length = lengthInMinutes === undefined ? undefined : format.length(lengthInMinutes);
  const place = company.city;
  return (
    <div className="when">
      <dt className="visually-hidden">{t('booking.when')}</dt>
      <dd>
        <p className="day">{format.day(start, now)}</p>
        <p className="clock">
          <time dateTime={start.wall}>{format.clock(start.wall, end?.wall)}</time>
          {length && <span className="length">{length}</span>}
        </p>
        {until && <p>{until}</p>}
        {place && <p className="note">{t('booking.localTime', { place })}</p>}
      </dd>
    </div>
  );
}

function What({ view: { t }, booking: { service, company } }: Props) {
  const lang = languageOfCountry(company.country);
  return (
    <Fact label={t('booking.service')}>
      {service?.name && (
        <>
          <p className="strong" dir="auto" lang={lang}>
            {service.name}
          </p>
          {service.description && (
            <p className="note prewrap" dir="auto" lang={lang}>
              {service.description}
            </p>
          )}
        </>
      )}
    </Fact>
  );
}

function With({ booking, fallback }: { readonly booking: Booking; readonly fallback: string }) {
  const kinds = [...new Set(booking.resources.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <Fact key={kind ?? ''} label={kind ?? fallback}>
      <ul className="plain">
        {booking.resources
          .filter((resource) => resource.kind === kind)
          .map(({ name }) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
      </ul>
    </Fact>
  ));
}

function Where({ view: { t }, booking: { company } }: Props) {
  const lines = [
    company.street,
    [company.postalCode, company.city].filter(Boolean).join(' '),
  ].filter(Boolean);
  const address = lines.join(', ');
  return (
    <Fact label={t('booking.where')}>
      {address && (
        <>
          {lines.map((line) => (
            <bdi key={line} className="line">
              {line}
            </bdi>
          ))}
          <a href={mapLink(company.name, address)} rel="noreferrer">
            {t('booking.map')}
          </a>
        </>
      )}
    </Fact>
  );
}

function Price({ view: { t, format }, booking }: Props) {
  const priced = booking.priceLines.flatMap(({ category, quantity, ...said }) => {
    const price = format.price(said);
    if (!price) return [];
    return [{ price, label: category && t('booking.priceLine', { category, quantity }) }];
  });
  const paid = booking.payments.flatMap((payment) => payment.paid ?? []);
  const credited = booking.payments.flatMap((payment) => payment.credited ?? []);
  return (
    <>
      <Fact label={t('booking.price')}>
        {priced.length > 0 && (
          <ul className="plain">
            {priced.map(({ price, label }, index) => (
              <li key={index}>
                <bdi>{price}</bdi>
                {label && (
                  <span className="note">
                    {' '}
                    <bdi>{label}</bdi>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact label={t('booking.paid')}>
        {paid.length > 0 && format.list(paid.map(format.money))}
      </Fact>
      <Fact label={t('booking.credited')}>
        {credited.length > 0 && format.list(credited.map(format.money))}
      </Fact>
    </>
  );
}
