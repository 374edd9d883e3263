/** How templates, mail programs, filters and people damage links. */

type Link = { readonly id: number; readonly code: string };

/** A link as it is opened, its path and query, by what was done to it. */
export const openedDamaged: Readonly<Record<string, (link: Link) => string>> = {
  '&amp; before code': ({ id, code }) => `/sv/bookings/${id}?utm_source=mail&amp;code=${code}`,
  '&amp;amp; before code': ({ id, code }) => `/sv/bookings/${id}?a=1&amp;amp;code=${code}`,
  '&#38; before code': ({ id, code }) => `/sv/bookings/${id}?a=1&%2338;code=${code}`,
  'amp; stuck to the name': ({ id, code }) => `/sv/bookings/${id}?amp;code=${code}`,
  '%26amp%3B before code': ({ id, code }) => `/sv/bookings/${id}?a=1%26amp%3Bcode=${code}`,
  'a second ? behind': ({ id, code }) =>
    `/sv/bookings/${id}?code=${code}?utm_source=mail&utm_medium=x`,
  'a second ? before': ({ id, code }) => `/sv/bookings/${id}?utm_source=mail?code=${code}`,
  'an encoded ? and = behind': ({ id, code }) =>
    `/sv/bookings/${id}?code=${code}%3Futm_source%3Dmail`,
  'an encoded & behind': ({ id, code }) => `/sv/bookings/${id}?code=${code}%26utm_source%3Dmail`,
  'unknown name behind an encoded ?': ({ id, code }) =>
    `/sv/bookings/${id}?code=${code}%3Fsource%3Dmail`,
  'code%3D': ({ id, code }) => `/sv/bookings/${id}?code%3D${code}`,
  'code%253D': ({ id, code }) => `/sv/bookings/${id}?code%253D${code}`,
  '%3Fcode=': ({ id, code }) => `/sv/bookings/${id}%3Fcode=${code}`,
  '%3Fcode%3D': ({ id, code }) => `/sv/bookings/${id}%3Fcode%3D${code}`,
  '%253Fcode%253D': ({ id, code }) => `/sv/bookings/${id}%253Fcode%253D${code}`,
  '%3Fcode%3D and %26': ({ id, code }) => `/sv/bookings/${id}%3Fcode%3D${code}%26utm_source%3Dm`,
  'encoded slashes': ({ id, code }) => `/sv%2Fbookings%2F${id}?code=${code}`,
  'all encoded': ({ id, code }) => `/sv%2Fbookings%2F${id}%3Fcode%3D${code}`,
  '&code= without ?': ({ id, code }) => `/sv/bookings/${id}&code=${code}`,
  ';code= without ?': ({ id, code }) => `/sv/bookings/${id};code=${code}`,
  '/code=': ({ id, code }) => `/sv/bookings/${id}/code=${code}`,
  '/?code=': ({ id, code }) => `/sv/bookings/${id}/?code=${code}`,
  '/&code=': ({ id, code }) => `/sv/bookings/${id}/&code=${code}`,
  'no sign before code': ({ id, code }) => `/sv/bookings/${id}code=${code}`,
  'a ; behind': ({ id, code }) => `/sv/bookings/${id}?code=${code};utm_source=mail`,
  'CODE=': ({ id, code }) => `/sv/bookings/${id}?CODE=${code}`,
  'Code=': ({ id, code }) => `/sv/bookings/${id}?Code=${code}`,
  'CancellationCode=': ({ id, code }) => `/sv/bookings/${id}?CancellationCode=${code}`,
  'cancellation_code=': ({ id, code }) => `/sv/bookings/${id}?cancellation_code=${code}`,
  'UnbookCode=': ({ id, code }) => `/sv/bookings/${id}?UnbookCode=${code}`,
  '/SV/': ({ id, code }) => `/SV/bookings/${id}?code=${code}`,
  '/sv-SE/': ({ id, code }) => `/sv-SE/bookings/${id}?code=${code}`,
  '/sv_SE/': ({ id, code }) => `/sv_SE/bookings/${id}?code=${code}`,
  '/no/': ({ id, code }) => `/no/bookings/${id}?code=${code}`,
  '/nn-NO/': ({ id, code }) => `/nn-NO/bookings/${id}?code=${code}`,
  '/se/': ({ id, code }) => `/se/bookings/${id}?code=${code}`,
  '/fr/, unknown': ({ id, code }) => `/fr/bookings/${id}?code=${code}`,
  '/BOOKINGS/': ({ id, code }) => `/SV/BOOKINGS/${id}?CODE=${code}`,
  'no language': ({ id, code }) => `/bookings/${id}?code=${code}`,
  'no language, &code=': ({ id, code }) => `/bookings/${id}&code=${code}`,
  'doubled slashes': ({ id, code }) => `/sv//bookings//${id}?code=${code}`,
  'a doubled first slash': ({ id, code }) => `//sv/bookings/${id}?code=${code}`,
  'a slash at the end': ({ id, code }) => `/sv/bookings/${id}?code=${code}/`,
  'the language twice': ({ id, code }) => `/sv/sv/bookings/${id}?code=${code}`,
  'a blank before the number': ({ id, code }) => `/sv/bookings/%20${id}?code=${code}`,
  'a blank after the number': ({ id, code }) => `/sv/bookings/${id}%20?code=${code}`,
  'a zero-width sign after the number': ({ id, code }) =>
    `/sv/bookings/${id}%E2%80%8B?code=${code}`,
  'braces left by a template': ({ id, code }) => `/sv/bookings/%7B${id}%7D?code=%7B${code}%7D`,
  ...Object.fromEntries(
    [
      ...['.', ')', '>', '"', ',', ';', '!', ']', '”', '»', '*', '?', ':', "'", '…', '’', '}', '|'],
      ...[
        '%20',
        '%C2%A0',
        '%E2%80%8B',
        '%EF%BB%BF',
        '%0A',
        '%0D%0A',
        '+',
        '&',
        '&amp;',
        '#',
        '%2E',
      ],
      ...[
        '%3E',
        '%22%3E',
        '.%20',
        ').',
        '&gt;',
        '%26gt%3B',
        '_',
        '=',
        '\\',
        '**',
        '`',
        '%E3%80%82',
      ],
    ].map((end) => [
      `${end} at the end`,
      ({ id, code }: Link) => `/sv/bookings/${id}?code=${code}${end}`,
    ]),
  ),
  'in quotes': ({ id, code }) => `/sv/bookings/${id}?code=%22${code}%22`,
  'in angle brackets': ({ id, code }) => `/sv/bookings/${id}?code=%3C${code}%3E`,
  'a soft hyphen within': ({ id, code }) =>
    `/sv/bookings/${id}?code=${code.slice(0, 2)}%C2%AD${code.slice(2)}`,
  'a zero-width sign within': ({ id, code }) =>
    `/sv/bookings/${id}?code=${code.slice(0, 2)}%E2%80%8B${code.slice(2)}`,
  'a line end within': ({ id, code }) =>
    `/sv/bookings/${id}?code=${code.slice(0, 2)}%0D%0A%20${code.slice(2)}`,
  'the same code twice': ({ id, code }) => `/sv/bookings/${id}?code=${code}&code=${code}`,
  'an empty code first': ({ id, code }) => `/sv/bookings/${id}?code=&code=${code}`,
  'under two names': ({ id, code }) => `/sv/bookings/${id}?code=${code}&CancellationCode=${code}`,
  'the whole link twice': ({ id, code }) =>
    `/sv/bookings/${id}?code=${code}https://avboka.example/sv/bookings/${id}?code=${code}`,
  '=3D': ({ id, code }) => `/sv/bookings/${id}?code=3D${code}`,
  '==3D': ({ id, code }) => `/sv/bookings/${id}?code==3D${code}`,
  '=3D and a soft break': ({ id, code }) =>
    `/sv/bookings/${id}?code=3D${code.slice(0, 3)}=%0D%0A${code.slice(3)}`,
  'number and code in the query': ({ id, code }) => `/sv/bookings?id=${id}&amp;code=${code}`,
  'number and code in the query, twice': ({ id, code }) =>
    `/?Id=${id}&Id=${id}&CancellationCode=${code}&CancellationCode=${code}`,
  'below the booking': ({ id, code }) => `/sv/bookings/${id}/cancel?code=${code}`,
};

