import type { Wording } from '@/i18n/wording';
import type { Typed, TypedProblem } from '@/lib/booking/typed-link';
import { FindForm } from '../find-form';
import { Headline } from '../headline';

/** What the page is called: a ticket that opens nothing any more was not looked up, and is not said to be. */
export function notFoundTitle({ t }: Wording, outdated: boolean): string {
  return t(outdated ? 'not-found.outdatedTitle' : 'not-found.title');
}

/** No such booking and code, or a link that was cut: the form to type both. */
export function NotFound({
  view,
  focusHeading,
  outdated = false,
  nothingSent = false,
  came,
}: {
  readonly view: Wording;
  readonly focusHeading: boolean;
  /** Whether the address was one of ours that opens nothing any more. */
  readonly outdated?: boolean;
  /** Whether a press came to nothing with it. */
  readonly nothingSent?: boolean;
  /** What the address held of number and code. */
  readonly came?: Typed | undefined;
}) {
  const { t } = view;
  const isWhole = came !== undefined && came.id !== '' && came.code !== '';
  return (
    <>
      <Headline title={notFoundTitle(view, outdated)} sign="lost" focus={focusHeading}>
        {nothingSent && <p>{t('rejected.nothingSent')}</p>}
        <p>{t(outdated ? 'not-found.outdated' : 'not-found.lead')}</p>
        {isWhole && <p>{t('not-found.check')}</p>}
      </Headline>
      <FindForm view={view} typed={came} problem={outdated ? undefined : problemOf(came)} opened />
    </>
  );
}

/** Which field needs looking at; none where both came and only do not belong together. */
function problemOf(came: Typed | undefined): TypedProblem | undefined {
  if (came === undefined) return undefined;
  if (came.id === '') return 'id-unreadable';
  return came.code === '' ? 'code-missing' : undefined;
}
