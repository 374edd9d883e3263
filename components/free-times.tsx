import clsx from 'clsx';
import { languageOfCountry } from '@/i18n/locales';
import type { ShownBooking } from '@/lib/booking/booking';
import { type Offer, timesOn, type Week } from '@/lib/booking/free-days';
import type { FreeTime } from '@/lib/booking/move-api';
import { isLikelyFinal } from '@/lib/booking/move-rules';
import { type Moment, momentText } from '@/lib/booking/moment';
import { named } from './named';
import { ButtonLink } from './button';
import { ContactFirst } from './contact';
import { Fold } from './fold';
import { note, stack } from './looks';
import type { TimeLinks } from './page-links';
import type { BookingPageProps } from './pages/props';

type Props = Pick<BookingPageProps, 'wording' | 'now'> & {
  readonly booking: ShownBooking;
  readonly timeLinks: TimeLinks;
};

/** What can be had instead: suggestions, the times of a day, or the company's telephone. */
export function FreeTimes({
  offer,
  links,
  ...props
}: Omit<Props, 'timeLinks'> & Pick<BookingPageProps, 'links'> & { readonly offer: Offer }) {
  const { wording, booking } = props;
  const { t } = wording;
  if (!links.time) return null;
  const all = { ...props, timeLinks: links.time };
  switch (offer.kind) {
    case 'unread':
      return (
        <>
          <p>{t('choose-time.unreadable')}</p>
          <ButtonLink href={links.time.choose}>{t('act.retry')}</ButtonLink>
          <ContactFirst wording={wording} company={booking.company} quiet />
        </>
      );
    case 'none':
      return (
        <>
          <WeekDays {...all} week={offer.week} />
          <p>{t('choose-time.none', named(booking.company))}</p>
          {offer.week.later !== undefined && (
            <ButtonLink href={links.time.onDay(offer.week.later)}>
              {t('choose-time.later')}
            </ButtonLink>
          )}
          <ContactFirst wording={wording} company={booking.company} quiet />
        </>
      );
    case 'times':
      return offer.week.day === undefined ? (
        <Suggestions {...all} offer={offer} />
      ) : (
        <>
          <WeekDays {...all} week={offer.week} />
          <DayTimes {...all} day={offer.week.day} times={offer.times} />
        </>
      );
  }
}

const option = clsx('border border-edge bg-card no-underline');

function Suggestions({
  wording,
  booking,
  timeLinks,
  now,
  offer,
}: Props & { readonly offer: Extract<Offer, { kind: 'times' }> }) {
  const { t, format } = wording;
  const [first] = offer.times;
  const day = (booking.start ?? first?.start)?.wall.slice(0, 10) ?? '';
  return (
    <>
      <ul className={stack.tight} aria-label={t('choose-time.suggestions')}>
        {offer.suggestions.map(({ why, time: free }) => (
          <li key={why}>
            <a className={clsx(option, 'grid rounded-lg px-4 py-3')} href={timeLinks.to(free)}>
              <span className={note}>{t(`choose-time.why.${why}`)}</span>
              {/* An element of its own for screen readers, which else run the parts together. */}
              <span className="flex items-baseline justify-between">
                <strong className="inline-block text-lg first-letter:uppercase">
                  {format.dateTime(free.start, now)}
                </strong>
                <b aria-hidden="true">›</b>
              </span>
              {isLikelyFinal(booking, free, now) && (
                <span className="text-sm font-normal text-warn">
                  {t('choose-time.likelyFinal')}
                </span>
              )}
              <Note booking={booking} free={free} />
            </a>
          </li>
        ))}
      </ul>
      <ButtonLink
        look={offer.suggestions.length > 0 ? 'quiet' : 'calm'}
        href={timeLinks.onDay(day)}
      >
        {t('choose-time.all')}
      </ButtonLink>
    </>
  );
}

/** What the company says of a free time. */
export function Note({ booking, free }: Pick<Props, 'booking'> & { readonly free: FreeTime }) {
  return free.note === undefined ? null : (
    <bdi className={note} lang={languageOfCountry(booking.company.country)}>
      {free.note}
    </bdi>
  );
}

const steps = {
  earlier: clsx('flex min-h-touch items-center justify-self-start'),
  later: clsx('col-start-2 flex min-h-touch items-center justify-self-end'),
} as const;

