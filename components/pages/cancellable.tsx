import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import type { Deadline } from '@/lib/booking/state';
import { BookingSummary, Fact } from '../booking-summary';
import { CancelForm, ErrorSummary } from '../cancel-form';
import { Contact } from '../contact';
import { Headline } from '../headline';
import type { PropsOf } from './props';

/** What it is, until when it can be cancelled, and the form that does it. */
export function Cancellable({
  view,
  page,
  branding,
  links,
  now,
  focusHeading,
}: PropsOf<'cancellable'>) {
  const { t } = view;
  const { booking, deadline, form, notice } = page;
  const problem = notice?.kind === 'problem' ? notice.problem : undefined;
  return (
    <>
      {problem && <ErrorSummary view={view} problem={problem} comment={form.comment} />}
      <Headline title={t('cancellable.title')} focus={focusHeading && !problem}>
        {notice?.kind === 'changed' || notice?.kind === 'elsewhere' ? (
          <p className="banner warn" role="alert">
            {t(`cancellable.${notice.kind}`)}
          </p>
        ) : (
          <p>{t('cancellable.lead')}</p>
        )}
      </Headline>
      <BookingSummary view={view} booking={booking} now={now} />
      <DeadlineNote view={view} deadline={deadline} now={now} />
      <RefundNote view={view} booking={booking} />
      <CancelForm
        view={view}
        company={booking.company}
        options={branding}
        links={links}
        values={form}
        problem={problem}
        submit={t('form.cancel')}
      />
      <Contact view={view} company={booking.company} />
    </>
  );
}

function DeadlineNote({
  view: { t, format },
  deadline,
  now,
}: {
  readonly view: View;
  readonly deadline: Deadline;
  readonly now: number;
}) {
  if (deadline.kind === 'none') return null;
  const { wall, earliest } = deadline.at;
  return (
    <dl className="deadline">
      <Fact label={t('booking.deadline')}>
        <time dateTime={wall}>{format.nearDateTime(deadline.at, now)}</time>
        {deadline.kind === 'ahead' ? (
          <span
            className="note"
            data-until={earliest - now}
            data-soon={t('when.soon')}
            data-passed={t('cancellable.passed')}
          >
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
