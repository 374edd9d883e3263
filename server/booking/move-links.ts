import type { TimeLinks } from '@/components/page-links';
import type { Locale } from '@/i18n/locales';
import { proofFor } from '@/lib/booking/cancel-proof';
import { type MoveRule, mayMove } from '@/lib/booking/move-rules';
import type { BookingPage } from '@/lib/booking/page';
import { readMove, sealMove } from '@/lib/tokens/move-token';
import type { Visit } from '@/server/link/visit';

/** The links of pages that offer or concern another time; undefined on other pages. */
export function timeLinks(visit: Visit, page: BookingPage, rule: MoveRule): TimeLinks | undefined {
  const { site, locale, link, now, pathOf, receipt } = visit;
  if (!site.moving) return undefined;
  const choose = pathOf(locale, '/time');
  const from = (day: string | undefined) => day && `${choose}&from=${day}`;
  const shown = from(firstDayAsked(visit)) ?? choose;
  const plain = { choose, shown, earlier: undefined, later: undefined, again: undefined };
  switch (page.state) {
    case 'cancellable':
    case 'too-late':
      // A confirmed cancellation may not show yet; offer no change then.
      return !proofFor(receipt, page.booking) && mayMove(page.booking, rule, now)
        ? plain
        : undefined;
    case 'choose-time':
    case 'slot-gone': {
      const { earlier, later } = page.offer;
      return { ...plain, earlier: from(earlier), later: from(later) };
    }
    case 'move-unconfirmed':
      return {
        ...plain,
        again: visit.after
          ? `${choose}&after=${visit.after.sealed}`
          : `${choose}&move=${sealMove(site.signer, link, page.asked)}`,
      };
    case 'moved': {
      const asked = readMove(site.signer, link, visit.url.searchParams.get('move'));
      const again = asked && `${choose}&move=${sealMove(site.signer, link, asked)}`;
      return { ...plain, again };
    }
    case 'confirm-move':
    case 'not-moved':
      return plain;
    case 'started':
    case 'cancelled':
    case 'cancelled-by-receipt':
    case 'confirm-again':
    case 'not-cancelled':
    case 'unconfirmed':
    case 'not-found':
    case 'unavailable':
    case 'busy':
      return undefined;
  }
}

/** The page of free times in another language, with the same query. */
export function timesPathIn(visit: Visit, page: BookingPage, locale: Locale): string {
  const { site, link, url, pathOf } = visit;
  const asked =
    page.state === 'move-unconfirmed'
      ? page.asked
      : readMove(site.signer, link, url.searchParams.get('move'));
  const from = firstDayAsked(visit);
  const query = [
    ...(from === undefined ? [] : [`from=${from}`]),
    ...(asked ? [`move=${sealMove(site.signer, link, asked)}`] : []),
  ];
  return [pathOf(locale, '/time'), ...query].join('&');
}

/** The first day to show, from the address: untrusted, so check that the day exists. */
export function firstDayAsked({ url }: Pick<Visit, 'url'>): string | undefined {
  const asked = url.searchParams.get('from') ?? '';
  return /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : undefined;
}
