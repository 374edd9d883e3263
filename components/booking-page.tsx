import { ContactFirst } from './contact';
import { FindForm } from './find-form';
import { Headline } from './headline';
import { stack } from './looks';
import { named } from './named';
import { Cancellable } from './pages/cancellable';
import { Cancelled } from './pages/cancelled';
import { CancelledByProof } from './pages/cancelled-by-proof';
import { ChooseTime } from './pages/choose-time';
import { ConfirmAgain } from './pages/confirm-again';
import { ConfirmMove } from './pages/confirm-move';
import { MoveUnconfirmed } from './pages/move-unconfirmed';
import { Moved } from './pages/moved';
import { NotMoved } from './pages/not-moved';
import { SlotGone } from './pages/slot-gone';
import { Recheck } from './pages/recheck';
import { NotCancelled } from './pages/not-cancelled';
import { NotFound } from './pages/not-found';
import type { BookingPageProps } from './pages/props';
import { Started } from './pages/started';
import { TooLate } from './pages/too-late';
import { Unconfirmed } from './pages/unconfirmed';

/** What a page that could not read the booking says about the press. */
const leads = { nothing: 'lead', cancel: 'leadPressed', move: 'leadMove' } as const;

/** The content of the page that the link leads to. */
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
    case 'cancelled-by-proof':
      return <CancelledByProof {...props} page={page} />;
    case 'confirm-again':
      return <ConfirmAgain {...props} page={page} />;
    case 'not-cancelled':
      return <NotCancelled {...props} page={page} />;
    case 'unconfirmed':
      return <Unconfirmed {...props} page={page} />;
    case 'choose-time':
      return <ChooseTime {...props} page={page} />;
    case 'slot-gone':
      return <SlotGone {...props} page={page} />;
    case 'confirm-move':
      return <ConfirmMove {...props} page={page} />;
    case 'moved':
      return <Moved {...props} page={page} />;
    case 'not-moved':
      return <NotMoved {...props} page={page} />;
    case 'move-unconfirmed':
      return <MoveUnconfirmed {...props} page={page} />;
    case 'not-found':
      return <NotFound {...props} />;
    case 'unavailable':
      return (
        <>
          <Headline title={t('unavailable.title')} sign="waiting" focus={props.focusHeading}>
            <p>{t(`unavailable.${leads[props.pressed ?? 'nothing']}`)}</p>
          </Headline>
          <Recheck {...props} values={page.form} submit={t('unavailable.retry')} />
          <WhomToAsk {...props} />
        </>
      );
    case 'busy':
      return (
        <>
          <Headline title={t('busy.title')} sign="waiting" focus={props.focusHeading}>
            <p>
              {t(`busy.${leads[props.pressed ?? 'nothing']}`)} {waitText(t, page.retryAfterSeconds)}
            </p>
          </Headline>
          <Recheck {...props} values={page.form} submit={t('unavailable.retry')} />
          {page.mayBeBent && <FindForm view={view} />}
          <WhomToAsk {...props} />
        </>
      );
  }
}

/** Whom to call or write to, as far as it is known, where the booking could not be read. */
function WhomToAsk({ view, company }: Pick<BookingPageProps, 'view' | 'company'>) {
  return (
    <section className={stack.tight}>
      <h2 className="text-lg">{view.t('contact.heading', named(company))}</h2>
      <ContactFirst view={view} company={company} quiet />
    </section>
  );
}

// Shows long waits in minutes.
function waitText(t: BookingPageProps['view']['t'], seconds: number): string {
  return seconds < 120
    ? t('busy.seconds', { count: seconds })
    : t('busy.minutes', { count: Math.ceil(seconds / 60) });
}
