import { Document, type DocumentProps } from '@/components/document';
import type { Company } from '@/lib/booking/booking';
import { logoPath } from '@/lib/http/logo';
import { html } from '@/lib/http/responses';
import type { Look } from '@/lib/look/look';
import { styleOf } from '@/lib/look/style';

type Page = Pick<DocumentProps, 'view' | 'title' | 'state' | 'hrefIn' | 'tidy' | 'children'> & {
  readonly look: Look;
  /** Whose booking it is; a page that shows none is the operator's. */
  readonly company?: Company | undefined;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers with a page in its company's look. */
export function answerPage({
  look,
  company,
  status = 200,
  headers = {},
  ...document
}: Page): Promise<Response> {
  const style = styleOf(look.accent);
  return html(
    <Document
      {...document}
      company={company?.name ?? look.name}
      logo={logoPath(company?.logo ?? look.logo)}
      privacy={look.privacy}
      accent={style?.css}
    />,
    { status, headers, style: style?.hash },
  );
}
