import type { View } from '@/i18n/view';
import type { Company } from '@/lib/booking/booking';
import {
  type CancelForm as Values,
  commentLimit,
  type FormProblem,
  type FormOptions,
} from '@/lib/booking/cancel-form';
import type { PageLinks } from './page-links';

type Props = {
  readonly view: View;
  readonly company: Company;
  readonly options: FormOptions;
  readonly links: PageLinks;
  readonly values: Values;
  readonly problem?: FormProblem | undefined;
  /** Words on the button that cancels. */
  readonly submit: string;
};

/** Reasons to tap, a comment, the button that cancels, and, well apart from it, the way out. */
export function CancelForm({ view, company, options, links, values, problem, submit }: Props) {
  const { t } = view;
  return (
    <form method="post" action={links.self} className="cancel" data-once={t('form.working')}>
      <HiddenFields links={links} />
      {options.reasons.length > 0 && <Reasons view={view} options={options} values={values} />}
      {options.comment !== 'off' && (
        <Comment
          view={view}
          company={company}
          required={options.comment === 'required'}
          value={values.comment}
          problem={problem}
        />
      )}
      <div className="actions" id="cancel">
        <button type="submit" className="button danger">
          {submit}
        </button>
        <a className="button plain" href={links.keep}>
          {t('form.keep')}
        </a>
      </div>
    </form>
  );
}

function Reasons({ view: { t }, options, values }: Pick<Props, 'view' | 'options' | 'values'>) {
  return (
    <fieldset>
      <legend>
        {t('form.reasons')} <span className="note">{t('form.optional')}</span>
      </legend>
      <div className="choices">
        {options.reasons.map((reason) => (
          <label key={reason} className="choice">
            <input
              type="radio"
              name="reason"
              value={reason}
              defaultChecked={values.reason === reason}
            />
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
        <span className="note">{required ? t('form.required') : t('form.optional')}</span>
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
        rows={3}
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
    <div className="banner warn" role="alert" tabIndex={-1} autoFocus id="problems">
      <h2>{t('form.problem')}</h2>
      <p>
        <a href="#comment">{problemText(t, problem, comment)}</a>
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
  }
}

type KeptFormProps = {
  readonly view: View;
  readonly links: PageLinks;
  readonly values: Values;
  /** Words on the button. */
  readonly submit: string;
  /** `recheck` reads the booking again and never cancels. */
  readonly intent: 'recheck' | 'cancel';
};

/** A form that carries on what was typed without asking for it again. */
export function KeptForm({ view: { t }, links, values, submit, intent }: KeptFormProps) {
  const underWay = t(intent === 'recheck' ? 'form.checking' : 'form.working');
  return (
    <form method="post" action={links.self} className="cancel" data-once={underWay}>
      <HiddenFields links={links} />
      {intent === 'recheck' && <input type="hidden" name="intent" value="recheck" />}
      {values.reason && <input type="hidden" name="reason" value={values.reason} />}
      {values.comment && <input type="hidden" name="comment" value={values.comment} />}
      {(values.reason !== undefined || values.comment !== '') && (
        <div className="kept">
          <p>{t('form.kept')}</p>
          <blockquote className="prewrap" dir="auto">
            {[values.reason && t(`form.reason.${values.reason}`), values.comment]
              .filter(Boolean)
              .join('\n')}
          </blockquote>
        </div>
      )}
      {intent === 'recheck' ? (
        <div className="actions">
          <button type="submit" className="button quiet">
            {submit}
          </button>
        </div>
      ) : (
        // Keeping comes first: a program that presses whatever it finds first changes nothing.
        <div className="actions">
          <a className="button quiet" href={links.keep}>
            {t('form.keep')}
          </a>
          <button type="submit" className="button danger">
            {submit}
          </button>
        </div>
      )}
    </form>
  );
}

function HiddenFields({ links }: { readonly links: PageLinks }) {
  return (
    <>
      {links.shown && <input type="hidden" name="shown" value={links.shown} />}
      <input type="hidden" name="token" value={links.formToken} />
    </>
  );
}
