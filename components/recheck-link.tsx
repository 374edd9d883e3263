import type { Wording } from '@/i18n/wording';
import { ButtonLink } from './button';
import { PressStatus } from './press-status';

/** A link that reads the booking again, so that a reload sends nothing; its press says that it is under way. */
export function RecheckLink({
  wording,
  href,
  name = wording.t('form.recheck'),
  quiet = false,
}: {
  readonly wording: Wording;
  readonly href: string | undefined;
  readonly name?: string;
  /** Where something else is to be done first. */
  readonly quiet?: boolean;
}) {
  return (
    <div>
      <ButtonLink
        look={quiet ? 'quiet' : 'calm'}
        href={href}
        data-once={wording.t('form.checking')}
      >
        {name}
      </ButtonLink>
      <PressStatus wording={wording} />
    </div>
  );
}
