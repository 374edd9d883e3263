import type { CancelInput } from '@/lib/booking/cancel-input';
import { RetainedInput } from './retained-input';
import { RecheckLink } from './recheck-link';
import type { BookingPageProps } from './pages/props';

/** Reads the booking again. With nothing typed a link is enough, so a reload sends nothing. */
export function Recheck({
  wording,
  links,
  input,
  submit,
  quiet = false,
}: BookingPageProps & {
  readonly input: CancelInput;
  readonly submit: string;
  /** Where something else is to be done first. */
  readonly quiet?: boolean | undefined;
}) {
  if (input.comment !== '' || input.reason !== undefined) {
    return (
      <RetainedInput
        wording={wording}
        links={links}
        input={input}
        submit={submit}
        intent="recheck"
      />
    );
  }
  return <RecheckLink wording={wording} href={links.here} name={submit} quiet={quiet} />;
}
