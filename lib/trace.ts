import { type Attributes, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Traces one step; a no-op unless tracing is on (`tracing.ts`). Attributes never hold a query string, a
 * code or customer data.
 */
export function traced<Answer>(
  name: string,
  attributes: Attributes,
  step: (span: Span) => Promise<Answer>,
): Promise<Answer> {
  return trace
    .getTracer('bokamera-cancellation')
    .startActiveSpan(name, { attributes }, async (span) => {
      try {
        return await step(span);
      } catch (error) {
        // No error message, which may quote the address; the log has the kind of error.
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
}

/** Adds attributes to the current step. */
export function noteOnTrace(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}
