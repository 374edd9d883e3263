import { expect, test } from '@playwright/test';
import { readPostedForm, readPostedFormWithFile } from '@/lib/http/posted-form';

const largest = 64 * 1024;
const multipart = 'multipart/form-data; boundary=b';
const formType = 'application/x-www-form-urlencoded';

const posted = (body: BodyInit | null, type = formType) =>
  readPostedForm(
    new Request('http://localhost/', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
      ...{ duplex: 'half' },
    }),
  );

/** A body that arrives in pieces, and how much of it was asked for. */
function inPieces(pieces: readonly (Uint8Array | 'breaks')[]) {
  const seen = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = pieces[seen.pulled];
        seen.pulled += 1;
        if (piece === undefined) controller.close();
        else if (piece === 'breaks') controller.error(new Error('reset'));
        else controller.enqueue(piece);
      },
      cancel: () => {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

test('the fields of a form are read, a character split between two pieces too', async () => {
  const { body } = inPieces([
    Buffer.from('comment=\xc3', 'latin1'),
    Buffer.from('\xa5&a=1+2', 'latin1'),
  ]);
  const read = await posted(body);
  expect(read.kind === 'form' && [...read.fields]).toEqual([
    ['comment', 'å'],
    ['a', '1 2'],
  ]);
});

test('a form without a body has no fields', async () => {
  const read = await posted(null);
  expect(read.kind === 'form' && [...read.fields]).toEqual([]);
});

test('only what is named as a form is one, in any case and with any parameters', async () => {
  for (const type of [
    formType,
    `${formType};charset=utf-8`,
    `${formType} ; x`,
    formType.toUpperCase(),
  ])
    expect((await posted('a=1', type)).kind, type).toBe('form');
  for (const type of [
    'text/plain',
    'multipart/form-data',
    `${formType}x`,
    `${formType}  x`,
    `x${formType}`,
    `text/plain; ${formType}`,
    '',
  ])
    expect((await posted('a=1', type)).kind, type).toBe('not-a-form');
  const unnamed = new Request('http://localhost/', { method: 'POST', body: Buffer.from('a=1') });
  expect((await readPostedForm(unnamed)).kind).toBe('not-a-form');
});

test('a form of the largest size is read, and one byte more is too large', async () => {
  const whole = await posted('a'.repeat(largest));
  expect(whole.kind === 'form' && [...whole.fields.keys()][0]?.length).toBe(largest);
  expect((await posted('a'.repeat(largest + 1))).kind).toBe('too-large');
});

test('of too large a form no more is read than shows it, and its sender is told to stop', async () => {
  const { body, seen } = inPieces([Buffer.alloc(largest), Buffer.alloc(1), Buffer.alloc(1)]);
  expect((await posted(body)).kind).toBe('too-large');
  expect(seen).toEqual({ pulled: 2, cancelled: true });
});

test('a form whose sender went away is cut off', async () => {
  const { body } = inPieces([Buffer.from('a=1'), 'breaks']);
  expect((await posted(body)).kind).toBe('cut-off');
});

const withFile = (body: BodyInit, headers: Record<string, string> = {}) =>
  readPostedFormWithFile(new Request('http://localhost/', { method: 'POST', body, headers }));

test('the text of a file stands in the place of its field', async () => {
  const body = new FormData();
  body.append('receipt', new Blob(['signed å']), 'receipt.html');
  body.append('comment', 'beside it');
  const read = await withFile(body);
  expect(read.kind === 'form' && [...read.fields]).toEqual([
    ['receipt', 'signed å'],
    ['comment', 'beside it'],
  ]);
});

test('a file that a browser shows as a page is told by its name or its type', async () => {
  const body = new FormData();
  body.append('named', new Blob(['a']), 'receipt.HTM');
  body.append('typed', new Blob(['a'], { type: 'text/html' }), 'receipt');
  body.append('plain', new Blob(['a'], { type: 'text/plain' }), 'receipt.txt');
  body.append('field', '<html>');
  const read = await withFile(body);
  expect(read.kind === 'form' && read.pages).toEqual(['named', 'typed']);
});

test('a form without a file is read as any other', async () => {
  const read = await withFile('a=1', { 'content-type': formType });
  expect(read.kind === 'form' && [...read.fields]).toEqual([['a', '1']]);
  expect((await withFile('a=1', { 'content-type': 'text/plain' })).kind).toBe('not-a-form');
  expect((await withFile('a=1', { 'content-type': `x${multipart}` })).kind).toBe('not-a-form');
  expect((await withFile(Buffer.from('a=1'))).kind).toBe('not-a-form');
});

test('a form with a file that is bent is none, and one over the limit is too large', async () => {
  expect((await withFile('nonsense', { 'content-type': multipart })).kind).toBe('not-a-form');
  const body = new FormData();
  body.append('receipt', new Blob(['a'.repeat(largest)]));
  expect((await withFile(body)).kind).toBe('too-large');
});

test('the parameters of a form with a file may stand behind spaces', async () => {
  const body = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n';
  for (const type of ['multipart/form-data;boundary=b', 'Multipart/Form-Data  ; boundary=b'])
    expect((await withFile(body, { 'content-type': type })).kind, type).toBe('form');
});
