import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { pin } from './machine';

export type Wanted = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
};

export type Load = {
  readonly perSecond: number;
  readonly requests: number;
  /** Answers with a status other than 2xx or 3xx, and broken connections. */
  readonly failures: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
};

const report = z.object({
  requests: z.number(),
  microseconds: z.number(),
  p50: z.number(),
  p99: z.number(),
  slowest: z.number(),
  failures: z.number(),
});

let scripts = 0;

/**
 * Writes the list of requests for wrk, so that no two connections request the same booking at once.
 */
export function writeScript(
  directory: string,
  wanted: readonly Wanted[],
  headers: Readonly<Record<string, string>>,
): string {
  const quote = (text: string) => JSON.stringify(text);
  const table = Object.entries(headers).map(([name, value]) => `[${quote(name)}]=${quote(value)}`);
  const file = join(directory, `load-${(scripts += 1)}.lua`);
  // A Lua function holds at most 65 536 constants, so the requests are data.
  const list = `${file}.txt`;
  writeFileSync(
    list,
    wanted.map(({ method, path, body = '' }) => `${method}\t${path}\t${body}\n`).join(''),
  );
  writeFileSync(
    file,
    `local headers = {${table.join(', ')}}
local requests = {}
local turn = 0
function init(args)
  for line in io.lines(${quote(list)}) do
    local method, path, body = line:match("^(%S+)\t(%S+)\t(.*)$")
    table.insert(requests, wrk.format(method, path, headers, body ~= "" and body or nil))
  end
end
function request()
  turn = turn % #requests + 1
  return requests[turn]
end
function done(summary, latency, all)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '\\nREPORT{"requests":%d,"microseconds":%d,"p50":%.3f,"p99":%.3f,"slowest":%.3f,"failures":%d}\\n',
    summary.requests, summary.duration, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, failures))
end
`,
  );
  return file;
}

/**
 * Sends requests as fast as answers come, over so many connections, for so many seconds. Uses wrk,
 * because it takes the least of the core that it shares with the API.
 */
export function load(
  url: string,
  script: string,
  connections: number,
  seconds: number,
  { pinned = true } = {},
): Promise<Load> {
  return new Promise((resolve, reject) => {
    const wrk = spawn(
      'wrk',
      ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s', '-s', script, url],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (pinned) pin(wrk.pid, 1);
    let said = '';
    wrk.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    wrk.on('error', reject);
    wrk.on('close', () => {
      const { microseconds, ...rest } = report.parse(
        JSON.parse(/REPORT(.*)/.exec(said)?.[1] ?? '{}'),
      );
      resolve({ ...rest, perSecond: rest.requests / (microseconds / 1_000_000) });
    });
  });
}

/**
 * Enough requests for V8 to compile the code. With fewer, a large program would look slower than it
 * is.
 */
export async function warmUp(url: string, script: string): Promise<void> {
  let asked = 0;
  for (let turn = 0; turn < 8 && asked < 4_000; turn += 1)
    asked += (await load(url, script, 32, 2)).requests;
}
