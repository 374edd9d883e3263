/** Largest form accepted, in bytes: a full comment in any script, encoded, with room to spare. */
export const largestForm = 64 * 1024;

export type PostedForm =
  | {
      readonly kind: 'form';
      readonly fields: URLSearchParams;
      /** Names of the fields that contained a file which browsers show as a page. */
      readonly pages?: readonly string[];
    }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-a-form' }
  /** The sender disconnected before the form was complete. */
  | { readonly kind: 'cut-off' };

/** Reads a posted form, with at most `largestForm` bytes in memory. */
export async function readPostedForm(request: Request): Promise<PostedForm> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return { kind: 'not-a-form' };
  const read = await readBody(request);
  return read.kind === 'bytes'
    ? { kind: 'form', fields: new URLSearchParams(new TextDecoder().decode(read.bytes)) }
    : read;
}

/** The same for a form that may hold a file: the file's text becomes the field's value. */
export async function readPostedFormWithFile(request: Request): Promise<PostedForm> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) return readPostedForm(request);
  const read = await readBody(request);
  if (read.kind !== 'bytes') return read;
  try {
    const form = await new Response(read.bytes, { headers: { 'content-type': type } }).formData();
    const fields = new URLSearchParams();
    const pages: string[] = [];
    for (const [name, value] of form) {
      fields.append(name, typeof value === 'string' ? value : await value.text());
      if (typeof value !== 'string' && isPage(value)) pages.push(name);
    }
    return { kind: 'form', fields, pages };
  } catch {
    return { kind: 'not-a-form' };
  }
}

function isPage({ name, type }: File): boolean {
  return /\.[xs]?html?$/i.test(name) || /html|xml/i.test(type);
}

type Body =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | Extract<PostedForm, { kind: 'too-large' | 'cut-off' }>;

async function readBody(request: Request): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > largestForm) return { kind: 'too-large' };
      chunks.push(chunk);
    }
  } catch {
    return { kind: 'cut-off' };
  }
  return { kind: 'bytes', bytes: Uint8Array.from(Buffer.concat(chunks)) };
}
