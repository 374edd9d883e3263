type Section = { readonly heading: string; readonly text: string };

/** A page of short texts under headings. */
export function Sections({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <div className="card text">
      {sections.map(({ heading, text }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
}
