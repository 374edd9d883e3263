import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { z } from 'zod';
import type { Patience } from '@/lib/http/counters';

/** How long counters wait for this Redis, in milliseconds: long enough for any machine. */
export const endless: Patience = { answer: 600_000, firstNews: 600_000, leftAlone: 600_000 };

/** What one key counts, and for how many seconds it was to be kept when it was made. */
type Kept = { count: number; readonly seconds: number };

/**
 * A Redis of one test's own, as far as counters ask for one (protocol RESP2): it counts, tells what it
 * holds, and falls silent when told to, which a real one does only by accident. `npm run measure -- shared` and
 * `npm run measure -- wide` try the same on a real one.
 */
export async function startScriptedRedis() {
  const holds = new Map<string, Kept>();
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const mode = { silent: false };

  const timeLeft = (key: string) => `:${(holds.get(key)?.seconds ?? 0) * 1000}\r\n`;
  const answer = (words: readonly string[], queued: string[] | undefined): string => {
    const [name = '', key = ''] = words;
    switch (name.toLowerCase()) {
      case 'info':
        return bulk('redis_version:7.4.0\r\nloading:0\r\n');
      case 'eval':
      case 'evalsha': {
        // The script of rate-limiter-flexible: KEYS[1], then how many and for how many seconds.
        const [, , , counted = '', points, seconds] = words;
        const kept = holds.get(counted) ?? { count: 0, seconds: Number(seconds) };
        kept.count += Number(points);
        holds.set(counted, kept);
        return `*2\r\n:${kept.count}\r\n${timeLeft(counted)}`;
      }
      case 'get': {
        const kept = holds.get(key);
        return kept ? bulk(String(kept.count)) : '$-1\r\n';
      }
      case 'pttl':
        return timeLeft(key);
      case 'exec':
        return `*${queued?.length ?? 0}\r\n${queued?.join('') ?? ''}`;
      case 'client':
      case 'multi':
        return '+OK\r\n';
      default:
        return `-ERR unknown command '${name}'\r\n`;
    }
  };

  const server = createServer((socket) => {
    let queued: string[] | undefined;
    let waiting = '';
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      waiting += data.toString('latin1');
      for (let taken = takeCommand(waiting); taken; taken = takeCommand(waiting)) {
        waiting = taken.rest;
        const [name = ''] = taken.words;
        asked.push(name.toLowerCase());
        if (mode.silent) continue;
        const said = answer(taken.words, queued);
        if (name.toLowerCase() === 'multi') queued = [];
        else if (name.toLowerCase() === 'exec') queued = undefined;
        else if (queued) {
          queued.push(said);
          socket.write('+QUEUED\r\n');
          continue;
        }
        socket.write(said);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `redis://127.0.0.1:${port}`,
    holds,
    /** The names of the commands that it was asked. */
    asked,
    /** Stops answering, but keeps listening. */
    fallSilent: () => {
      mode.silent = true;
    },
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function bulk(text: string): string {
  return `$${text.length}\r\n${text}\r\n`;
}

/** Takes one command off what has arrived: an array of texts, each behind its length. */
function takeCommand(text: string): { words: string[]; rest: string } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return undefined;
  let at = head[0].length;
  const words: string[] = [];
  for (let index = 0; index < Number(head[1]); index += 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at));
    const start = at + (size?.[0].length ?? 0);
    const end = start + Number(size?.[1]);
    if (!size || text.length < end + 2) return undefined;
    words.push(text.slice(start, end));
    at = end + 2;
  }
  return { words, rest: text.slice(at) };
}
