import type { ServerResponse } from 'node:http';
import { addresses } from '../../tools/support/sandbox';
import { type Asked, startScripted } from './scripted-server';

/**
 * A proxy before the sandbox that holds chosen requests until the test releases them, so that a
 * test can act during a request without delays.
 */
export async function startHeldApi(isHeld: (asked: Asked) => boolean) {
  const waiting: (() => void)[] = [];
  let isReleased = false;
  const { url, stop } = await startScripted((response, asked) => {
    const pass = () => void forward(response, asked);
    if (!isReleased && isHeld(asked)) waiting.push(pass);
    else pass();
  });
  return {
    url,
    stop,
    /** How many requests are held back now. */
    held: () => waiting.length,
    /** Releases the held requests and holds no more. */
    release: () => {
      isReleased = true;
      for (const pass of waiting.splice(0)) pass();
    },
  };
}

async function forward(response: ServerResponse, asked: Asked): Promise<void> {
  const { method = 'GET', url = '/', headers, body } = asked;
  const kept = ['accept', 'authorization', 'content-type', 'x-api-key', 'x-language'].flatMap(
    (name): [string, string][] => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    },
  );
  try {
    const answer = await fetch(`${addresses.sandbox}${url}`, {
      method,
      headers: kept,
      ...(body === '' ? {} : { body }),
    });
    const text = await answer.text();
    response
      .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
      .end(text);
  } catch {
    response.destroy();
  }
}
