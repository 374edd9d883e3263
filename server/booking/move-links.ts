import type { TimeLinks } from '@/components/page-links';
import type { Locale } from '@/i18n/locales';
import type { AskedMove } from '@/lib/booking/asked-move';
import { type MoveRule, mayMove } from '@/lib/booking/move-rules';
import { momentText } from '@/lib/booking/moment';
import type { BookingPage } from '@/lib/booking/page';
import { queryOf } from '@/lib/paths';
import { signMove } from '@/lib/tokens/move-token';
import { pathOf, timeInQuery, type Visit } from '@/server/link/visit';

/** The links of pages that offer or concern another time; undefined on other pages. */
export function timeLinks(visit: Visit, page: BookingPage, rule: MoveRule): TimeLinks | undefined {
  const { site, locale, now, proof } = visit;
  if (!site.moveServices) return undefined;
  const choose = pathOf(visit, locale, '/time');
  const plain: TimeLinks = {
    choose,
    onDay: (day) => choose + queryOf('day', day),
    to: ({ start }) => choose + queryOf('chosen', momentText(start)),
    recheck: undefined,
  };
  switch (page.state) {
    case 'cancellable':
    case 'too-late':
    case 'confirm-again':
    case 'not-cancelled':
      // A proved cancel may not show yet; offer no change then.
      return proof === undefined && mayMove(page.booking, rule, now) ? plain : undefined;
    case 'move-unconfirmed':
      return {
        ...plain,
        recheck:
          choose +
          (visit.result ? queryOf('result', visit.sealedResult) : queryOfMove(visit, page.asked)),
      };
    case 'moved':
      return { ...plain, recheck: visit.asked && choose + queryOfMove(visit, visit.asked) };
    case 'choose-time':
    case 'slot-gone':
    case 'confirm-move':
    case 'not-moved':
      return plain;
    case 'started':
    case 'cancelled':
    case 'cancelled-by-proof':
    case 'unconfirmed':
    case 'not-found':
    case 'unavailable':
    case 'busy':
      return undefined;
  }
}

/** The page of free times in another language, on the same day, time and move; the caller adds the result. */
export function timesPathIn(visit: Visit, page: BookingPage, locale: Locale): string {
  const { day, chosen } = timeInQuery(visit);
  const asked = page.state === 'move-unconfirmed' ? page.asked : visit.asked;
  return [
    pathOf(visit, locale, '/time'),
    queryOf('day', day),
    queryOf('chosen', chosen),
    queryOfMove(visit, asked),
  ].join('');
}

function queryOfMove({ site, link }: Visit, asked: AskedMove | undefined): string {
  return queryOf('move', asked && signMove(site.signer, link, asked));
}
