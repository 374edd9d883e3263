import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { requires, run } from './commands';
import type { Podman } from './podman';

/** What a stand-in for an image of a registry is made of, and what it starts. */
const standIns: Readonly<
  Record<string, { readonly programs: readonly string[]; readonly changes?: readonly string[] }>
> = {
  node: { programs: ['node', 'sh', 'env'] },
  redis: {
    programs: ['redis-server', 'sh'],
    // The registry's answers other containers, and Debian's only with this.
    changes: ['ENTRYPOINT ["sh","-c","exec \\"$0\\" \\"$@\\" --protected-mode no"]'],
  },
  caddy: {
    programs: ['caddy'],
    changes: [
      'ENV XDG_CONFIG_HOME=/config XDG_DATA_HOME=/data',
      'CMD ["caddy","run","--config","/etc/caddy/Caddyfile","--adapter","caddyfile"]',
    ],
  },
};

/**
 * Pulls images. Where no registry answers, makes each of this machine's own programs, under the same
 * name. Says which was done.
 */
export async function provide(
  { podman }: Podman,
  images: readonly string[],
  directory: string,
): Promise<string> {
  const made: string[] = [];
  const works = (...args: string[]) =>
    podman(...args).then(
      () => true,
      () => false,
    );
  for (const image of new Set(images)) {
    const name = `docker.io/library/${image}`;
    if ((await works('image', 'exists', name)) || (await works('pull', '--quiet', name))) continue;
    const standIn = standIns[image.split(':')[0] ?? ''];
    if (!standIn) throw new Error(`No registry has ${image}, and nothing here stands in for it.`);
    for (const program of standIn.programs) requires(program);
    const files = join(directory, 'base');
    await layOut(files, standIn.programs);
    const archive = join(directory, 'base.tar');
    await run('tar', ['-C', files, '--owner=0', '--group=0', '-cf', archive, '.']);
    const changes = (standIn.changes ?? []).flatMap((change) => ['--change', change]);
    await podman('import', ...changes, archive, name);
    for (const used of [files, archive]) rmSync(used, { recursive: true });
    made.push(image);
  }
  return made.length === 0
    ? ''
    : `; no registry answered, so this machine's programs stood in for ${made.join(', ')}`;
}

/** Writes the least root file system in which the programs run. */
async function layOut(files: string, programs: readonly string[]): Promise<void> {
  const at = (path: string) => join(files, path);
  for (const folder of ['etc', 'root', 'tmp', 'usr/bin', 'usr/local/bin'])
    mkdirSync(at(folder), { recursive: true });
  symlinkSync('usr/bin', at('bin'));
  writeFileSync(
    at('etc/passwd'),
    'root:x:0:0::/root:\nnode:x:1000:1000::/tmp:\nredis:x:999:999::/tmp:\n',
  );
  writeFileSync(at('etc/group'), 'root:x:0:\nnode:x:1000:\nredis:x:999:\n');
  const copy = (paths: readonly string[], ...how: string[]) =>
    run('cp', ['-L', '--parents', ...how, ...paths, files]);
  for (const program of programs) {
    const path = (await run('sh', ['-c', `command -v ${program}`])).trim();
    const libraries = (await run('ldd', [path])).match(/\/\S+\.so\S*/g) ?? [];
    // npm's packages bring no C library of their own, and need this part of it besides.
    const more = libraries.flatMap((file) => /.*\/(?=libc\.so)/.exec(file) ?? []);
    await copy([path, ...libraries, ...more.map((folder) => `${folder}librt.so.1`)]);
    symlinkSync(path, at(`usr/local/bin/${program}`));
  }
  if (!programs.includes('node')) return;
  const npm = (await run('sh', ['-c', 'readlink -f "$(command -v npm)"'])).trim();
  await copy([dirname(dirname(npm))], '-r');
  symlinkSync(npm, at('usr/local/bin/npm'));
  // The machine's own way to the packages.
  const setting = async (name: string) => (await run('npm', ['config', 'get', name])).trim();
  const authorities = await setting('cafile');
  const trusted = authorities !== 'null';
  if (trusted) await copy([authorities]);
  writeFileSync(
    at('root/.npmrc'),
    `registry=${await setting('registry')}\n${trusted ? `cafile=${authorities}\n` : ''}`,
  );
}
