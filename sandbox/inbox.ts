import { companies } from './companies';
import { type Mail, renderInbox } from './inbox-page';
import type { Sandbox } from './sandbox';
import { type Scenario, scenarios } from './scenarios';

let mails: Mail[] | undefined;

/** The emails that customers would get, one per scenario, each with its link. */
export function mailsOf(sandbox: Sandbox): readonly Mail[] {
  mails ??= scenarios.map((scenario) => deliver(scenario, sandbox));
  return mails;
}

/** The inbox with these emails. */
export function inboxPage(sandbox: Sandbox): string {
  return renderInbox(mailsOf(sandbox), sandbox.site, sandbox.editor);
}

function deliver(scenario: Scenario, { store }: Sandbox): Mail {
  const booking = store.add(scenario.make(companies[scenario.company]));
  const code = scenario.linkCode ?? booking.CancellationCode;
  const fragment = scenario.fragment ? `#${scenario.fragment}` : '';
  return {
    scenario,
    booking,
    delivered: Date.now(),
    path: `/${scenario.language}/bookings/${booking.Id}${scenario.below ?? ''}?${new URLSearchParams({ code })}${fragment}`,
  };
}
