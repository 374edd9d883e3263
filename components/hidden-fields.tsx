import type { PageLinks } from './page-links';

/** What every form of a booking sends back: what was shown, and proof of when. */
export function HiddenFields({ links }: { readonly links: PageLinks }) {
  return (
    <>
      {links.fingerprint && <input type="hidden" name="shown" value={links.fingerprint} />}
      <input type="hidden" name="token" value={links.formToken} />
      {/* The script writes here what it saw of the press. */}
      <input type="hidden" name="input" />
    </>
  );
}
