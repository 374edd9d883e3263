import type { CancelForm as Values } from '@/lib/booking/cancel-form';
import { RetainedInput } from '../retained-input';
import { PressStatus } from '../press-status';
import type { BookingPageProps } from './props';
import { ButtonLink } from '../button';

/** Reads the booking again. With nothing typed a link is enough, so a reload sends nothing. */
export function Recheck({
  wording,
  links,
  values,
  submit,
}: BookingPageProps & { readonly values: Values; readonly submit: string }) {
  if (values.comment !== '' || values.reason !== undefined) {
    return (
      <RetainedInput
        wording={wording}
        links={links}
        values={values}
        submit={submit}
        intent="recheck"
      />
    );
  }
  return (
    <div>
      <ButtonLink href={links.booking} data-once={wording.t('form.checking')}>
        {submit}
      </ButtonLink>
      <PressStatus wording={wording} />
    </div>
  );
}
