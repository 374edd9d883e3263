import type { PressKind } from '@/lib/booking/press';
import type { Wording } from '@/i18n/wording';
import type { ShownCompany } from '@/lib/booking/booking';
import type { BookingPage, ShownPage } from '@/lib/booking/page';
import type { CancelProof } from '@/lib/booking/cancel-proof';
import type { TypedLinkParts } from '@/lib/booking/typed-link';
import type { Branding } from '@/lib/branding/branding';
import type { PageLinks } from '../page-links';

/** The props of every page of a booking. */
export type BookingPageProps<Page = ShownPage> = {
  readonly wording: Wording;
  readonly page: Page;
  readonly branding: Branding;
  /** The booking's company; where no booking was read, as far as it is known. */
  readonly company: ShownCompany;
  readonly links: PageLinks;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Whether the page answers a press, so that the heading takes the focus. */
  readonly focusHeading: boolean;
  /** The press that was just not sent, for `busy` and `unavailable`; a page with a form has a notice of it instead. */
  readonly notSent: PressKind | undefined;
  /** In how many seconds the page reads itself again; undefined where it must not. */
  readonly retryIn?: number | undefined;
  /** Proves that this link's booking was cancelled, and when. */
  readonly proof: CancelProof | undefined;
  /** What was sent with that cancellation; undefined when that is nothing or unknown here. */
  readonly sentWords?: string | undefined;
  /** The number and code in the address, for a page that found no booking with them. */
  readonly prefill?: TypedLinkParts | undefined;
};

/** The same, for the page of one state. */
export type PropsOf<State extends BookingPage['state']> = BookingPageProps<
  Extract<ShownPage, { state: State }>
>;
