import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import type { CancelForm as Values } from '@/lib/booking/cancel-form';
import type { BookingPage } from '@/lib/booking/page';
import type { Deadline as DeadlineFact } from '@/lib/booking/state';
import { BookingSummary, Fact } from './booking-summary';
import { CancelForm, ErrorSummary, type FormTarget, KeptForm } from './cancel-form';
import { BookAgain, Contact } from './contact';
import { FindForm } from './find-form';
import { Headline } from './headline';

export type BookingPageProps<Page = BookingPage> = {
  readonly view: View;
  readonly page: Page;
  readonly target: FormTarget;
  /** The link that was opened. */
  readonly self: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Whether the page answers a press, so that reading starts at its heading. */
  readonly answers: boolean;
};

type PropsOf<State extends BookingPage['state']> = BookingPageProps<
  Extract<BookingPage, { state: State }>
>;

/** The content of whichever page the link leads to. */
export function BookingPageContent(props: BookingPageProps) {
  const { page, view } = props;
  const { t } = view;
  switch (page.state) {
    case 'cancellable':
      return <Cancellable {...props} page={page} />;
    case 'too-late':
      return <TooLate {...props} page={page} />;
    case 'started':
      return <Started {...props} page={page} />;
    case 'cancelled':
      return page.booking ? (
        <Cancelled
          view={view}
          booking={page.booking}
          now={props.now}
          answers={props.answers}
          calendar={props.target.calendar}
        />
      ) : (
        <CancelledByReceipt
          view={view}
          id={page.id}
          wall={page.receipt.wall}
          now={props.now}
          answers={props.answers}
        />
      );
    case 'confirm-again':
      return <ConfirmAgain {...props} page={page} />;
    case 'not-cancelled':
      return <NotCancelled {...props} page={page} />;
    case 'unconfirmed':
      return <Unconfirmed {...props} page={page} />;
    case 'not-found':
      return (
        <>
          <Headline title={t('not-found.title')} tone="warn" focus={props.answers}>
            <p>{t('not-found.lead')}</p>
          </Headline>
          <FindForm view={view} />
        </>
      );
    case 'unavailable':
      return (
        <>
          <Headline title={t('unavailable.title')} tone="warn" focus={props.answers}>
            <p>{t('unavailable.lead')}</p>
          </Headline>
          <LookAgain {...props} values={page.form} submit={t('unavailable.retry')} />
        </>
      );
    case 'busy':
      return (
        <>
          <Headline title={t('busy.title')} tone="warn" focus={props.answers}>
            <p>{t('busy.lead', { seconds: page.retryAfterSeconds })}</p>
          </Headline>
          <LookAgain {...props} values={page.form} submit={t('unavailable.retry')} />
        </>
      );
  }
}

function Cancellable({ view, page, target, now, answers }: PropsOf<'cancellable'>) {
  const { t } = view;
  const { booking, deadline, form, notice } = page;
  const problem = notice?.kind === 'problem' ? notice.problem : undefined;
  return (
    <>
      {problem && <ErrorSummary view={view} comment={form.comment} />}
      <Headline title={t('cancellable.title')} focus={answers && !problem}>
        {notice?.kind === 'changed' || notice?.kind === 'elsewhere' ? (
          <p className="banner warn" role="alert">
            {t(`cancellable.${notice.kind}`)}
          </p>
        ) : (
          <p>{t('cancellable.lead')}</p>
        )}
      </Headline>
      <BookingSummary view={view} booking={booking} />
      <DeadlineNote view={view} deadline={deadline} now={now} />
      <RefundNote view={view} booking={booking} />
      <CancelForm
        view={view}
        company={booking.company}
        target={target}
        values={form}
        problem={problem}
        submit={t('form.cancel')}
      />
      <Contact view={view} company={booking.company} />
    </>
  );
}

function TooLate({ view, now, answers, page: { booking, deadline } }: PropsOf<'too-late'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('too-late.title')} tone="warn" focus={answers}>
        <p>{t('too-late.lead')}</p>
        <dl className="facts">
          <Fact label={t('booking.deadlinePassed')}>
            <time dateTime={deadline.wall}>{view.format.dateTime(deadline.wall, now)}</time>
          </Fact>
        </dl>
      </Headline>
      <Contact view={view} company={booking.company} />
      <BookingSummary view={view} booking={booking} />
    </>
  );
}

function Started({ view, answers, page: { booking } }: PropsOf<'started'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('started.title')} tone="warn" focus={answers}>
        <p>{t('started.lead')}</p>
      </Headline>
      <BookingSummary view={view} booking={booking} />
      <Contact view={view} company={booking.company} />
      <BookAgain view={view} company={booking.company} />
    </>
  );
}

type CancelledProps = Pick<BookingPageProps, 'view' | 'now' | 'answers'> & {
  readonly booking: Booking;
  readonly calendar: string;
};