const encoded = encodeURIComponent;
const proofpoint2 = (url: string) =>
  encoded(url).replace(/-/g, '%2D').replace(/_/g, '%5F').replace(/%2F/g, '_').replace(/%/g, '-');

/** Text that is pasted, by what is around the link. `url` is the link as it stands in the email. */
export const pastedDamaged: Readonly<Record<string, (url: string) => string>> = {
  ...Object.fromEntries(
    ['eur05', 'nam12', 'emea01', 'aus01', 'gbr01'].map((region) => [
      `SafeLinks ${region}`,
      (url: string) =>
        `https://${region}.safelinks.protection.outlook.com/?url=${encoded(url)}&data=05%7C02%7Canna%40salong.example%7C0&sdata=abc%3D&reserved=0`,
    ]),
  ),
  'SafeLinks for Teams': (url) =>
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded(url)}&locale=sv-se`,
  'SafeLinks, lower case': (url) =>
    `https://eur05.safelinks.protection.outlook.com/?url=${encoded(url).replace(/%[\dA-F]{2}/g, (sign) => sign.toLowerCase())}&amp;data=05`,
  'Proofpoint 1': (url) =>
    `https://urldefense.proofpoint.com/v1/url?u=${encoded(url)}&k=abc%3D%0A&r=def`,
  'Proofpoint 2': (url) =>
    `https://urldefense.proofpoint.com/v2/url?u=${proofpoint2(url)}&d=DwMFAg&c=euGZstcaTDllvimEN8b7jXrwqOf-v5A_CdpgnVfiiMM&r=x&m=y&e=`,
  'Proofpoint 3': (url) => `https://urldefense.com/v3/__${url}__;!!Abc!DEf-g_h$ `,
  'Proofpoint 3, opened once': (url) =>
    `https://urldefense.com/v3/__${url.replace('//', '/')}__;!!Abc!DEf-g_h$`,
  'Proofpoint 3 with a star': (url) =>
    `https://urldefense.com/v3/__${url.replace('?', '*')}__;Pw!!Abc!DEf-g_h$`,
  Barracuda: (url) =>
    `https://linkprotect.cudasvc.com/url?a=${encoded(url)
      .toLowerCase()
      .replace(
        encoded(url.split('code=')[1] ?? '').toLowerCase(),
        encoded(url.split('code=')[1] ?? ''),
      )}&c=E,1,abc,def&typo=1`,
  Hornet: (url) =>
    `https://seclinks.cloud-security.net/index.php?atp_str=x&url=${encoded(url)}&v=2`,
  'Sophos, base64': (url) =>
    `https://eu-west-1.protection.sophos.com/?d=avboka.example&u=${Buffer.from(url).toString('base64')}&i=NjA&t=x`,
  'Trend Micro': (url) =>
    `https://euw1.url.trendmicro.com/wis/clicktime/v1/query?url=${encoded(url)}&umid=1`,
  'Cisco, in the path': (url) => `https://secure-web.cisco.com/1Abc-def/${encoded(url)}`,
  'Mimecast, with the address': (url) =>
    `https://protect-eu.mimecast.com/redirect/eNq?domain=avboka.example&url=${encoded(url)}`,
  'google.com/url?q=': (url) =>
    `https://www.google.com/url?q=${encoded(url)}&sa=D&source=calendar&ust=1`,
  'google.com/url?q= half encoded': (url) =>
    `https://www.google.com/url?q=${url.replace('?', '%3F').replace('=', '%3D')}&sa=D`,
  'l.facebook.com': (url) => `https://l.facebook.com/l.php?u=${encoded(url)}&h=AT0abc`,
  'slack-redir': (url) => `https://slack-redir.net/link?url=${encoded(url)}`,
  'deref-gmx': (url) =>
    `https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl=${encoded(url)}`,
  'Yahoo, between slashes': (url) =>
    `https://r.search.yahoo.com/_ylt=A/RU=${encoded(url)}/RK=0/RS=x`,
  'wrapped twice': (url) =>
    `https://eur05.safelinks.protection.outlook.com/?url=${encoded(`https://l.facebook.com/l.php?u=${encoded(url)}&h=A`)}&data=05`,
  'wrapped three times': (url) =>
    `https://a.example/?u=${encoded(`https://b.example/?u=${encoded(`https://c.example/?u=${encoded(url)}&x=1`)}&y=2`)}&z=3`,
  'SafeLinks around Proofpoint 2': (url) =>
    `https://eur05.safelinks.protection.outlook.com/?url=${encoded(`https://urldefense.proofpoint.com/v2/url?u=${proofpoint2(url)}&d=DwMFAg`)}&data=05`,
  'words around': (url) => `Hej! Avboka här: ${url} Hälsningar Salong Norrsken`,
  'a line after': (url) => `${url}\nHälsningar Salong Norrsken`,
  'a whole mail': (url) =>
    `Från: Salong <info@salong.example>\nÄmne: Din tid\n\nVälkommen tisdag kl. 10.\n\nKan du inte komma?\n${url}\n\nHälsningar\nhttps://salong.example/hitta-hit?id=12\n`,
  'the link twice': (url) => `${url} ${url}`,
  'the link twice, no blank': (url) => `${url}${url}`,
  'another address first': (url) => `https://salong.example/priser?code=REA ${url}`,
  'angle brackets': (url) => `<${url}>`,
  'words and angle brackets': (url) => `Avboka <${url}> eller ring`,
  'URL:': (url) => `<URL:${url}>`,
  Markdown: (url) => `[Avboka tiden](${url})`,
  'Markdown in a sentence': (url) => `Du kan [avboka](${url}), om du vill.`,
  'Markdown, the address twice': (url) => `[${url}](${url})`,
  HTML: (url) => `<a href="${url}&amp;utm_source=mail">Avboka</a>`,
  'in brackets, a full stop after': (url) => `(se ${url}).`,
  'brackets directly around': (url) => `(${url}).`,
  'quoted once': (url) => `> ${url}`,
  'quoted, broken before code': (url) => `> ${url.replace('?', '?\n> ')}`,
  'quoted twice': (url) => `>> Avboka:\n>> ${url}\n>> Hej`,
  'broken within the path': (url) => url.replace('bookings', 'book\nings'),
  'broken after ?': (url) => url.replace('?', '?\n '),
  'quoted-printable': (url) => `Avboka: ${url.replace(/=/g, '=3D')}`,
  'quoted-printable, soft breaks': (url) =>
    url
      .replace(/=/g, '=3D')
      .replace('bookings', 'book=\nings')
      .replace(/(.{3})$/, '=\n$1'),
  'quoted-printable, line ends gone': (url) =>
    url.replace(/=/g, '=3D').replace('bookings', 'book=ings'),
  'quoted-printable with å': (url) => `F=C3=B6r att avboka:=20\n${url.replace(/=/g, '=3D')}`,
  ...Object.fromEntries(
    [
      '.',
      ',',
      ';',
      '!',
      ']',
      '”',
      '»',
      '*',
      ')',
      '>',
      '"',
      '…',
      '?',
      ' ',
      '\u00a0',
      '\u200b',
      "'",
    ].map((end) => [`${JSON.stringify(end)} at the end`, (url: string) => url + end]),
  ),
  'guillemets around': (url) => `»${url}«`,
  bold: (url) => `**${url}**`,
  'zero-width signs within': (url) =>
    url.replace('/bookings', '/book\u200bings').replace('=', '=\u2060'),
  '&amp; in it': (url) => url.replace('?', '?utm_medium=mail&amp;'),
  'a fragment': (url) => `${url}#:~:text=avboka`,
  'without https': (url) => url.replace(/^https?:\/\//, ''),
  'language in capitals': (url) => url.replace('/sv/', '/SV/'),
  'CODE=': (url) => url.replace('code=', 'CODE='),
};
