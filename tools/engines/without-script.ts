import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The same site with the script removed from every page, as a browser without JavaScript sees it.
 */
export async function withoutScript(site: string): Promise<{ url: string; close: () => void }> {
  const { hostname, port } = new URL(site);
  const server = createServer((incoming, outgoing) => {
    const onward = request(
      {
        hostname,
        port,
        path: incoming.url,
        method: incoming.method,
        // A compressed page could not be edited.
        headers: { ...incoming.headers, 'accept-encoding': 'identity' },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const {
            'content-length': _length,
            'transfer-encoding': _encoding,
            ...headers
          } = response.headers;
          const policy = String(headers['content-security-policy'] ?? '').replace(
            /script-src [^;]*/,
            "script-src 'none'",
          );
          outgoing.writeHead(response.statusCode ?? 502, {
            ...headers,
            'content-security-policy': policy,
          });
          outgoing.end(
            Buffer.concat(chunks)
              .toString()
              .replace(/<script>.*?<\/script>/s, ''),
          );
        });
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
