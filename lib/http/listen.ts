import { once } from 'node:events';
import type { Server } from 'node:net';

/**
 * Makes a server listen.
 *
 * @param prefix of the names of the two settings, for error messages
 * @returns its port, which the system chose if it was to be 0
 * @throws Error that names the setting to correct
 */
export async function listenTo(
  server: Server,
  port: number,
  host: string,
  prefix: '' | 'METRICS_' = '',
): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new Error(why(codeOf(error), port, host, prefix), { cause: error });
  }
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? port) : port;
}

function why(code: string, port: number, host: string, prefix: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Set ${prefix}PORT to a free one.`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Set ${prefix}PORT to 1024 or above.`;
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Set ${prefix}HOSTNAME to one of its own.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${host} has no known address. Set ${prefix}HOSTNAME to an address of this machine.`;
    default:
      return `Cannot listen on ${host}, port ${port} (${code}). Look at ${prefix}HOSTNAME and ${prefix}PORT.`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
