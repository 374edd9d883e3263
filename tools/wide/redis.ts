import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A separate Redis without a disk, to be killed and started again. */
export async function startRedis(port: number) {
  const redis = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  for await (const chunk of redis.stdout)
    if (String(chunk).includes('Ready to accept connections')) break;
  return {
    kill: async () => {
      redis.kill('SIGKILL');
      if (redis.exitCode === null && redis.signalCode === null) await once(redis, 'exit');
    },
  };
}
