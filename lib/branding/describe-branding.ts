import type { BrandingFile } from './branding-schema';

/** What a branding file is about, in a line for its operator, and whether it closes a site. */
export function describeBranding({ everywhere, hosts, companies }: BrandingFile): {
  readonly text: string;
  readonly isClosed: boolean;
} {
  const closed = [
    ...(everywhere.maintenance === 'on' ? ['everywhere'] : []),
    ...Object.entries(hosts).flatMap(([host, { maintenance }]) =>
      maintenance === 'on' ? [host] : [],
    ),
  ];
  const about = [
    `${Object.keys(everywhere).length} entries for everybody`,
    `${Object.keys(hosts).length} hosts`,
    `${Object.keys(companies).length} companies`,
  ].join(', ');
  return {
    text: closed.length > 0 ? `${about}; CLOSED for maintenance: ${closed.join(', ')}` : about,
    isClosed: closed.length > 0,
  };
}
