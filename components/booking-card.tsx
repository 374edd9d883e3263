import clsx from 'clsx';
import type { ReactNode } from 'react';
import { languageOfCountry } from '@/i18n/locales';
import type { Wording } from '@/i18n/wording';
import { addressLine } from '@/lib/booking/address-line';
import type { ShownBooking } from '@/lib/booking/booking';
import { lengthOf } from '@/lib/booking/length';
import { hasPassed, type Moment } from '@/lib/booking/moment';
import { mapLink } from './links';
import { paymentTexts, priceTexts, unpricedTexts } from './prices';
import { type Fate, FootRow, Stamp, struck, cardFacts, CardFoot, cardFrame } from './card';
import { note } from './looks';

type Props = { readonly wording: Wording; readonly booking: ShownBooking };

type CardProps = Props & {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly fate?: Fate;
  /** Whether the foot names another time, which is then the larger one. */
  readonly besideNewTime?: boolean | undefined;
  /** When it was before its time was changed. */
  readonly former?: Moment | undefined;
  /** The foot, as rows of a description list. */
  readonly children?: ReactNode;
};

/** The booking as a card: day and time first, the same facts in the same order on every page. */
export function BookingCard({
  wording,
  booking,
  now,
  fate,
  besideNewTime,
  former,
  children,
}: CardProps) {
  const { t } = wording;
  const over = fate === 'cancelled';
  const when = (
    <When
      wording={wording}
      booking={booking}
      now={now}
      over={over}
      besideNewTime={besideNewTime}
      former={former}
    />
  );
  return (
    <section className={cardFrame(fate)} aria-labelledby="card">
      <h2 id="card" className="sr-only">
        {t('booking.heading')}
      </h2>
      {over && <Stamp>{t('cancelled.stamp')}</Stamp>}
      <dl className={clsx(cardFacts, besideNewTime && '-mt-2')}>
        {!besideNewTime && when}
        <What wording={wording} booking={booking} over={over} />
        <With wording={wording} booking={booking} over={over} />
        <Price wording={wording} booking={booking} over={over} />
        <Where wording={wording} booking={booking} mapped={!fate && !besideNewTime} />
        <Standing wording={wording} booking={booking} now={now} />
        {/* The two times one below the other. */}
        {besideNewTime && when}
      </dl>
      {children && <CardFoot>{children}</CardFoot>}
    </section>
  );
}

/** The foot of a cancelled card: what was paid, and what the API says was credited. */
export function MoneyFoot({ wording, booking }: Props) {
  return paymentTexts(wording, booking).map(({ label, text }) => (
    <FootRow key={label} label={label} inline>
      <dd className="font-semibold">{text}</dd>
    </FootRow>
  ));
}

/** The time that a booking no longer has. */
export function FormerTime({
  wording: { t, format },
  at,
  now,
}: Pick<CardProps, 'wording' | 'now'> & { readonly at: Moment }) {
  return (
    <p className={note}>
      {t('moved.before')}{' '}
      <del>
        <time dateTime={at.wall}>{format.dateTime(at, now)}</time>
      </del>
    </p>
  );
}

function When({
  wording,
  booking: { start, end, lengthInMinutes, unreadable },
  now,
  over,
  besideNewTime = false,
  former,
}: Props & Pick<CardProps, 'now' | 'besideNewTime' | 'former'> & { readonly over: boolean }) {
  const { t, format } = wording;
  if (!start) {
    if (!unreadable.includes('start')) return null;
    return (
      <div>
        <dt className="sr-only">{t('booking.when')}</dt> <dd>{t('booking.timeUnknown')}</dd>
      </div>
    );
  }
  const until = format.until(start, end, now);
  const length = lengthOf({ start, end, lengthInMinutes });
  return (
    <div className={besideNewTime ? 'mt-2 text-soft' : glides}>
      <dt className={besideNewTime ? 'text-sm' : 'sr-only'}>
        {t(besideNewTime ? 'confirm-move.current' : 'booking.when')}
      </dt>
      <dd>
        <p
          className={clsx(
            'font-semibold first-letter:uppercase',
            // Leaves room for the stamp.
            over && [struck, 'xs:pr-25 xs:rtl:pr-0 xs:rtl:pl-25'],
          )}
        >
          {format.day(start, now)}
        </p>
        <p
          className={clsx(
            '-mx-1 flex flex-wrap items-baseline',
            besideNewTime ? 'font-semibold' : largeTime,
          )}
        >
          <time className={clsx('mx-1', over && struck)} dateTime={start.wall}>
            {format.clock(start, end)}
          </time>{' '}
          {length && !over && <span className={beside}>{format.length(length)}</span>}
          {start.timeZone === undefined && <span className={beside}> {t('when.localTime')}</span>}
        </p>
        {until && <p>{until}</p>}
        {former && <FormerTime wording={wording} at={former} now={now} />}
      </dd>
    </div>
  );
}

