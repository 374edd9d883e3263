/** Values for a sentence that names the company, and has other words for one without a name. */
export function named(company: { readonly name: string | undefined }) {
  return { named: company.name ? 'yes' : 'no', company: company.name ?? '' } as const;
}
