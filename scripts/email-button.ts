import { languages, type Locale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import { accentFor } from '@/lib/branding/accent';

export type EmailButton = { readonly link: string; readonly html: string; readonly text: string };

export type Template = {
  /** Where the site answers, for example `https://avboka.example.se`. */
  readonly site: string;
  /** What the message template writes where the booking's number belongs. */
  readonly id: string;
  /** What it writes where the cancellation code belongs. */
  readonly code: string;
  /** `#rrggbb` */
  readonly accent: string;
};

/**
 * The cancel link of an email, as a button that also Outlook draws, and as plain text. The number
 * and the code are the template's own marks and stay as they are.
 */
export async function emailButton(
  locale: Locale,
  { site, id, code, accent }: Template,
): Promise<EmailButton> {
  const { t, dir } = await viewOf(locale);
  const { accent: colour, onAccent } = accentFor(accent, 'light');
  const link = `${site.replace(/\/+$/, '')}/${locale}/bookings/${id}?code=${code}`;
  const href = escape(link);
  const question = t('email.question');
  const label = t('form.cancel');
  const fallback = t('email.fallback');
  return {
    link,
    // Borders instead of padding: Word, which draws Outlook's mails, knows no padding on a link.
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
