import { keepNewest } from '../keep-newest';
import type { BookingPage } from './page';
import { usesUpForm, type PressResult } from './press-result';

/** What a form that was sent is answered with. */
export type PressEnd =
  /** Done, or the booking stood at the chosen time already: the address says so by itself. */
  | ({ readonly kind: 'done' } & PressQuery)
  /** Anything else: a result, to be sealed into the address. */
  | { readonly kind: 'result'; readonly result: PressResult };

/** Parameters of the address that answers a press, and the token in them that identifies it. */
export type PressQuery = { readonly query: string; readonly token: string };

/** What tells one sending of a form from another. */
type SentForm = {
  /** The page's token, unique to that page. */
  readonly token: string;
  /** What was typed and chosen. */
  readonly content: string;
};

export type PressMemory = {
  /**
   * Carries out a page's form once: the same form sent again gets the first result. A form that its
   * result does not use up may be sent again with other content. A press during another one waits for it.
   *
   * @returns undefined when the form was sent before and its result is not known here
   */
  readonly once: (
    sent: SentForm,
    carryOut: () => Promise<PressEnd>,
  ) => Promise<PressEnd | undefined>;
  /** Keeps the page that answers a press for the browser's next request. */
  readonly keepPage: (key: string, page: BookingPage) => void;
  /** Returns that page once; undefined when there is none, or it is older than ten seconds. */
  readonly takePage: (key: string) => BookingPage | undefined;
};

/** Most forms whose result is remembered, and most pages that wait for their browser. */
const mostForms = 2_000;
const mostPages = 500;
/** How long a page is shown without reading the booking again, in milliseconds. */
const pageLasts = 10_000;

type Known = { readonly contentKey: string; readonly end: Promise<PressEnd | undefined> };

/**
 * @param keyedHash a keyed hash, so that the memory holds no token and nothing that was typed
 * @param sentForms counts what was sent before, for all instances that share a store
 * @param now milliseconds since 1970 UTC
 */
export function createPressMemory({
  keyedHash,
  sentForms,
  now,
}: {
  readonly keyedHash: (parts: readonly (string | number)[]) => string;
  readonly sentForms: {
    readonly count: (key: string) => Promise<number>;
    readonly add: (key: string) => Promise<{ readonly count: number }>;
  };
  readonly now: () => number;
}): PressMemory {
  const forms = new Map<string, Known>();
  const pages = new Map<string, { readonly page: BookingPage; readonly until: number }>();

  // The store counts two things: each exact sending, and each form that is used up.
  const begin = (formKey: string, contentKey: string, carryOut: () => Promise<PressEnd>) => {
    const end = (async () => {
      const [sameContent, usedUp] = await Promise.all([
        sentForms.add(contentKey),
        sentForms.count(formKey),
      ]);
      if (sameContent.count > 1 || usedUp > 0) return undefined;
      const reached = await carryOut();
      if (isUsedUp(reached)) await sentForms.add(formKey);
      return reached;
    })();
    keepNewest(forms, formKey, { contentKey, end }, mostForms);
    return end;
  };

  return {
    once: async ({ token, content }, carryOut) => {
      const formKey = keyedHash(['form', token]);
      const contentKey = keyedHash(['form', token, content]);
      for (;;) {
        const known = forms.get(formKey);
        if (!known) return begin(formKey, contentKey, carryOut);
        // A press that failed may have been sent.
        const end = await known.end.catch(() => undefined);
        if (known.contentKey === contentKey || !end || isUsedUp(end)) return end;
        // Another press with other content may have come first.
        if (forms.get(formKey) === known) return begin(formKey, contentKey, carryOut);
      }
    },
    keepPage: (key, page) => {
      const until = now() + pageLasts;
      keepNewest(pages, keyedHash(['page', key]), { page, until }, mostPages);
    },
    takePage: (key) => {
      const name = keyedHash(['page', key]);
      const kept = pages.get(name);
      pages.delete(name);
      return kept && now() < kept.until ? kept.page : undefined;
    },
  };
}

function isUsedUp(end: PressEnd): boolean {
  return end.kind === 'done' || usesUpForm(end.result);
}
