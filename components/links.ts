/** Opens the place in the phone's map app, or on the web if there is none. */
export function mapLink(name: string | undefined, address: string): string {
  const query = [name, address].filter(Boolean).join(', ');
  return `https://www.google.com/maps/search/?${new URLSearchParams({ api: '1', query })}`;
}

/** The `mailto:` address of a mail address; escapes `?` and `&`, which would begin a subject. */
export function mailLink(email: string): string {
  return `mailto:${email.split('@').map(encodeURIComponent).join('@')}`;
}
