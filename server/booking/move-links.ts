import * as z from 'zod';
import type { TimeLinks } from '@/components/page-links';
import type { Locale } from '@/i18n/locales';
import { type MoveRule, mayMove } from '@/lib/booking/move-rules';
import { momentText, momentTextForm } from '@/lib/booking/moment';
import type { BookingPage } from '@/lib/booking/page';
import { readMove, signMove } from '@/lib/tokens/move-token';
import { pathOf, type Visit } from '@/server/link/visit';

/** The links of pages that offer or concern another time; undefined on other pages. */
export function timeLinks(visit: Visit, page: BookingPage, rule: MoveRule): TimeLinks | undefined {
  const { site, locale, link, now, proof } = visit;
  if (!site.moving) return undefined;
  const choose = pathOf(visit, locale, '/time');
  const plain: TimeLinks = {
    choose,
    onDay: (day) => `${choose}&day=${day}`,
    to: ({ start }) => `${choose}&to=${encodeURIComponent(momentText(start))}`,
    recheck: undefined,
  };
  switch (page.state) {
    case 'cancellable':
    case 'too-late':
    case 'confirm-again':
    case 'not-cancelled':
      // A confirmed cancellation may not show yet; offer no change then.
      return proof === undefined && mayMove(page.booking, rule, now) ? plain : undefined;
    case 'move-unconfirmed':
      return {
        ...plain,
        recheck: visit.after
          ? `${choose}&after=${visit.after.sealed}`
          : `${choose}&move=${signMove(site.signer, link, page.asked)}`,
      };
    case 'moved': {
      const asked = readMove(site.signer, link, visit.url.searchParams.get('move'));
      const recheck = asked && `${choose}&move=${signMove(site.signer, link, asked)}`;
      return { ...plain, recheck };
    }
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

/** The page of free times in another language, on the same day, time and move; the caller adds `after`. */
export function timesPathIn(visit: Visit, page: BookingPage, locale: Locale): string {
  const { site, link, url } = visit;
  const asked =
    page.state === 'move-unconfirmed'
      ? page.asked
      : readMove(site.signer, link, url.searchParams.get('move'));
  const { day, chosen } = timeInQuery(visit);
  const query = [
    ...(day === undefined ? [] : [`day=${day}`]),
    ...(chosen === undefined ? [] : [`to=${encodeURIComponent(chosen)}`]),
    ...(asked ? [`move=${signMove(site.signer, link, asked)}`] : []),
  ];
  return [pathOf(visit, locale, '/time'), ...query].join('&');
}

/** The day to show and the time that was chosen, from the address: untrusted, of bounded length. */
export function timeInQuery({ url }: Pick<Visit, 'url'>): {
  readonly day: string | undefined;
  readonly chosen: string | undefined;
} {
  const { day, to } = timeQuery.parse(Object.fromEntries(url.searchParams));
  return { day, chosen: to };
}

const timeQuery = z.object({
  day: z.iso.date().optional().catch(undefined),
  to: z.string().regex(momentTextForm).optional().catch(undefined),
});
