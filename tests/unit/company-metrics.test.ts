import { expect, test } from '@playwright/test';
import { createMetrics } from '@/lib/observability/metrics';

test('however many companies there are, two hundred are counted by themselves and the rest together', async () => {
  const metrics = createMetrics();
  for (let number = 0; number < 300; number += 1)
    metrics.outcome({
      outcome: 'cancelled',
      company: { id: `company-${number}`, name: `Salong ${number}` },
      reason: 'ill',
    });
  metrics.outcome({
    outcome: 'cancelled',
    company: { id: 'company-7', name: 'Renamed' },
    reason: 'ill',
  });
  const text = await metrics.text();
  expect(text.match(/^cancellation_company_outcomes_total\{/gm)).toHaveLength(201);
  expect(text.match(/^cancellation_company_info\{/gm)).toHaveLength(201);
  expect(text).toContain('company="others",outcome="cancelled",reason="ill"} 100');
  expect(text).toContain('company="company-7",outcome="cancelled",reason="ill"} 2');
  expect(text).not.toContain('Renamed');
});
