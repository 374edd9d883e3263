import type { View } from '@/i18n/view';
import type { CancelForm as Values } from '@/lib/booking/cancel-form';
import { HiddenFields } from './hidden-fields';
import type { PageLinks } from './page-links';
import { PressStatus } from './press-status';

type Props = {
  readonly view: View;
  readonly links: PageLinks;
  readonly values: Values;
  /** Words on the button. */
  readonly submit: string;
  /** `recheck` reads the booking again and never cancels. */
  readonly intent: 'recheck' | 'cancel';
};

/** A form that carries on what was typed without asking for it again. */
export function KeptForm({ view, links, values, submit, intent }: Props) {
  const { t } = view;
  const underWay = t(intent === 'recheck' ? 'form.checking' : 'form.working');
  return (
    <form method="post" action={links.self} className="cancel" data-once={underWay}>
      <HiddenFields links={links} />
      {intent === 'recheck' && <input type="hidden" name="intent" value="recheck" />}
      {values.reason && <input type="hidden" name="reason" value={values.reason} />}
      {values.comment && <input type="hidden" name="comment" value={values.comment} />}
      {/* Keeping comes first: a program that presses whatever it finds first changes nothing. */}
      {intent === 'cancel' && (
        <a className="button quiet" href={links.keep}>
          {t('form.keep')}
        </a>
      )}
      <button type="submit" className={intent === 'cancel' ? 'button danger' : 'button'}>
        {submit}
      </button>
      <PressStatus view={view} />
      <Said view={view} values={values} />
    </form>
  );
}

function Said({ view: { t }, values }: Pick<Props, 'view' | 'values'>) {
  if (values.reason === undefined && values.comment === '') return null;
  return (
    <div className="said">
      <p className="note">{t('form.kept')}</p>
      {values.reason && <p>{t(`form.reason.${values.reason}`)}</p>}
      {values.comment && (
        <blockquote className="prewrap" dir="auto">
          {values.comment}
        </blockquote>
      )}
    </div>
  );
}
