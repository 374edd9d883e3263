import { Fragment, type ReactNode } from 'react';
import { languageOfCountry } from '@/i18n/locales';
import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import { mapLink } from './links';
import { creditedText, paidText, priceTexts } from './prices';

type Props = { readonly view: View; readonly booking: Booking };

type TicketProps = Props & {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** What became of the booking, where the ticket itself shows it. */
  readonly fate?: 'cancelled' | 'unsure' | undefined;
  /** What the foot says, as rows of a description list. */
  readonly children?: ReactNode;
};

/** What was booked, as one ticket: day and time first, the same facts in the same order everywhere. */
export function BookingTicket({ view, booking, now, fate, children }: TicketProps) {
  const { t } = view;
  return (
    <section className={['ticket', fate].filter(Boolean).join(' ')} aria-labelledby="ticket">
      <h2 id="ticket" className="visually-hidden">
        {t('booking.heading')}
      </h2>
      {fate === 'cancelled' && <p className="stamp">{t('cancelled.stamp')}</p>}
      <dl className="gist">
        <When view={view} booking={booking} now={now} over={fate === 'cancelled'} />
        <What view={view} booking={booking} />
        <With view={view} booking={booking} />{' '}
        <Price view={view} booking={booking} paid={fate !== 'cancelled'} />
        <Where view={view} booking={booking} />
        <Standing view={view} booking={booking} />
      </dl>
      {children && <dl className="foot">{children}</dl>}
    </section>
  );
}

/** The foot of a cancelled ticket: what was paid, and what the API says was credited. */
export function MoneyFoot({ view, booking }: Props) {
  const { t } = view;
  const rows = [
    [t('booking.paid'), paidText(view, booking)],
    [t('booking.credited'), creditedText(view, booking)],
  ] as const;
  return rows.map(
    ([label, text]) =>
      text && (
        <div key={label}>
          <dt>{label}</dt> <dd className="strong">{text}</dd>
        </div>
      ),
  );
}

function When({
  view: { t, format },
  booking: { start, end, lengthInMinutes, unreadable },
  now,
  over,
}: Props & { readonly now: number; readonly over: boolean }) {
  if (!start) {
    if (!unreadable.includes('start')) return null;
    return (
      <div className="when">
        <dt>{t('booking.when')}</dt> <dd>{t('booking.timeUnknown')}</dd>
      </div>
    );
  }
  const until = format.until(start.wall, end?.wall, now);
  return (
    <div className="when">
      <dt>{t('booking.when')}</dt>
      <dd>
        <p className="day">{format.day(start, now)}</p>
        <p className="clock">
          <time dateTime={start.wall}>{format.clock(start.wall, end?.wall)}</time>{' '}
          {lengthInMinutes !== undefined && !over && (
            <span className="note">{format.length(lengthInMinutes)}</span>
          )}
          {start.timeZone === undefined && <span className="note"> {t('when.localTime')}</span>}
        </p>
        {until && <p>{until}</p>}
      </dd>
    </div>
  );
}

function What({ view: { t }, booking: { service, company } }: Props) {
  if (!service?.name) return null;
  return (
    <div className="what">
      <dt>{t('booking.service')}</dt>
      <dd dir="auto" lang={languageOfCountry(company.country)}>
        {service.name}
      </dd>
    </div>
  );
}

function With({ view: { t }, booking: { resources } }: Props) {
  const kinds = [...new Set(resources.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <Inline key={kind ?? ''} label={kind ?? t('booking.with')}>
      {resources
        .filter((resource) => resource.kind === kind)
        .map(({ name }, place) => (
          <bdi key={name}>{place === 0 ? name : `, ${name}`}</bdi>
        ))}
    </Inline>
  ));
}

function Price({ view, booking, paid }: Props & { readonly paid: boolean }) {
  const { t, format } = view;
  const prices = priceTexts(view, booking).map(({ price }) => price);
  const sums = paid
    ? ([
        [t('booking.paid'), paidText(view, booking)],
        [t('booking.credited'), creditedText(view, booking)],
      ] as const)
    : [];
  return (
    <>
      {prices.length > 0 && (
        <Inline label={t('booking.price')}>
          <bdi>{format.list(prices)}</bdi>
        </Inline>
      )}{' '}
      {sums.map(
        ([label, text]) =>
          text && (
            <Fragment key={label}>
              <Inline label={label} said>
                <bdi>{text}</bdi>
              </Inline>{' '}
            </Fragment>
          ),
      )}
    </>
  );
}

/** A fact that shares its line with others. */
function Inline({
  label,
  said = false,
  children,
}: {
  readonly label: string;
  /** Whether the label is to be seen, not only heard. */
  readonly said?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={said ? 'inline labelled' : 'inline'}>
      <dt>{label}</dt> <dd>{children}</dd>
    </div>
  );
}

/** What stands between a booking and being booked. */
function Standing({ view: { t }, booking: { status } }: Props) {
  if (status !== 'reserved' && status !== 'awaiting-payment') return null;
  return (
    <div className="what">
      <dt>{t('booking.status')}</dt>
      <dd>{t(`booking.${status}`)}</dd>
    </div>
  );
}

function Where({ view: { t }, booking: { company } }: Props) {
  const { name, street, postalCode, city } = company;
  const place = [street, city].filter(Boolean).join(', ');
  if (!place) return null;
  const whole = [street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <div className="where">
      <dt>{t('booking.where')}</dt>
      <dd>
        <bdi>{place}</bdi>
        {'\u2002'}
        <a className="map" href={mapLink(name, whole)} rel="noreferrer">
          {t('booking.map')}
        </a>
      </dd>
    </div>
  );
}
