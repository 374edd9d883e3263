import { Cancellable } from './pages/cancellable';
import { Cancelled } from './pages/cancelled';
import { CancelledByProof } from './pages/cancelled-by-proof';
import { ChooseTime } from './pages/choose-time';
import { ConfirmAgain } from './pages/confirm-again';
import { ConfirmMove } from './pages/confirm-move';
import { MoveUnconfirmed } from './pages/move-unconfirmed';
import { Moved } from './pages/moved';
import { NotMoved } from './pages/not-moved';
import { NotCancelled } from './pages/not-cancelled';
import { NotFound } from './pages/not-found';
import type { BookingPageProps } from './pages/props';
import { Started } from './pages/started';
import { TooLate } from './pages/too-late';
import { Unavailable } from './pages/unavailable';
import { Unconfirmed } from './pages/unconfirmed';

/** The content of the page that the link leads to. */
export function BookingPageContent(props: BookingPageProps) {
  const { page } = props;
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
    case 'slot-gone':
      return <ChooseTime {...props} page={page} />;
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
    case 'busy':
      return <Unavailable {...props} page={page} />;
  }
}
