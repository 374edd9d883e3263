import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Allows one open request per connection, so that a connection holds at most one answer in memory.
 * Closes a connection that pipelines (no browser or proxy does, and RFC 9112, 9.3.2 has clients
 * expect it), and one whose client does not receive its answer in time.
 *
 * @param longest most milliseconds from a request to the end of its answer
 */
export function oneAtATime(listener: RequestListener, longest: number): RequestListener {
  const answering = new WeakSet<Socket>();
  return (request, response) => {
    const { socket } = request;
    if (answering.has(socket)) {
      socket.destroy();
      return;
    }
    answering.add(socket);
    const late = setTimeout(() => socket.destroy(), longest);
    response.on('close', () => {
      clearTimeout(late);
      answering.delete(socket);
    });
    listener(request, response);
  };
}
