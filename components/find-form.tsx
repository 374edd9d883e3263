import type { Wording } from '@/i18n/wording';
import type { TypedLinkParts, TypedProblem } from '@/lib/booking/typed-link';
import { findPath } from '@/lib/paths';
import { Button } from './button';
import { control, Field, Problem } from './field';
import { panel, note } from './looks';

type Props = {
  readonly wording: Wording;
  /** What was typed before, to correct. */
  readonly typed?: TypedLinkParts | undefined;
  readonly problem?: TypedProblem | undefined;
  /** Whether a link led here and nothing was typed: then the focus is on the heading. */
  readonly opened?: boolean;
};

/** Finds a booking by number and code, for links that a mail program damaged. */
export function FindForm({ wording, typed, problem, opened = false }: Props) {
  const { t, locale } = wording;
  const said = problem && t(`find.problem.${problem}`);
  return (
    <form method="post" action={findPath(locale)} className={panel} noValidate>
      <h2 className="text-lg">{t('find.heading')}</h2>
      <TypedField
        name="id"
        label={t('find.id')}
        hint={t('find.idHint')}
        value={typed?.id}
        problem={problem === 'id-unreadable' ? said : undefined}
        focus={!opened}
      />
      <TypedField
        name="code"
        label={t('find.code')}
        hint={t('find.codeHint')}
        value={typed?.code}
        problem={problem === 'id-unreadable' ? undefined : said}
        focus={!opened}
      />
      <Button>{t('find.submit')}</Button>
    </form>
  );
}

type TypedFieldProps = {
  readonly name: 'id' | 'code';
  readonly label: string;
  readonly hint: string;
  readonly value: string | undefined;
  readonly problem: string | undefined;
  /** Whether the field with the problem takes the focus. */
  readonly focus: boolean;
};

function TypedField({ name, label, hint, value, problem, focus }: TypedFieldProps) {
  const field = `find-${name}`;
  return (
    <Field id={field} label={label}>
      <p id={`${field}-hint`} className={note}>
        {hint}
      </p>
      {problem && <Problem id={`${field}-problem`}>{problem}</Problem>}
      <input
        id={field}
        className={control}
        name={name}
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        defaultValue={value}
        autoFocus={focus && problem !== undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${field}-problem ${field}-hint` : `${field}-hint`}
      />
    </Field>
  );
}
