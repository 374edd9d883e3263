import { languages, type Locale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import { accentFor } from '@/lib/branding/accent';

export type EmailButton = { readonly link: string; readonly html: string; readonly text: string };

export type Template = {
  /** The site's address, for example `https://avboka.example.se`. */
  readonly site: string;
  /** The message template's placeholder for the booking's number. */
  readonly id: string;
  /** The message template's placeholder for the cancellation code. */
  readonly code: string;
  /** `#rrggbb` */
  readonly accent: string;
};

/**
 * The cancel link of an email, as a button that even Outlook draws, and as plain text. The
 * placeholders for number and code are left as they are.
 */
export async function emailButton(
  locale: Locale,
  { site, id, code, accent }: Template,
): Promise<EmailButton> {
  const { t, dir } = await wordingFor(locale);
  const { accent: colour, onAccent } = accentFor(accent, 'light');
  const link = `${site.replace(/\/+$/, '')}/${locale}/bookings/${id}?code=${code}`;
  const href = escape(link);
  const question = t('email.question');
  const label = t('form.cancel');
  const fallback = t('email.fallback');
  return {
    link,
    // Borders instead of padding: Word, which renders Outlook's emails, ignores padding on links.
    html: `<table role="presentation" border="0" cellpadding="0" cellspacing="0" lang="${languages[locale].tag.split('-u-')[0] ?? locale}" dir="${dir}">
  <tr><td style="padding:0 0 12px;font:16px/1.5 Arial,sans-serif;color:#222222">${escape(question)}</td></tr>
  <tr><td bgcolor="${colour}" style="border-radius:8px;text-align:center">
    <a href="${href}" target="_blank" rel="noreferrer" style="display:inline-block;background:${colour};border:solid ${colour};border-width:14px 28px;border-radius:8px;font:bold 16px/20px Arial,sans-serif;color:${onAccent};text-decoration:none">${escape(label)}</a>
  </td></tr>
  <tr><td style="padding:12px 0 0;font:13px/1.5 Arial,sans-serif;color:#555555">${escape(fallback)}<br><bdi dir="ltr">${href}</bdi></td></tr>
</table>`,
    text: `${question}\n${label}: ${link}`,
  };
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
