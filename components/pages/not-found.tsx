import type { View } from '@/i18n/view';
import { FindForm } from '../find-form';
import { Headline } from '../headline';

/** What the page is called: a ticket that opens nothing any more was not looked up, and is not said to be. */
export function notFoundTitle({ t }: View, outdated: boolean): string {
  return t(outdated ? 'not-found.outdatedTitle' : 'not-found.title');
}

/** No such booking and code, or a link that was cut: the form to type both. */
export function NotFound({
  view,
  focusHeading,
  outdated = false,
  nothingSent = false,
}: {
  readonly view: View;
  readonly focusHeading: boolean;
  /** Whether the address was one of ours that opens nothing any more. */
  readonly outdated?: boolean;
  /** Whether a press came to nothing with it. */
  readonly nothingSent?: boolean;
}) {
  const { t } = view;
  return (
    <>
      <Headline title={notFoundTitle(view, outdated)} sign="lost" focus={focusHeading}>
        {nothingSent && <p>{t('rejected.nothingSent')}</p>}
        <p>{t(outdated ? 'not-found.outdated' : 'not-found.lead')}</p>
      </Headline>
      <FindForm view={view} />
    </>
  );
}
