import { panel } from './looks';

type Section = { readonly heading: string; readonly text: string };

/** A page of short texts under headings. */
export function Sections({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <div className={panel}>
      {sections.map(({ heading, text }) => (
        <section key={heading}>
          <h2 className="text-lg">{heading}</h2>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
}