/** The seven days of a week, each with how many times are free. */
function WeekDays({ wording, booking, timeLinks, week }: Props & { readonly week: Week }) {
  const { t, format } = wording;
  const own = booking.start?.wall.slice(0, 10);
  const last = week.days.at(-1)?.date ?? '';
  return (
    <nav aria-label={t('choose-time.all')} className="grid grid-cols-1 gap-1">
      <div className="grid grid-cols-2">
        {(['earlier', 'later'] as const).map((which) => {
          const day = week[which];
          return (
            day !== undefined && (
              <a key={which} className={steps[which]} href={timeLinks.onDay(day)}>
                {t(`choose-time.${which}`)}
              </a>
            )
          );
        })}
      </div>
      <p className="text-center text-sm font-semibold">
        {format.span(week.days[0]?.date ?? last, last)}
      </p>
      <ol className="grid grid-cols-7 gap-1 text-center">
        {week.days.map(({ date, free }) => {
          const [name] = format.dayNames(`${date}T00:00:00`);
          const isShown = date === week.day;
          const label =
            free === undefined ? name : `${name}: ${t('choose-time.free', { count: free })}`;
          const cell = clsx(
            'grid rounded-lg border py-1 text-sm leading-tight',
            isShown
              ? 'border-accent bg-accent text-on-accent'
              : free === 0
                ? 'border-transparent'
                : 'border-edge bg-card',
            date === own && !isShown && 'border-dashed border-edge',
          );
          const shown = (
            <>
              <span className="sr-only">{label}</span>
              <span aria-hidden="true" className="grid">
                {format.weekday(date)}
                <b className="text-lg">{Number(date.slice(8))}</b>
                {free === undefined ? '…' : free || '–'}
              </span>
            </>
          );
          return (
            <li key={date}>
              {free === 0 ? (
                <span className={clsx(cell, 'text-soft')}>{shown}</span>
              ) : (
                <a
                  className={clsx(cell, 'no-underline')}
                  href={timeLinks.onDay(date)}
                  aria-current={isShown ? 'date' : undefined}
                >
                  {shown}
                </a>
              )}
            </li>
          );
        })}
      </ol>
      {/* Each day says it itself to screen readers. */}
      <p className={clsx(note, 'text-center')} aria-hidden="true">
        {t('choose-time.counts')}
      </p>
    </nav>
  );
}

/** A day with more times than this is folded by the hour. */
const mostAtOnce = 24;

const parts = [
  ['morning', '00', '12'],
  ['afternoon', '12', '17'],
  ['evening', '17', '24'],
] as const;

/** A time of a day: a free one, or the booked one. */
type Slot = { readonly start: Moment; readonly free: FreeTime | undefined };

const hourOf = ({ start }: Slot) => start.wall.slice(11, 13);

/** The times of one day by part of the day, the booked one among them. */
function DayTimes({
  times,
  day,
  ...props
}: Props & { readonly times: readonly FreeTime[]; readonly day: string }) {
  const { wording, booking, now } = props;
  const { t, format } = wording;
  const [name] = format.dayNames(`${day}T00:00:00`);
  const onDay = timesOn(times, day);
  const own = booking.start;
  const slots = [
    ...onDay.map((free): Slot => ({ start: free.start, free })),
    ...(own?.wall.startsWith(day) ? [{ start: own, free: undefined }] : []),
  ].sort((one, other) => one.start.earliest - other.start.earliest);
  return (
    <section className={stack.tight} aria-labelledby="day">
      <h2 id="day" className="text-lg first-letter:uppercase">
        {name}
      </h2>
      {parts.map(([part, from, until]) => {
        const ofPart = slots.filter((slot) => hourOf(slot) >= from && hourOf(slot) < until);
        if (ofPart.length === 0) return null;
        return (
          <div key={part}>
            <h3 className="text-sm font-normal text-soft">{t(`choose-time.part.${part}`)}</h3>
            {onDay.length <= mostAtOnce ? (
              <Slots {...props} slots={ofPart} />
            ) : (
              [...new Set(ofPart.map(hourOf))].map((hour) => (
                <Fold key={hour} summary={format.time(`${day}T${hour}:00:00`)}>
                  <Slots {...props} slots={ofPart.filter((slot) => hourOf(slot) === hour)} />
                </Fold>
              ))
            )}
          </div>
        );
      })}
      {[...byNote(onDay)].map(([text, noted]) => (
        <p key={text} className={note}>
          {t('choose-time.note', {
            times: format.list(noted.map(({ start }) => format.time(start))),
          })}{' '}
          <bdi lang={languageOfCountry(booking.company.country)}>{text}</bdi>
        </p>
      ))}
      {onDay.some((free) => isLikelyFinal(booking, free, now)) && (
        <p className={note}>* {t('choose-time.likelyFinal')}</p>
      )}
    </section>
  );
}

/** The times for which the company has a note, by that note. */
function byNote(times: readonly FreeTime[]): ReadonlyMap<string, readonly FreeTime[]> {
  const notes = new Map<string, FreeTime[]>();
  for (const time of times)
    if (time.note !== undefined) notes.set(time.note, [...(notes.get(time.note) ?? []), time]);
  return notes;
}

const pill = clsx('m-1 min-h-touch min-w-18 rounded-2xl px-3 py-2 text-center');

function Slots({
  wording,
  booking,
  timeLinks,
  now,
  slots,
}: Props & { readonly slots: readonly Slot[] }) {
  const { t, format } = wording;
  return (
    <ul className="-mx-1 flex flex-wrap">
      {slots.map(({ start, free }) => (
        <li key={momentText(start)} className="flex">
          {free ? (
            <a className={clsx(option, pill, 'font-semibold')} href={timeLinks.to(free)}>
              {format.time(start)}
              {isLikelyFinal(booking, free, now) && (
                <>
                  <span aria-hidden="true">*</span>
                  <span className="sr-only">, {t('choose-time.likelyFinal')}</span>
                </>
              )}
            </a>
          ) : (
            <span className={clsx(pill, 'border border-dashed border-edge text-soft')}>
              {format.time(start)} <span className="text-sm">{t('choose-time.yours')}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
