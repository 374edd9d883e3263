import { receiptKeys } from '@/server/machine-answers';
import { route } from '@/server/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route('/.well-known/jwks.json', {
  GET: receiptKeys,
});

// Without this Next would run GET at build time, when there are no settings.
export const dynamic = 'force-dynamic';
