import type { PressKind } from '@/lib/booking/press';
import type { Wording } from '@/i18n/wording';
import type { TypedLinkParts, TypedProblem } from '@/lib/booking/typed-link';
import { FindForm } from '../find-form';
import { Headline } from '../headline';

/** The page's title: an expired ticket was not looked up, so the title does not say that it was. */
export function notFoundTitle({ t }: Wording, outdated: boolean): string {
  return t(outdated ? 'not-found.outdatedTitle' : 'not-found.title');
}

/** No booking with this number and code, or a damaged link: the form for both. */
export function NotFound({
  wording,
  focusHeading,
  outdated = false,
  notSent,
  prefill,
}: {
  readonly wording: Wording;
  readonly focusHeading: boolean;
  /** Whether the address was one of ours that no longer works. */
  readonly outdated?: boolean;
  /** Whether a press did nothing because of it. */
  readonly notSent?: PressKind | undefined;
  /** The number and code in the address, as far as they were found. */
  readonly prefill?: TypedLinkParts | undefined;
}) {
  const { t } = wording;
  const isWhole = prefill !== undefined && prefill.id !== '' && prefill.code !== '';
  return (
    <>
      <Headline title={notFoundTitle(wording, outdated)} sign="lost" focus={focusHeading}>
        {notSent && <p>{t(`act.notDone.${notSent}`)}</p>}
        <p>{t(outdated ? 'not-found.outdated' : 'not-found.lead')}</p>
        {isWhole && <p>{t('not-found.check')}</p>}
      </Headline>
      <FindForm
        wording={wording}
        typed={prefill}
        problem={outdated ? undefined : problemOf(prefill)}
        opened
      />
    </>
  );
}

/** The field to check; none when both have a value and only do not match. */
function problemOf(prefill: TypedLinkParts | undefined): TypedProblem | undefined {
  if (prefill === undefined) return undefined;
  if (prefill.id === '') return 'id-unreadable';
  return prefill.code === '' ? 'code-missing' : undefined;
}
