import type { View } from '@/i18n/view';
import type { Company } from '@/lib/booking/booking';
import type { CancelForm as Values, FormOptions, FormProblem } from '@/lib/booking/cancel-form';
import { HiddenFields } from './hidden-fields';
import type { PageLinks } from './page-links';
import { PressStatus } from './press-status';
import { SayWhy } from './say-why';

type Props = {
  readonly view: View;
  readonly company: Company;
  readonly options: FormOptions;
  readonly links: PageLinks;
  readonly values: Values;
  readonly problem?: FormProblem | undefined;
  /** Words on the button that cancels. */
  readonly submit: string;
  /** Whether the button stands above the question why, as where it was answered already. */
  readonly buttonFirst?: boolean;
};

/** Why, folded into a line, the button that cancels, and, well apart from it, the way out. */
export function CancelForm({ view, links, submit, buttonFirst = false, ...asked }: Props) {
  const { t } = view;
  const why = <SayWhy view={view} {...asked} />;
  return (
    // What is missing is told in our own words by the answer, not in the browser's.
    <form
      method="post"
      action={links.self}
      className="cancel"
      noValidate
      data-once={t('form.working')}
    >
      <HiddenFields links={links} />
      {!buttonFirst && why}
      <button type="submit" className="button danger">
        {submit}
      </button>
      <PressStatus view={view} before={t('form.sure')} />
      <WaysOut view={view} links={links} />
      {buttonFirst && why}
    </form>
  );
}

/** Beside keeping the time, where the company offers it: changing it. */
function WaysOut({ view: { t }, links }: Pick<Props, 'view' | 'links'>) {
  const keep = (
    <a className="button plain" href={links.keep}>
      {t('form.keep')}
    </a>
  );
  if (!links.time) return keep;
  return (
    <div className="ways">
      <a className="button plain" href={links.time.choose}>
        {t('choose-time.offer')}
      </a>
      {keep}
    </div>
  );
}
