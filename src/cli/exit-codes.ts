import { TallyError } from '../kernel/errors.ts';

/** What the process answers with; docs/cli.md tells users. */
export const EXIT = {
  ok: 0,
  someFailed: 1,
  usage: 2,
  ledger: 3,
  input: 4,
  installation: 5,
  broken: 6,
  bug: 70,
} as const;

/** The exit status that an error stands for. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof TallyError)) return EXIT.bug;
  const { code } = error;
  if (code.startsWith('USAGE') || code === 'DATE_UNREADABLE') return EXIT.usage;
  if (code.startsWith('LEDGER_')) return EXIT.ledger;
  if (/^(KNOWLEDGE|WORKER|DATA)_/.test(code)) return EXIT.installation;
  return EXIT.input;
}
