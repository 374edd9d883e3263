import { Counter, Gauge, type Registry } from 'prom-client';
import { cancelOutcomes, countedReasons } from './label-values';

type CountedCompany = {
  readonly id: string | undefined;
  readonly name: string | undefined;
};

/** A cancel that was sent, without the customer's words. */
export type CompanyCancel = {
  readonly outcome: (typeof cancelOutcomes)[number];
  readonly company: CountedCompany;
  /** The chosen reason; undefined for none. */
  readonly reason: (typeof countedReasons)[number] | undefined;
};

export type CompanyMetrics = {
  /**
   * Call when a booking of the company is read: creates its series at 0 before the first cancel.
   */
  readonly seen: (company: CountedCompany) => void;
  readonly outcome: (cancel: CompanyCancel) => void;
};

/** Most companies with series of their own; further ones are counted as `others`. */
const mostCompanies = 200;

/**
 * Makes the metrics by company. A company's series begin when one of its bookings is first opened. If
 * Prometheus does not scrape between that and the first cancel, it sees a series that begins at 1: sums
 * must add a series' first value (docs/deploy/dashboard.json), and alarms use `cancellation_outcomes_total`.
 */
export function createCompanyMetrics(registers: Registry[]): CompanyMetrics {
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
  const begun = new Set<string>();

  const labelOf = ({ id = 'unknown', name = id }: CountedCompany) => {
    const isCounted = known.has(id) || known.size < mostCompanies;
    const label = isCounted ? id : 'others';
    if (!known.has(label)) companies.set({ company: label, name: isCounted ? name : label }, 1);
    known.add(label);
    return label;
  };
  return {
    seen: (company) => {
      const label = labelOf(company);
      if (begun.has(label)) return;
      begun.add(label);
      for (const outcome of cancelOutcomes)
        for (const reason of countedReasons) cancels.inc({ company: label, outcome, reason }, 0);
    },
    outcome: ({ outcome, company, reason = 'none' }) =>
      cancels.inc({ company: labelOf(company), outcome, reason }),
  };
}
