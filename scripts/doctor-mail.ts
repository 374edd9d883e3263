import PostalMime from 'postal-mime';
import { readCode } from '@/lib/booking/repair-code';
import { type LinkRepair, readPastedLink } from '@/lib/booking/read-link';
import { readUrl } from '@/lib/read-url';
import { type Finding, fix, good, note } from './doctor-finding';

/**
 * Says which links of ours a saved email has, and how each was damaged. Asks nobody anything, so what a
 * filter hides behind a number of its own stays hidden. Prints no code.
 */
export async function* examineMail(file: Uint8Array): AsyncGenerator<Finding> {
  const { html, text } = await PostalMime.parse(file);
  const parts = [
    { about: 'HTML part', addresses: html === undefined ? undefined : hrefsIn(html) },
    { about: 'Text part', addresses: text === undefined ? undefined : addressesIn(text) },
  ];
  let found = 0;
  for (const { about, addresses } of parts) {
    if (addresses === undefined) {
      yield note(about, 'there is none');
      continue;
    }
    const findings = addresses.flatMap((address) => examineAddress(about, address) ?? []);
    found += findings.length;
    if (findings.length === 0) {
      const hosts = [...new Set(addresses.flatMap((one) => hostOf(one) ?? []))].slice(0, 5);
      const others = hosts.length === 0 ? '' : `; its addresses lead to ${hosts.join(', ')}`;
      yield note(about, `no link to a booking in it${others}`);
    }
    yield* findings;
  }
  if (found === 0)
    yield fix(
      'The mail',
      'it has no link to a booking that can be read here; see docs/operators.md, "The link in your emails"',
    );
}

function examineAddress(about: string, address: string): Finding | undefined {
  const read = readPastedLink(address);
  if (read.kind === 'parts' && /bookings?/i.test(address)) {
    const lacking = read.id === '' ? 'its number' : 'its code';
    return fix(about, `a link lacks ${lacking}: did the template fill it in?`);
  }
  if (read.kind !== 'link') return undefined;
  const [asIs, guess] = readCode(read.value);
  const repairs = [...new Set([...read.repairs, ...asIs.repairs])];
  const host = hostOf(address) ?? 'a host that cannot be read';
  const link = `the link to booking ${read.link.id} (by ${host})`;
  if (repairs.length > 0) return fix(about, `${link} is damaged and repaired: ${tell(repairs)}`);
  return guess
    ? note(about, `${link} has a code that may be damaged: ${tell(guess.repairs)}`)
    : good(about, `${link} is as it should be`);
}

const tell = (repairs: readonly LinkRepair[]) =>
  repairs.map((repair) => `${repair} (${meanings[repair]})`).join(', ');

const meanings: Readonly<Record<LinkRepair, string>> = {
  end: 'signs stand behind the code',
  invisible: 'invisible signs stand in it',
  query: 'another parameter hangs on the code',
  plus: 'a blank became +, or + a blank',
  'quoted-printable': '= was sent as =3D and not undone',
  encoded: '?, = or & are percent encoded',
  entity: '& was written as &amp; once too often',
  'second-question-mark': 'a second ? where & belongs',
  separator: '; or another sign where ? or & belongs',
  name: 'the code’s name is not "code"',
  path: 'the path before the number is not /LANGUAGE/bookings/',
  language: 'its language is not one of the site’s',
  twice: 'the code stands there twice',
  wrapped: 'a filter or a tracking service put its own address around it',
  'broken-line': 'a line break stands in it',
  'older-shape': 'number and code both stand in the query',
};

/** The addresses of links in HTML, also in comments for Outlook, with entities undone once, as a mail program does. */
function hrefsIn(html: string): readonly string[] {
  const hrefs = html.matchAll(/<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi);
  return [...hrefs].map(([, double, single, bare]) =>
    (double ?? single ?? bare ?? '').replace(
      /&(?:amp|quot|lt|gt|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
      (entity, decimal?: string, hex?: string) => {
        const point = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : undefined;
        if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
        return (
          { '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>' }[entity.toLowerCase()] ?? entity
        );
      },
    ),
  );
}

/** The addresses in a text; the whole text where its lines are broken within them. */
function addressesIn(text: string): readonly string[] {
  const addresses = [...text.matchAll(/https?:\/\/[^\s<>"]+/gi)].map(([address]) => address);
  return addresses.some((address) => readPastedLink(address).kind === 'link')
    ? addresses
    : [...addresses, text];
}

const hostOf = (address: string): string | undefined => readUrl(address)?.host;
