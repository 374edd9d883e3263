import type { Wording } from '@/i18n/wording';
import type { ShownCompany } from '@/lib/booking/booking';
import type { CancelInput as Values, FormOptions, FormProblem } from '@/lib/booking/cancel-input';
import { ChangeTime } from './change-time';
import { HiddenFields } from './hidden-fields';
import { belowButton, form } from './looks';
import type { PageLinks } from './page-links';
import { PressStatus } from './press-status';
import { SayWhy } from './say-why';
import { Button, ButtonLink } from './button';

type Props = {
  readonly wording: Wording;
  readonly company: ShownCompany;
  readonly options: FormOptions;
  readonly links: PageLinks;
  readonly values: Values;
  readonly problem?: FormProblem | undefined;
  /** What to shorten the comment to, when the booking system refused its length. */
  readonly limit?: number | undefined;
  /** The label of the button that cancels. */
  readonly submit: string;
};

/** The question why, folded; the button that cancels; and, well apart from it, the way out. */
export function CancelForm({ wording, links, submit, ...asked }: Props) {
  const { t } = wording;
  return (
    // Our answer says what is missing, in our own words instead of the browser's.
    <form
      method="post"
      action={links.booking}
      className={form}
      noValidate
      data-once={t('form.working')}
    >
      <HiddenFields links={links} />
      <SayWhy wording={wording} {...asked} />
      <Button look="danger">{submit}</Button>
      <PressStatus wording={wording} className={belowButton} before={t('form.sure')} />
      <ChangeTime wording={wording} links={links} />
      <ButtonLink look="plain" href={links.keep}>
        {t('form.keep')}
      </ButtonLink>
    </form>
  );
}