/** The time that a page is about, and its place from page to page. */
export const largeTime = clsx('text-4xl leading-tight font-bold tracking-tight');
export const glides = clsx('[view-transition-name:time]');

/** Small print on the same line as the time. */
const beside = clsx(note, 'mx-1 tracking-normal');

/** A fact on its own line. */
const line = clsx('mt-2 font-semibold');

function What({
  wording: { t },
  booking: { service, company },
  over,
}: Props & { readonly over: boolean }) {
  if (!service?.name) return null;
  return (
    <div className={clsx(line, over && 'text-soft')}>
      <dt className="sr-only">{t('booking.service')}</dt>
      <dd dir="auto" lang={languageOfCountry(company.country)}>
        {service.name}
      </dd>
    </div>
  );
}

function With({
  wording: { t },
  booking: { resources },
  over,
}: Props & { readonly over: boolean }) {
  const kinds = [...new Set(resources.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <Inline key={kind ?? ''} label={kind ?? t('booking.with')} over={over}>
      {resources
        .filter((resource) => resource.kind === kind)
        .map(({ name }, place) => (
          <bdi key={name} translate="no">
            {place === 0 ? name : `, ${name}`}
          </bdi>
        ))}
    </Inline>
  ));
}

function Price({ wording, booking, over }: Props & { readonly over: boolean }) {
  const { t, format } = wording;
  const prices = priceTexts(wording, booking).map(({ price }) => price);
  const unpriced = unpricedTexts(wording, booking);
  // A cancelled card tells of payments in its foot.
  const payments = over ? [] : paymentTexts(wording, booking);
  return (
    <>
      {unpriced.length > 0 && (
        <Inline label={t('booking.service')}>
          <bdi>{format.list(unpriced)}</bdi>
        </Inline>
      )}
      {prices.length > 0 && (
        <Inline label={t('booking.price')} over={over}>
          <bdi>{format.list(prices)}</bdi>
        </Inline>
      )}
      {payments.map(({ label, text }) => (
        <Inline key={label} label={label} isLabelVisible>
          <bdi>{text}</bdi>
        </Inline>
      ))}
    </>
  );
}

/** A fact that shares a line with others. */
function Inline({
  label,
  isLabelVisible = false,
  over = false,
  children,
}: {
  readonly label: string;
  /** Whether the label is visible; otherwise only screen readers read it. */
  readonly isLabelVisible?: boolean;
  /** Whether it is of a cancelled booking. */
  readonly over?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      <div className="inline [.inline+&]:before:text-soft [.inline+&]:before:[content:'·_']">
        <dt className={isLabelVisible ? 'inline' : 'sr-only'}>{label}</dt>{' '}
        <dd className={clsx('inline', over && 'text-soft')}>{children}</dd>
      </div>{' '}
    </>
  );
}

/** Why the booking is not confirmed yet. */
function Standing({
  wording: { t, format },
  booking: { status, payBefore },
  now,
}: Props & { readonly now: number }) {
  if (status !== 'reserved' && status !== 'awaiting-payment') return null;
  const isAhead = payBefore?.timeZone !== undefined && hasPassed(payBefore, now) === 'no';
  return (
    <div className={line}>
      <dt className="sr-only">{t('booking.status')}</dt>
      <dd>{t(`booking.${status}`)}</dd>
      {payBefore && (
        <dd>
          {t('booking.payBefore', { when: format.nearDateTime(payBefore, now) })}{' '}
          {isAhead && <span className={note}>{format.left(payBefore.earliest - now)}</span>}
        </dd>
      )}
    </div>
  );
}

function Where({
  wording: { t },
  booking: { company },
  mapped,
}: Props & { readonly mapped: boolean }) {
  const { name, street, city } = company;
  const place = [street, city].filter(Boolean).join(', ');
  if (!place) return null;
  return (
    <div className="text-soft">
      <dt className="sr-only">{t('booking.where')}</dt>
      <dd>
        <bdi translate="no">{place}</bdi>
        {mapped && (
          <>
            {'\u2002'}
            {/* Tall enough for a finger without a taller line. */}
            <a
              className="-my-3 inline-block py-3 print:hidden"
              href={mapLink(name, addressLine(company) ?? place)}
              rel="noreferrer"
            >
              {t('booking.map')}
            </a>
          </>
        )}
      </dd>
    </div>
  );
}
