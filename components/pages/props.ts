import type { View } from '@/i18n/view';
import type { BookingPage } from '@/lib/booking/page';
import type { Receipt } from '@/lib/booking/receipt';
import type { Branding } from '@/lib/branding/branding';
import type { PageLinks } from '../page-links';

/** What every page of a booking is made from. */
export type BookingPageProps<Page = BookingPage> = {
  readonly view: View;
  readonly page: Page;
  readonly branding: Branding;
  readonly links: PageLinks;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Whether the page answers a press, so that reading starts at its heading. */
  readonly focusHeading: boolean;
  /** Which button this request pressed, if any. */
  readonly pressed: 'cancel' | 'move' | undefined;
  /** Shows that this link's cancellation was confirmed before, and when. */
  readonly receipt: Receipt | undefined;
};

/** The same, for the page of one state. */
export type PropsOf<State extends BookingPage['state']> = BookingPageProps<
  Extract<BookingPage, { state: State }>
>;
