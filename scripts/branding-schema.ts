import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { brandingJsonSchema } from '@/lib/branding/branding-schema';

/**
 * `npm run branding-schema`: writes docs/branding.schema.json. Run it after the schema has changed.
 */

const path = new URL('../docs/branding.schema.json', import.meta.url);
writeFileSync(path, await format(JSON.stringify(brandingJsonSchema()), { parser: 'json' }));
console.log('docs/branding.schema.json is written.');
