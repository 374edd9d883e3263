import type { CancelForm as Values } from '@/lib/booking/cancel-form';
import { KeptForm } from '../kept-form';
import { PressStatus } from '../press-status';
import type { BookingPageProps } from './props';

/** Asks again what is true now. With nothing typed a plain link is enough, and leaves nothing to send twice on reload. */
export function Recheck({
  view,
  links,
  values,
  submit,
}: BookingPageProps & { readonly values: Values; readonly submit: string }) {
  if (values.comment !== '' || values.reason !== undefined) {
    return <KeptForm view={view} links={links} values={values} submit={submit} intent="recheck" />;
  }
  return (
    <div>
      <a className="button" href={links.self} data-once={view.t('form.checking')}>
        {submit}
      </a>
      <PressStatus view={view} />
    </div>
  );
}
