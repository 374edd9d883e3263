import type { View } from '@/i18n/view';
import type { Company } from '@/lib/booking/booking';
import {
  type CancelForm as Values,
  commentLimit,
  type FormOptions,
  type FormProblem,
  isReasonRequired,
} from '@/lib/booking/cancel-form';
import { Fold } from './fold';

type Props = {
  readonly view: View;
  readonly company: Company;
  readonly options: FormOptions;
  readonly values: Values;
  readonly problem?: FormProblem | undefined;
};

/**
 * Reasons to tap and a comment, in one line that says whether it must be answered. It stands open
 * when it must, when something in it needs correcting, and when it holds something.
 */
export function SayWhy({ view, company, options, values, problem }: Props) {
  const { t } = view;
  const { reasons, comment } = options;
  if (reasons.length === 0 && comment === 'off') return null;
  const isCommentRequired = comment === 'required';
  const required = isCommentRequired || isReasonRequired(options);
  const filled = values.reason !== undefined || values.comment !== '';
  return (
    <Fold
      open={required || problem !== undefined || filled}
      summary={
        <>
          {t('form.why')}{' '}
          <span className="note">{required ? t('form.required') : t('form.optional')}</span>
        </>
      }
    >
      {reasons.length > 0 && (
        <Reasons view={view} options={options} values={values} problem={problem} />
      )}
      {comment !== 'off' && (
        <Comment
          view={view}
          company={company}
          required={isCommentRequired}
          value={values.comment}
          problem={problem === 'reason-missing' ? undefined : problem}
        />
      )}
    </Fold>
  );
}

function Reasons({ view: { t }, options, values, problem }: Omit<Props, 'company'>) {
  const required = isReasonRequired(options);
  const missing = problem === 'reason-missing';
  return (
    <fieldset id="reasons" aria-describedby={missing ? 'reason-problem' : undefined}>
      <legend>
        {t('form.reasons')}{' '}
        {(required || options.comment === 'required') && (
          <span className="note">{required ? t('form.required') : t('form.optional')}</span>
        )}
      </legend>
      {missing && (
        <p id="reason-problem" className="problem">
          {t('form.reasonMissing')}
        </p>
      )}
      <div className="choices">
        {options.reasons.map((reason) => (
          <label key={reason} className="choice">
            <input
              type="radio"
              name="reason"
              value={reason}
              defaultChecked={values.reason === reason}
            />{' '}
            <span>{t(`form.reason.${reason}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Comment({
  view: { t },
  company,
  required,
  value,
  problem,
}: Pick<Props, 'view' | 'company' | 'problem'> & {
  readonly required: boolean;
  readonly value: string;
}) {
  const hint = company.name
    ? t('form.commentHint', { company: company.name, limit: commentLimit })
    : t('form.commentHintUnnamed', { limit: commentLimit });
  return (
    <div className="field">
      <label htmlFor="comment">
        {required ? t('form.commentRequired') : t('form.comment')}{' '}
        {required && <span className="note">{t('form.required')}</span>}
      </label>
      <p id="comment-hint" className="note">
        {hint}
      </p>
      {problem && (
        <p id="comment-problem" className="problem">
          {problemText(t, problem, value)}
        </p>
      )}
      <textarea
        id="comment"
        name="comment"
        rows={2}
        dir="auto"
        maxLength={problem ? undefined : commentLimit}
        required={required}
        defaultValue={value}
        aria-describedby={problem ? 'comment-problem comment-hint' : 'comment-hint'}
        aria-invalid={problem ? true : undefined}
      />
      <p className="note" role="status" data-left={t('form.left', { left: '{left}' })} />
    </div>
  );
}

/** The list of what to correct, linked to the field, read out first. */
export function ErrorSummary({
  view: { t },
  problem,
  comment,
}: {
  readonly view: View;
  readonly problem: FormProblem;
  readonly comment: string;
}) {
  return (
    <div className="banner" role="alert" tabIndex={-1} autoFocus id="problems">
      <h2>{t('form.problem')}</h2>
      <p>
        <a href={problem === 'reason-missing' ? '#reasons' : '#comment'}>
          {problemText(t, problem, comment)}
        </a>
      </p>
    </div>
  );
}

function problemText(t: View['t'], problem: FormProblem, comment: string): string {
  switch (problem) {
    case 'comment-too-long':
      return t('form.commentTooLong', { count: comment.length, limit: commentLimit });
    case 'comment-missing':
      return t('form.commentMissing');
    case 'reason-missing':
      return t('form.reasonMissing');
  }
}
