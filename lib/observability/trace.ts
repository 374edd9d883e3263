import { type Attributes, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Traces one step. Costs nothing where no traces are wanted (`lib/observability/tracing.ts`). Attributes never
 * hold an address's query, a code or anything of a customer.
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
        // What went wrong is in the log, without the words of the error: they may quote the address.
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
}

/** Notes something about the step under way. */
export function noteOnTrace(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}
