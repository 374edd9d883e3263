/** Opens the place in the phone's map app, or on the web where there is none. */
export function mapLink(name: string | undefined, address: string): string {
  const query = [name, address].filter(Boolean).join(', ');
  return `https://www.google.com/maps/search/?${new URLSearchParams({ api: '1', query })}`;
}

/** A `mailto:` address; undefined when it is not plainly one. */
export function mailLink(email: string): string | undefined {
  return /^[^\s@<>"?&]+@[^\s@<>"?&]+$/.test(email) ? `mailto:${encodeURI(email)}` : undefined;
}
