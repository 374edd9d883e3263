import { createSandbox } from './server';

/**
 * Runs the sandbox as a process of its own.
 * PORT (default 4010; 0 takes a free one), SITE_URL (where the microsite answers), SANDBOX_KEYS (comma-separated),
 * EDITOR_URL (the branding editor, which the inbox then links to).
 */
const port = Number(process.env['PORT'] ?? 4010);
const keys = (process.env['SANDBOX_KEYS'] ?? '').split(',').filter(Boolean);
const { server } = createSandbox(
  process.env['SITE_URL'] ?? 'http://127.0.0.1:3000',
  keys,
  process.env['EDITOR_URL'],
);

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken.` : error.message);
  process.exit(1);
});
server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  const taken = typeof address === 'object' ? address?.port : undefined;
  console.log(`BokaMera sandbox on http://127.0.0.1:${taken ?? port}`);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
    process.exit(0);
  });
}
