import type { ChoiceNotice } from '@/lib/booking/move-page';
import type { BookingPage, FormNotice } from '@/lib/booking/page';

/** The HTTP status of a page, for mail scanners, monitors and proxies. */
export function httpStatus(page: BookingPage): number {
  switch (page.state) {
    case 'cancellable':
      return noticeStatus(page.notice?.kind);
    case 'too-late':
    case 'started':
    case 'cancelled':
    case 'cancelled-by-proof':
    case 'confirm-again':
    case 'confirm-move':
    case 'moved':
      return 200;
    case 'choose-time':
      return page.offer.kind === 'unread' ? 503 : noticeStatus(page.notice);
    case 'not-cancelled':
    case 'slot-gone':
    case 'not-moved':
      return 409;
    case 'unconfirmed':
    case 'move-unconfirmed':
      return page.timedOut ? 504 : 502;
    case 'not-found':
      return 404;
    case 'unavailable':
      return 503;
    case 'busy':
      return 429;
  }
}

function noticeStatus(notice: FormNotice['kind'] | ChoiceNotice | undefined): number {
  switch (notice) {
    case 'problem':
      return 422;
    case 'elsewhere':
      return 403;
    case 'changed':
    case 'not-sent':
    case undefined:
      return 200;
  }
}
