import type { View } from '@/i18n/view';
import type { Typed, TypedProblem } from '@/lib/booking/typed-link';

type Props = {
  readonly view: View;
  /** What was typed before, kept to be corrected. */
  readonly typed?: Typed | undefined;
  readonly problem?: TypedProblem | undefined;
};

/** Finds a booking by number and code, for links that a mail program cut or bent. */
export function FindForm({ view, typed, problem }: Props) {
  const { t, locale } = view;
  const said = problem && t(`find.problem.${problem}`);
  return (
    <form method="post" action={`/${locale}/bookings`} className="card find" noValidate>
      <h2>{t('find.heading')}</h2>
      <Field
        name="id"
        label={t('find.id')}
        hint={t('find.idHint')}
        value={typed?.id}
        problem={problem === 'id-unreadable' ? said : undefined}
      />
      <Field
        name="code"
        label={t('find.code')}
        hint={t('find.codeHint')}
        value={typed?.code}
        problem={problem === 'id-unreadable' ? undefined : said}
      />
      <button type="submit" className="button">
        {t('find.submit')}
      </button>
    </form>
  );
}

type FieldProps = {
  readonly name: 'id' | 'code';
  readonly label: string;
  readonly hint: string;
  readonly value: string | undefined;
  readonly problem: string | undefined;
};

function Field({ name, label, hint, value, problem }: FieldProps) {
  const field = `find-${name}`;
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <p id={`${field}-hint`} className="note">
        {hint}
      </p>
      {problem && (
        <p id={`${field}-problem`} className="problem">
          {problem}
        </p>
      )}
      <input
        id={field}
        name={name}
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        defaultValue={value}
        autoFocus={problem !== undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${field}-problem ${field}-hint` : `${field}-hint`}
      />
    </div>
  );
}
