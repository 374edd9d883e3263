import { signInFailures } from '@/lib/bokamera/access-token';
import { cancelReasons } from '@/lib/booking/cancel-input';
import { automatedLooks } from '@/lib/booking/press';

/**
 * Every value of our metrics' labels. Prometheus sees no increase in a series that first appears at 1, so
 * each must start at 0. The types are those of the counting functions: an unlisted value does not compile.
 */
export { apiOperations } from '@/lib/bokamera/connection';
export { apiResults } from '@/lib/bokamera/failure';
export { moveSteps } from '@/lib/booking/move-booking';
export { cancelOutcomes } from '@/lib/booking/outcome';
export { pageNames } from '@/lib/booking/page';
export { acts } from '@/lib/booking/press';
export { limits } from '@/lib/http/limits';
export { deliveries } from '@/lib/webhook/outbox';

export const countedLooks = [...automatedLooks, 'just-made'] as const;
export const countedReasons = [...cancelReasons, 'none'] as const;
export const signInResults = ['ok', ...signInFailures] as const;
/** Classes of an answer's status. */
export const statusClasses = ['2xx', '3xx', '4xx', '5xx'] as const;
