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
  const form = (
    <form method="post" action={links.self} className="cancel" data-once={underWay}>
      <HiddenFields links={links} />
      {intent === 'recheck' && <input type="hidden" name="intent" value="recheck" />}
      {values.reason && <input type="hidden" name="reason" value={values.reason} />}
      {values.comment && <input type="hidden" name="comment" value={values.comment} />}
      <button type="submit" className={intent === 'cancel' ? 'button danger' : 'button'}>
        {submit}
      </button>
      <PressStatus view={view} />
      <Said view={view} values={values} />
    </form>
  );
  if (intent === 'recheck') return form;
  return (
    <div className="two-ways">
      {/* Keeping comes first: a program that presses whatever button it finds first changes nothing. */}
      <KeepForm view={view} keep={links.keep} />
      {form}
    </div>
  );
}

/** The way out as a button of its own: a form that only asks for the page behind "keep". */
export function KeepForm({ view, keep }: { readonly view: View; readonly keep: string }) {
  const [path, query] = keep.split('?');
  return (
    <form method="get" action={path} className="cancel">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="button quiet">
        {view.t('form.keep')}
      </button>
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
