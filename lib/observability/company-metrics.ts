import { Counter, Gauge, type Registry } from 'prom-client';

/** One cancel that was sent, as it is counted: no word of the customer's. */
export type CountedCancel = {
  readonly outcome: string;
  readonly company: { readonly id: string | undefined; readonly name: string | undefined };
  /** Which of the offered reasons was chosen; undefined when none was. */
  readonly reason: string | undefined;
};

/** Most companies that are counted by themselves; whoever comes later is counted as `others`. */
const mostCompanies = 200;

/** Makes the numbers by company. Only a company whose booking was opened and cancelled gets one. */
export function createCompanyMetrics(registers: Registry[]): (cancel: CountedCancel) => void {
  const cancels = new Counter({
    name: 'cancellation_company_outcomes_total',
    help: 'DELETE requests sent to the API, by company, what is known of them afterwards, and the reason that was chosen',
    labelNames: ['company', 'outcome', 'reason'],
    registers,
  });
  const companies = new Gauge({
    name: 'cancellation_company_info',
    help: 'The name of each company that is counted',
    labelNames: ['company', 'name'],
    registers,
  });
  const known = new Set<string>();
  return ({ outcome, company: { id = 'unknown', name = id }, reason = 'none' }) => {
    const isCounted = known.has(id) || known.size < mostCompanies;
    const company = isCounted ? id : 'others';
    if (!known.has(company)) companies.set({ company, name: isCounted ? name : company }, 1);
    known.add(company);
    cancels.inc({ company, outcome, reason });
  };
}
