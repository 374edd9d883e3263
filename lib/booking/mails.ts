/** A mail address as a company wrote it, or text that may contain one. */
export type Mail = {
  /** What the page shows. */
  readonly text: string;
  /** The address to write to; undefined when it would be a guess, so that no stranger gets mail. */
  readonly address: string | undefined;
};

/** Most addresses that a page shows. */
const mostMails = 5;
/** Longest field that is shown as text, in UTF-16 code units. */
const longestText = 200;
/** Longest address, in UTF-16 code units (RFC 5321, 4.5.3.1). */
const longestAddress = 254;

/** A dot-atom (RFC 5322, with letters of any script as in RFC 6531), and a host with a dot. */
const address =
  /^(?!.{65,}@)[\p{L}\p{M}\p{N}!#$%&'*+=?^_`{}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+=?^_`{}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+(?:xn--[a-z\d-]{2,59}|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]{2,}|\p{Lu}{2,})$/u;

/** Excludes characters that no unquoted address has, and two that usually separate addresses. */
const written = /[^\s,;:<>()[\]"“”„‘’«»|/\\]*@[^\s,;:<>()[\]"“”„‘’«»|/\\]*/gu;

/** What may follow an address directly, by the character before it. */
const closers: Readonly<Record<string, string>> = {
  '<': '>',
  '(': ')',
  '[': ']',
  '"': '"',
  '“': '”',
  '”': '”',
  '„': '“”',
  '‘': '’',
  '’': '’',
  '«': '»',
  '»': '«»',
};
const openers = Object.keys(closers).join('');

/**
 * Reads the mail addresses in a field that a company wrote, five at most. An address counts only if
 * both its ends are certain: half of `mary.o’brien@…` or of `hår & hud@…` is somebody else's. A
 * field with anything uncertain is shown as text, beside the certain addresses.
 */
export function readMails(field: string): readonly Mail[] {
  const sure: Mail[] = [];
  let isAllSure = !/[([{](?:at|a|snabel-?a)[)\]}]|＠/i.test(field);
  for (const { 0: token, index } of field.matchAll(written)) {
    const found = readAddress(token, field.slice(0, index), field.slice(index + token.length));
    if (found === undefined) isAllSure = false;
    else if (!sure.some((mail) => mail.address === found))
      sure.push({ text: found, address: found });
  }
  const text = field.trim();
  if (isAllSure) return sure.slice(0, mostMails);
  const shown = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return [...sure.slice(0, mostMails - 1), { text: shown, address: undefined }];
}

/** The address in a token, judged with the text before and after it. */
function readAddress(token: string, before: string, after: string): string | undefined {
  const isMailto = /mailto:$/i.test(before);
  const unlabelled = token.replace(/^(?:e-?post|e-?mail|mejl|mail)=/i, '');
  const unquoted = /^(['*`~]{1,3})(.+)\1[.!?]*$/u.exec(unlabelled)?.[2] ?? unlabelled;
  const ended = unquoted.replace(/(@[^?]*)\?.*$/u, '$1').replace(/[.!]+$/u, '');
  const found = isMailto ? decoded(ended) : ended;
  if (found === undefined || found.length > longestAddress || !address.test(found))
    return undefined;
  // An unpaired quote.
  if (found.startsWith("'")) return undefined;
  return (isMailto || startsHere(before, after)) && endsHere(before, after, isMailto)
    ? found
    : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whether an address can start after this text, instead of continuing a longer one. */
function startsHere(before: string, after: string): boolean {
  if (before === '') return true;
  // Another address, and a separator between two.
  if (/@[^\s,;|/]*[,;|/]$/.test(before) || /[^\s@,;|/]@\S+\s+[&+/,;|–-]\s+$/.test(before))
    return true;
  const sign = before.slice(-1);
  if (/\s/.test(sign)) return !/[^\s@][.&+'’‘´`_#=-]\s+$|(?:^|\s)[.&+'’‘´`_#=]\s+$/.test(before);
  if (sign === ':') return label.test(before);
  // The end of an HTML start tag.
  if (sign === '>') return /<[a-z][^<>]*>$/i.test(before) && after.startsWith('<');
  return (
    openers.includes(sign) &&
    (/[<([]/.test(sign) || /^$|[\s<([,;:]$/.test(before.slice(0, -1))) &&
    (/[([]/.test(sign) || (closers[sign] ?? '').includes(after.charAt(0) || ' '))
  );
}

/** What companies write before an address; its colon is no typo for a dot. */
const label =
  /(?:^|[\s,;<>("'[|/])(?:mail ?to|(?:e[-‐ ]?)?(?:post|mail|mejl|maili?|posta|postadress|mailadress)|epost|sähköposti|adress|kontakt|contact|email address|البريد|بريد)\s*:$/iu;

/** Whether an address can end before this text, instead of continuing. */
function endsHere(before: string, after: string, isMailto: boolean): boolean {
  const sign = after.charAt(0);
  switch (sign) {
    case '':
    case '<':
    case '(':
    case '[':
    case '/':
    case '|':
      return true;
    case ',':
    case ';':
    case ':':
      // A typo for a dot, unless a space, a number or another address follows.
      return /^.(?:$|[\s\d+(<["'])|^.[^\s,;:|/]*@/.test(after);
    case ')':
    case ']':
      return true;
    case '\\':
      return false;
    default:
      if (/\s/.test(sign)) return !/^\s+[.@'’_=]/.test(after);
      return isMailto || (closers[before.slice(-1)] ?? '').includes(sign);
  }
}
