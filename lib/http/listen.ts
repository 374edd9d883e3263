import { once } from 'node:events';
import type { Server } from 'node:net';

/** Where to listen: the values of two settings, and their names for error messages. */
export type Place = {
  readonly port: number;
  readonly host: string;
  readonly portSetting: string;
  readonly hostSetting: string;
};

/**
 * Makes a server listen.
 *
 * @returns its port, which the system chose if it was to be 0
 * @throws Error that names the setting to correct
 */
export async function listenTo(server: Server, place: Place): Promise<number> {
  try {
    server.listen(place.port, place.host);
    await once(server, 'listening');
  } catch (error) {
    throw new Error(reason(codeOf(error), place), { cause: error });
  }
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? place.port) : place.port;
}

function reason(code: string, { port, host, portSetting, hostSetting }: Place): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Set ${portSetting} to a free one.`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Set ${portSetting} to 1024 or above.`;
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Set ${hostSetting} to one of its own.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${host} has no known address. Set ${hostSetting} to an address of this machine.`;
    default:
      return `Cannot listen on ${host}, port ${port} (${code}). Look at ${hostSetting} and ${portSetting}.`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
