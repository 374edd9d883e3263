import type { CancelInput } from '@/lib/booking/cancel-input';
import { RetainedInput } from './retained-input';
import { CheckAgain } from './check-again';
import type { BookingPageProps } from './pages/props';

/** Reads the booking again. With nothing typed a link is enough, so a reload sends nothing. */
export function Recheck({
  wording,
  links,
  values,
  submit,
  quiet = false,
}: BookingPageProps & {
  readonly values: CancelInput;
  readonly submit: string;
  /** Where something else is to be done first. */
  readonly quiet?: boolean | undefined;
}) {
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
  return <CheckAgain wording={wording} href={links.here} name={submit} quiet={quiet} />;
}
