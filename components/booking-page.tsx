import { Headline } from './headline';
import { Cancellable } from './pages/cancellable';
import { Cancelled } from './pages/cancelled';
import { CancelledByReceipt } from './pages/cancelled-by-receipt';
import { ConfirmAgain } from './pages/confirm-again';
import { Recheck } from './pages/recheck';
import { NotCancelled } from './pages/not-cancelled';
import { NotFound } from './pages/not-found';
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
      return <Cancelled {...props} page={page} />;
    case 'cancelled-by-receipt':
      return <CancelledByReceipt {...props} page={page} />;
    case 'confirm-again':
      return <ConfirmAgain {...props} page={page} />;
    case 'not-cancelled':
      return <NotCancelled {...props} page={page} />;
    case 'unconfirmed':
      return <Unconfirmed {...props} page={page} />;
    case 'not-found':
      return <NotFound {...props} />;
    case 'unavailable':
      return (
        <>
          <Headline title={t('unavailable.title')} sign="waiting" focus={props.focusHeading}>
            <p>{t(props.pressed ? 'unavailable.leadPressed' : 'unavailable.lead')}</p>
          </Headline>
          <Recheck {...props} values={page.form} submit={t('unavailable.retry')} />
        </>
      );
    case 'busy':
      return (
        <>
          <Headline title={t('busy.title')} sign="waiting" focus={props.focusHeading}>
            <p>
              {t(props.pressed ? 'busy.leadPressed' : 'busy.lead')}{' '}
              {waitText(t, page.retryAfterSeconds)}
            </p>
          </Headline>
          <Recheck {...props} values={page.form} submit={t('unavailable.retry')} />
        </>
      );
  }
}

// Nobody counts to 3600.
function waitText(t: BookingPageProps['view']['t'], seconds: number): string {
  return seconds < 120
    ? t('busy.seconds', { count: seconds })
    : t('busy.minutes', { count: Math.ceil(seconds / 60) });
}
