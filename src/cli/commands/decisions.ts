import { openLedger } from '../../app/ledger.ts';
import { lastDecision, review } from '../../app/review.ts';
import { RELIABILITIES } from '../../contract/desk.ts';
import { TallyError } from '../../kernel/errors.ts';
import { type Context, type GlobalOptions, newPage, pathOfLedger, withLedger } from '../context.ts';
import type { Decision, Ledger } from '../../app/ledger.ts';
import { editsOf } from './edits.ts';

export interface DecideOptions extends GlobalOptions {
  reason?: string | undefined;
  json?: true | undefined;
}
export interface EditOptions extends DecideOptions {
  set: string[];
}
export interface AddOptions extends EditOptions {
  quote: string;
  nth?: number | undefined;
}

/** `tally accept`, `tally reject`: judges claims, one decision each. */
export async function judgeCommand(
  context: Context,
  kind: 'accept' | 'reject',
  subjects: string[],
  options: DecideOptions,
): Promise<void> {
  await decided(context, options, { kind, subjects, reason: options.reason ?? '' });
}

/** `tally correct ID --set field=value …` */
export async function correctCommand(context: Context, subject: string, options: EditOptions): Promise<void> {
  await decided(context, options, {
    kind: 'correct',
    subject,
    edits: editsOf(options.set),
    reason: options.reason ?? '',
  });
}

/** `tally add DOCUMENT --quote WORDS --set field=value …` */
export async function addCommand(context: Context, document: string, options: AddOptions): Promise<void> {
  const { quote, nth, set, reason = '' } = options;
  const where = { document, quote, ...(nth === undefined ? {} : { nth }) };
  await decided(context, options, { kind: 'add', ...where, edits: editsOf(set), reason });
}

/** `tally undo N`, or the claim of which the last decision is taken back. */
export async function undoCommand(context: Context, what: string, options: DecideOptions): Promise<void> {
  const reason = options.reason ?? '';
  await decided(context, options, async (ledger) => {
    const number = /^\d+$/.test(what) ? Number(what) : (await lastDecision(ledger, what))?.id;
    if (number === undefined)
      throw new TallyError('DECISION_NOT_FOUND', `Nothing was decided about ${what} that could be taken back.`);
    return { kind: 'undo', decision: number, reason };
  });
}

/** `tally grade PUBLISHER LETTER --reason WHY`; `-` takes the grade away. */
export async function gradeCommand(
  context: Context,
  publisher: string,
  letter: string,
  options: DecideOptions,
): Promise<void> {
  const reliability = letter === '-' ? null : RELIABILITIES.find((one) => one === letter.toUpperCase());
  if (reliability === undefined)
    throw new TallyError('USAGE_GRADE', `"${letter}" is no grade; give a letter from A to F, or - for none.`);
  const { surface } = context;
  const ledger = await openToWrite(context, options);
  try {
    const by = { at: surface.clock().toISOString(), author: surface.user, reason: options.reason ?? '' };
    await ledger.gradeSource(publisher, reliability, by);
    await surface.out.write(`${context.words.t('decision.graded', { publisher, grade: reliability ?? '–' })}\n`);
  } finally {
    await ledger.close();
  }
}

/** `tally decisions`: the log. */
export async function decisionsCommand(
  context: Context,
  options: GlobalOptions & { subject?: string | undefined; json?: true | undefined },
): Promise<void> {
  const decisions = await withLedger(context, options, (ledger) => ledger.decisions(options.subject));
  await show(context, decisions, options.json === true);
}

async function openToWrite(context: Context, options: GlobalOptions): Promise<Ledger> {
  const { fold, eventRules = null } = await context.surface.openEngine();
  // A decision is about what a ledger holds; where there is none, none is made.
  const path = pathOfLedger(context, options);
  await (await openLedger({ path, mode: 'read', fold, eventRules })).close();
  return openLedger({ path, mode: 'write', fold, eventRules });
}

/** A decision before it is checked; `review` says what it may hold. */
type Input = Readonly<Record<string, unknown>>;

async function decided(
  context: Context,
  options: DecideOptions,
  input: Input | ((ledger: Ledger) => Promise<Input>),
): Promise<void> {
  const { surface } = context;
  const ledger = await openToWrite(context, options);
  try {
    const engine = async () => (await surface.openEngine()).engine;
    const asked = typeof input === 'function' ? await input(ledger) : input;
    const decisions = await review({ ledger, engine, clock: surface.clock, author: surface.user }, asked);
    await show(context, decisions, options.json === true);
  } finally {
    await ledger.close();
  }
}

async function show(context: Context, decisions: readonly Decision[], json: boolean): Promise<void> {
  const { out } = context.surface;
  if (json) {
    await out.write(`${JSON.stringify(decisions)}\n`);
    return;
  }
  const { words, style } = context;
  const page = newPage(context);
  if (decisions.length === 0) page.put(words.t('decision.none'));
  for (const { id, at, author, kind, subject, reason } of decisions) {
    const values = { id, kind: words.label('decision', kind), subject, author, at };
    page.put(words.t('decision.line', values));
    if (reason) page.put(reason, { style: style.faint });
  }
  await out.write(page.text);
}
