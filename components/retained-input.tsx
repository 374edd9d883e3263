import type { ReactNode } from 'react';
import type { CancelInput } from '@/lib/booking/cancel-input';
import { HiddenFields } from './hidden-fields';
import type { BookingPageProps } from './pages/props';
import { PressStatus } from './press-status';
import { Button } from './button';
import { formLook } from './looks';
import { CustomerText } from './customer-text';

type Props = Pick<BookingPageProps, 'wording' | 'links'> & {
  readonly input: CancelInput;
  /** The label of the button. */
  readonly submit: string;
  /** `recheck` reads the booking again and never cancels. */
  readonly intent: 'recheck' | 'cancel';
  /** What stands between the button and what was typed. */
  readonly children?: ReactNode;
};

/** A form that passes on what was typed, so that nobody types it again. */
export function RetainedInput({ wording, links, input, submit, intent, children }: Props) {
  const { t } = wording;
  const isRecheck = intent === 'recheck';
  return (
    <form
      method="post"
      action={isRecheck ? links.here : links.booking}
      className={formLook}
      data-once={t(isRecheck ? 'form.checking' : 'form.working')}
    >
      <HiddenFields links={links} />
      {isRecheck && <input type="hidden" name="intent" value="recheck" />}
      {input.reason && <input type="hidden" name="reason" value={input.reason} />}
      {input.comment && <input type="hidden" name="comment" value={input.comment} />}
      <div>
        <Button look={intent === 'cancel' ? 'danger' : 'calm'}>{submit}</Button>
        <PressStatus wording={wording} className="mt-2 text-center empty:mt-0" />
      </div>
      {children}
      <CustomerText
        label={t('form.entered')}
        reason={input.reason && t(`form.reason.${input.reason}`)}
        text={input.comment}
      />
    </form>
  );
}

/** A button that leads to the page behind "keep", as a form of its own. */
export function KeepForm({ keep, label }: { readonly keep: string; readonly label: string }) {
  const [path, query] = keep.split('?');
  return (
    <form method="get" action={path} className={formLook}>
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look="quiet">{label}</Button>
    </form>
  );
}
