import { FindForm } from './find-form';
import { Headline } from './headline';
import { Cancellable } from './pages/cancellable';
import { Cancelled, CancelledByReceipt } from './pages/cancelled';
import { ConfirmAgain } from './pages/confirm-again';
import { LookAgain } from './pages/look-again';
import { NotCancelled } from './pages/not-cancelled';
import type { BookingPageProps } from './pages/props';
import { Started } from './pages/started';
import { TooLate } from './pages/too-late';
import { Unconfirmed } from './pages/unconfirmed';

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
          thanks={props.look.tone === 'warm'}
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
