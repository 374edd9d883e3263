import type { Form, Page } from './browser';
import type { Confirmed } from './claims';
import type { Place } from './fleet';
import type { Words } from './story';
import type { Standing } from './virtual-booking';

/** One tab of a browser. */
export type Tab = {
  page: Page | undefined;
  /** What its page shows of the booking, as far as that is known. */
  shown: Standing | undefined;
  confirmed: Confirmed | undefined;
  /** The pages before, each with what was known by then. */
  readonly behind: Pick<Tab, 'page' | 'shown' | 'confirmed'>[];
  /** The last form that was sent, and the process that it was sent to. */
  sent: Sending | undefined;
  sentTo: Place | undefined;
};

/** A form as it is sent. */
export type Sending = {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the page of the form showed of the booking. */
  readonly shown: Standing | undefined;
};

/** A new tab, with nothing in it. */
export const newTab = (): Tab => ({
  page: undefined,
  shown: undefined,
  confirmed: undefined,
  behind: [],
  sent: undefined,
  sentTo: undefined,
});

/** What an address tells of its last press; empty where it tells nothing. It may also hold the proof of an earlier one. */
export const afterIn = (url: string): string =>
  (/[?&]after=([\w.-]+)/.exec(url) ?? /[?&](?:receipt|move)=([\w.-]+)/.exec(url))?.[1] ?? '';

/** Whether a redirect claims that the press was carried out. */
export const isProof = (location = ''): boolean => !location.includes('after=');

/** The form that finds a booking leads on, too. */
export const isCancel = ({ action, fields }: Sending): boolean =>
  fields.time === undefined && action.includes('/bookings/');

/** The page of a time, where a page offers times to choose from. */
export function chosenTime({ form, links }: Page, { choice }: Words): string | undefined {
  const offered = form ? [] : links.filter((link) => link.includes('&to='));
  return offered[choice % Math.max(1, offered.length)];
}

/** A form as a customer sends it: words typed where it asks for them, and carried on where not. */
export function filled({ fields, asks }: Form, { comment, reason }: Words): Record<string, string> {
  if (!asks) return { ...fields };
  return { ...fields, comment, ...(reason === '' ? {} : { reason }) };
}