function Cancelled({ view, booking, now, answers, calendar }: CancelledProps) {
  const { t, format } = view;
  const { company, payments, cancelledOn } = booking;
  const credited = payments.flatMap((payment) => payment.credited ?? []).map(format.money);
  const paid = payments.some((payment) => payment.paid);
  return (
    <>
      <Headline title={t('cancelled.title')} tone="good" focus={answers}>
        <p>{t('cancelled.lead')}</p>
        {cancelledOn && (
          <dl className="facts">
            <Fact label={t('booking.cancelledOn')}>
              <time dateTime={cancelledOn.wall}>{format.dateTime(cancelledOn.wall, now)}</time>
            </Fact>
          </dl>
        )}
        {credited.length > 0 && <p>{t('cancelled.credited', { amount: format.list(credited) })}</p>}
        {paid && credited.length === 0 && (
          <p>
            {company.name
              ? t('cancelled.notCredited', { company: company.name })
              : t('cancelled.notCreditedUnnamed')}
          </p>
        )}
      </Headline>
      <BookingSummary view={view} booking={booking} />
      {booking.start && (
        <p>
          <a className="button quiet" href={calendar}>
            {t('cancelled.calendar')}
          </a>
        </p>
      )}
      <BookAgain view={view} company={company} />
      <Contact view={view} company={company} />
    </>
  );
}

/** What can still be said when the API no longer lists a booking whose cancellation it confirmed. */
function CancelledByReceipt({
  view: { t, format },
  id,
  wall,
  now,
  answers,
}: Pick<BookingPageProps, 'view' | 'now' | 'answers'> & {
  readonly id: number;
  readonly wall: string;
}) {
  return (
    <>
      <Headline title={t('cancelled.title')} tone="good" focus={answers}>
        <p>{t('cancelled.lead')}</p>
      </Headline>
      <section className="card" aria-label={t('booking.heading')}>
        <dl className="facts">
          <Fact label={t('booking.number')}>
            <bdi>{id}</bdi>
          </Fact>
          <Fact label={t('booking.cancelledOn')}>
            <time dateTime={wall}>{format.dateTime(wall, now)}</time>
          </Fact>
        </dl>
      </section>
    </>
  );
}

function ConfirmAgain({
  view,
  answers,
  page: { booking, form },
  target,
}: PropsOf<'confirm-again'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('confirm-again.title')} focus={answers}>
        <p>{t('confirm-again.lead')}</p>
      </Headline>
      <BookingSummary view={view} booking={booking} />
      <KeptForm
        view={view}
        target={target}
        values={form}
        submit={t('form.cancelAgain')}
        intent="cancel"
      />
    </>
  );
}

function NotCancelled({
  view,
  answers,
  page: { booking, form },
  target,
}: PropsOf<'not-cancelled'>) {
  const { t } = view;
  return (
    <>
      <Headline title={t('not-cancelled.title')} tone="warn" focus={answers}>
        <p>{t('not-cancelled.lead')}</p>
      </Headline>
      <Contact view={view} company={booking.company} />
      <BookingSummary view={view} booking={booking} />
      <CancelForm
        view={view}
        company={booking.company}
        target={target}
        values={form}
        submit={t('form.retry')}
      />
    </>
  );
}

function Unconfirmed(props: PropsOf<'unconfirmed'>) {
  const { view, page } = props;
  const { t } = view;
  return (
    <>
      <Headline title={t('unconfirmed.title')} tone="warn" focus={props.answers}>
        <p>{t('unconfirmed.lead')}</p>
        {page.stillListed && <p>{t('unconfirmed.stillListed')}</p>}
      </Headline>
      <LookAgain {...props} values={page.form} submit={t('form.look')} />
      <Contact view={view} company={page.booking.company} />
      <BookingSummary view={view} booking={page.booking} />
    </>
  );
}

// With nothing typed a plain link is enough, and leaves nothing to send twice on reload.
function LookAgain({
  view,
  target,
  self,
  values,
  submit,
}: BookingPageProps & { readonly values: Values; readonly submit: string }) {
  if (values.comment !== '' || values.reason !== undefined) {
    return <KeptForm view={view} target={target} values={values} submit={submit} intent="look" />;
  }
  return (
    <p className="actions">
      <a className="button quiet" href={self}>
        {submit}
      </a>
    </p>
  );
}

function DeadlineNote({
  view: { t, format },
  deadline,
  now,
}: {
  readonly view: View;
  readonly deadline: DeadlineFact;
  readonly now: number;
}) {
  if (deadline.kind === 'none') return null;
  const { wall, earliest } = deadline.at;
  return (
    <dl className="deadline">
      <Fact label={t('booking.deadline')}>
        <time dateTime={wall}>{format.dateTime(wall, now)}</time>
        {deadline.kind === 'ahead' ? (
          <span className="note" data-until={earliest - now} data-passed={t('cancellable.passed')}>
            {format.relative(earliest, now)}
          </span>
        ) : (
          <span className="note">{t('cancellable.doubtful')}</span>
        )}
      </Fact>
    </dl>
  );
}

function RefundNote({ view: { t }, booking }: { readonly view: View; readonly booking: Booking }) {
  if (!booking.payments.some(({ paid }) => paid)) return null;
  const { name } = booking.company;
  return (
    <p className="note">
      {name ? t('cancellable.refund', { company: name }) : t('cancellable.refundUnnamed')}
    </p>
  );
}
