/** Largest form accepted, in bytes: a full comment in any script, encoded, with room to spare. */
const largestForm = 64 * 1024;

export type PostedForm =
  | { readonly kind: 'form'; readonly fields: URLSearchParams }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-a-form' }
  /** Its sender went away before it had arrived. */
  | { readonly kind: 'cut-off' };

/** Reads a posted form without ever holding more than `largestForm` bytes. */
export async function readPostedForm(request: Request): Promise<PostedForm> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return { kind: 'not-a-form' };

  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of bytesOf(request.body)) {
      size += chunk.byteLength;
      if (size > largestForm) return { kind: 'too-large' };
      chunks.push(chunk);
    }
  } catch {
    return { kind: 'cut-off' };
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  return { kind: 'form', fields: new URLSearchParams(text) };
}

async function* bytesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
