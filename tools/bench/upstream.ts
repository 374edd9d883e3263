import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { z } from 'zod';

/**
 * An API that answers immediately: one booking, some 3 KB of JSON, for any id and code. It does
 * nothing else, so that the bench measures the site.
 */
const bookings = z
  .object({ active: z.string(), cancelled: z.string() })
  .parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const filled = (booking: string, id: string, code: string) =>
  booking.replace('"@ID@"', id).replace('@CODE@', code);

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://api');
  const code = url.searchParams.get('CancellationCode') ?? '';
  const body =
    request.method === 'DELETE'
      ? filled(bookings.cancelled, url.pathname.split('/').at(-1) ?? '', code)
      : `{"Offset":0,"Total":1,"Results":[${filled(bookings.active, url.searchParams.get('Id') ?? '1', code)}]}`;
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
