import type { Context } from 'hono';
import { TallyError } from '../kernel/errors.ts';

/** The one error body: `{"error":{"code","message"}}`, with the status that fits the code. */
export function errorResponse(context: Context, error: unknown): Response {
  const code = error instanceof TallyError ? error.code : 'INTERNAL';
  const message =
    error instanceof TallyError ? error.message : "A defect in Tallystick. The server's output tells more.";
  return context.json({ error: { code, message } }, statusOf(code) as never);
}

function statusOf(code: string): number {
  if (code === 'INTERNAL' || code === 'DESK_MISSING') return 500;
  if (code === 'HOST_FOREIGN') return 421;
  if (code === 'ORIGIN_FOREIGN') return 403;
  if (code === 'BODY_NOT_JSON') return 415;
  if (code === 'BODY_TOO_LARGE' || code === 'INPUT_TOO_LARGE') return 413;
  if (code === 'LEDGER_BUSY') return 503;
  if (code === 'LEDGER_AS_OF' || code === 'LEDGER_READ_ONLY') return 409;
  if (code.startsWith('LEDGER_') || code.startsWith('KNOWLEDGE_')) return 500;
  if (/_NOT_FOUND$|_UNKNOWN$|^ROUTE_/.test(code)) return 404;
  return 400;
}
