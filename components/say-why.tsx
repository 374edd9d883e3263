import clsx from 'clsx';
import type { Wording } from '@/i18n/wording';
import type { ShownCompany } from '@/lib/booking/booking';
import {
  type CancelInput,
  type FormOptions,
  type FormProblem,
  isReasonRequired,
} from '@/lib/booking/cancel-input';
import { fittingLength, usualLimit } from '@/lib/booking/comment-limit';
import { Choice, choices } from './choice';
import { control, Field, Problem } from './field';
import { Fold } from './fold';
import { note } from './looks';
import { alert } from './banner';
import { named } from './named';

type Props = {
  readonly wording: Wording;
  readonly company: ShownCompany;
  readonly options: FormOptions;
  readonly input: CancelInput;
  readonly problem?: FormProblem | undefined;
  /** What to shorten the comment to, when the booking system refused its length. */
  readonly limit?: number | undefined;
};

/**
 * Reasons and a comment, folded into one line that says whether they are required. Unfolded when
 * they are required, need correcting, or have a value.
 */
export function SayWhy({ wording, company, options, input, problem, limit }: Props) {
  const { t } = wording;
  const { reasons, comment } = options;
  if (reasons.length === 0 && comment === 'off') return null;
  const isCommentRequired = comment === 'required';
  const required = isCommentRequired || isReasonRequired(options);
  const filled = input.reason !== undefined || input.comment !== '';
  return (
    <Fold
      open={required || problem !== undefined || filled}
      summary={
        <>
          {t('form.why')}{' '}
          <span className={note}>{required ? t('form.required') : t('form.optional')}</span>
        </>
      }
    >
      {reasons.length > 0 && (
        <Reasons wording={wording} options={options} input={input} problem={problem} />
      )}
      {comment !== 'off' && (
        <Comment
          wording={wording}
          company={company}
          required={isCommentRequired}
          value={input.comment}
          problem={problem === 'reason-missing' ? undefined : problem}
          limit={limit}
        />
      )}
    </Fold>
  );
}

function Reasons({ wording: { t }, options, input, problem }: Omit<Props, 'company'>) {
  const required = isReasonRequired(options);
  const missing = problem === 'reason-missing';
  return (
    <fieldset id="reasons" aria-describedby={missing ? 'reason-problem' : undefined}>
      <legend className="font-semibold">
        {t('form.reasons')}{' '}
        {(required || options.comment === 'required') && (
          <span className={note}>{required ? t('form.required') : t('form.optional')}</span>
        )}
      </legend>
      {missing && <Problem id="reason-problem">{t('form.reasonMissing')}</Problem>}
      <div className={clsx(choices, 'mb-3')}>
        {options.reasons.map((reason) => (
          <Choice
            key={reason}
            name="reason"
            value={reason}
            defaultChecked={input.reason === reason}
          >
            {t(`form.reason.${reason}`)}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

function Comment({
  wording: { t },
  company,
  required,
  value,
  problem,
  limit,
}: Pick<Props, 'wording' | 'company' | 'problem' | 'limit'> & {
  readonly required: boolean;
  readonly value: string;
}) {
  // Any sentence does, as a sample of the page's alphabet.
  const usual = usualLimit(t('form.commentMissing'));
  // Letters of other alphabets take more room: the hint names the same limit as the problem.
  const most = problem === 'comment-too-long' ? (limit ?? fittingLength(value)) : usual;
  const hint = t('form.commentHint', { ...named(company), limit: most });
  return (
    <Field
      id="comment"
      label={
        <>
          {required ? t('form.commentRequired') : t('form.comment')}{' '}
          {required && <span className={note}>{t('form.required')}</span>}
        </>
      }
    >
      <p id="comment-hint" className={note}>
        {hint}
      </p>
      {problem && <Problem id="comment-problem">{problemText(t, problem, value, limit)}</Problem>}
      <textarea
        id="comment"
        className={control}
        name="comment"
        rows={problem ? 6 : 2}
        dir="auto"
        required={required}
        defaultValue={value}
        aria-describedby={problem ? 'comment-problem comment-hint' : 'comment-hint'}
        aria-invalid={problem ? true : undefined}
      />
      {limit === undefined && (
        <p
          className={note}
          role="status"
          data-left={t('form.left', { left: '{}' })}
          data-over={t('form.over', { over: '{}' })}
        />
      )}
    </Field>
  );
}

/**
 * What to correct, with a link to the field; screen readers read it first. The alert is inside the
 * element that takes the focus: on one element, a screen reader may miss either (GOV.UK Frontend,
 * error-summary).
 */
export function FormErrors({
  wording: { t },
  problem,
  comment,
  limit,
}: {
  readonly wording: Wording;
  readonly problem: FormProblem;
  readonly comment: string;
  readonly limit: number | undefined;
}) {
  return (
    <div className={alert} tabIndex={-1} autoFocus>
      <div role="alert">
        <h2 className="text-lg">{t('form.problem')}</h2>
        <p>
          <a href={problem === 'reason-missing' ? '#reasons' : '#comment'}>
            {problemText(t, problem, comment, limit)}
          </a>
        </p>
        {/* A comment whose limit the booking system set was sent, and refused. */}
        {limit === undefined && <p>{t('act.notDone.cancel')}</p>}
      </div>
    </div>
  );
}

function problemText(
  t: Wording['t'],
  problem: FormProblem,
  comment: string,
  limit: number | undefined,
): string {
  switch (problem) {
    case 'comment-too-long':
      return t('form.commentTooLong', {
        count: comment.length,
        limit: limit ?? fittingLength(comment),
      });
    case 'comment-altered':
      return t('form.commentAltered');
    case 'comment-missing':
      return t('form.commentMissing');
    case 'reason-missing':
      return t('form.reasonMissing');
  }
}
