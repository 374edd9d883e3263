import { openEditor } from './server';

/**
 * Runs the branding editor as a process of its own.
 * PORT (default 4020), BRANDING_FILE (the file to edit), LOGO_HOSTS (as the site has it),
 * SANDBOX_URL (whose inbox lists the pages to look at).
 */
const port = Number(process.env['PORT'] ?? 4020);
const server = openEditor({
  file: process.env['BRANDING_FILE'] ?? 'branding.json',
  logoHosts: (process.env['LOGO_HOSTS'] ?? '').split(',').filter(Boolean),
  sandbox: process.env['SANDBOX_URL'] ?? 'http://127.0.0.1:4010',
});

server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  const taken = typeof address === 'object' ? address?.port : undefined;
  console.log(`Branding editor on http://127.0.0.1:${taken ?? port}`);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
