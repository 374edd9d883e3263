import type { View } from '@/i18n/view';
import type { BookingPage } from '@/lib/booking/page';
import type { Look } from '@/lib/look/look';
import type { FormTarget } from '../cancel-form';

/** What every page of a booking is made from. */
export type BookingPageProps<Page = BookingPage> = {
  readonly view: View;
  readonly page: Page;
  readonly look: Look;
  readonly target: FormTarget;
  /** The link that was opened. */
  readonly self: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Whether the page answers a press, so that reading starts at its heading. */
  readonly answers: boolean;
};

/** The same, for the page of one state. */
export type PropsOf<State extends BookingPage['state']> = BookingPageProps<
  Extract<BookingPage, { state: State }>
>;
