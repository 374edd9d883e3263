import type { ServerResponse } from 'node:http';
import type { Sandbox } from './sandbox';

/** After this answer the address refuses every connection, as when a host restarts. */
export function vanish({ server }: Sandbox, response: ServerResponse, milliseconds: number): void {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  response.setHeader('connection', 'close');
  server.close();
  response.on('finish', () => server.closeAllConnections());
  setTimeout(() => server.listen(port, '127.0.0.1'), milliseconds);
}
