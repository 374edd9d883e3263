/** Next's hook: runs once when its server starts. The import keeps Node's modules out of the edge bundle. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { start } = await import('@/hosts/next/start');
  await start();
}
