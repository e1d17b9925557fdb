import type { ClaimEdits, DecisionInput } from '../contract/review.ts';
import { decisionInputSchema } from '../contract/review.ts';
import type { Claim, Range } from '../contract/reading.ts';
import type { Engine, Restored } from '../engine/index.ts';
import { TallyError } from '../kernel/errors.ts';
import type { Decision, Ledger, StoredReading } from '../ledger/port.ts';
import type { Clock } from './read-article.ts';
import { edited } from './review-edits.ts';
import { createSlicer } from './slice.ts';

export interface ReviewTools {
  readonly ledger: Ledger;
  /** Asked for only where a stretch of a text has to be found in the original. */
  readonly engine: () => Promise<Pick<Engine, 'restore'>>;
  readonly clock: Clock;
  /** Who decides, as the log names them. */
  readonly author: string;
}

/**
 * Takes what a person decided about claims and adds it to the log; several subjects make one decision each. Rejects
 * with TallyError REVIEW_INVALID, CLAIM_NOT_FOUND, DOCUMENT_NOT_FOUND, DECISION_NOT_FOUND, QUOTE_NOT_FOUND,
 * RANGE_EMPTY, RANGE_OUTSIDE and those of the ledger.
 */
export async function review(tools: ReviewTools, given: unknown): Promise<Decision[]> {
  const parsed = decisionInputSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new TallyError('REVIEW_INVALID', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a decision'}.`);
  }
  const input = parsed.data;
  switch (input.kind) {
    case 'accept':
    case 'reject': {
      const out: Decision[] = [];
      for (const subject of input.subjects) {
        await mustBeClaim(tools.ledger, subject);
        out.push(await decide(tools, { kind: input.kind, subject, reason: input.reason, change: null }));
      }
      return out;
    }
    case 'correct':
      return [await correct(tools, input)];
    case 'add':
      return [await add(tools, input)];
    case 'undo': {
      const subject = `decision:${input.decision}`;
      const change = { decision: input.decision };
      return [await decide(tools, { kind: 'undo', subject, reason: input.reason, change })];
    }
  }
}

/** The last decision about a claim that was not undone, which is the one that an undo takes back. Null where none is. */
export async function lastDecision(ledger: Ledger, subject: string): Promise<Decision | null> {
  const all = await ledger.decisions(subject);
  const undone = new Set<number>();
  for (const one of all.toReversed())
    if (one.kind === 'undo' && !undone.has(one.id)) undone.add((one.change as { decision: number }).decision);
  return all.findLast((one) => one.kind !== 'undo' && !undone.has(one.id)) ?? null;
}

function decide(
  { ledger, clock, author }: ReviewTools,
  decision: { kind: Decision['kind']; subject: string; reason: string; change: unknown; claim?: Claim },
): Promise<Decision> {
  return ledger.decide({ ...decision, at: clock().toISOString(), author });
}

async function mustBeClaim(ledger: Ledger, subject: string) {
  const stored = await ledger.claim(subject);
  if (!stored) throw new TallyError('CLAIM_NOT_FOUND', `The ledger has no claim ${subject}.`);
  return stored;
}

async function correct(tools: ReviewTools, input: Extract<DecisionInput, { kind: 'correct' }>): Promise<Decision> {
  const stored = await mustBeClaim(tools.ledger, input.subject);
  const { edits, subject, reason } = input;
  const before = stored.claim;
  const moved = edits.start !== undefined || edits.end !== undefined;
  const range = { start: edits.start ?? before.start, end: edits.end ?? before.end };
  const place = moved ? await placed(tools, await readingOf(tools.ledger, stored.documentId), range) : {};
  const claim = edited({ ...before, ...place }, edits);
  const fields = Object.keys(edits) as (keyof ClaimEdits)[];
  const old = Object.fromEntries(fields.map((field) => [field, before[field as keyof Claim] ?? null]));
  return decide(tools, { kind: 'correct', subject, reason, change: { fields, before: old, after: edits }, claim });
}

async function add(tools: ReviewTools, input: Extract<DecisionInput, { kind: 'add' }>): Promise<Decision> {
  const kept = await readingOf(tools.ledger, input.document);
  const range = rangeOf(kept.reading.document.text, input);
  const claim = edited({ ...EMPTY, ...(await placed(tools, kept, range)) }, input.edits);
  const { edits, reason } = input;
  return decide(tools, { kind: 'add', subject: kept.document.id, reason, change: { after: edits }, claim });
}

const EMPTY: Omit<Claim, 'quote' | 'start' | 'end' | 'original' | 'sentence'> = {
  id: 'new',
  kind: 'other',
  checkable: true,
  plover: null,
  cameo: null,
  actors: [],
  targets: [],
  item: null,
  items: [],
  quantity: null,
  time: null,
  place: null,
  outcome: null,
  reported: null,
  status: 'occurred',
  attribution: null,
  support: { level: 'unsourced', sources: [], why: '' },
  flags: [],
  // A person wrote it; there is no reading to be unsure of.
  confidence: 1,
};

async function readingOf(ledger: Ledger, id: string): Promise<StoredReading> {
  const document = await ledger.document(id);
  const kept = document && (await ledger.reading(document.id));
  if (!kept) throw new TallyError('DOCUMENT_NOT_FOUND', `The ledger has no document ${id}.`);
  return kept;
}

/** The stretch that an added claim quotes, in code points. */
function rangeOf(text: string, { start, end, quote, nth = 1 }: Extract<DecisionInput, { kind: 'add' }>): Range {
  if (start !== undefined && end !== undefined) return { start, end };
  if (quote === undefined)
    throw new TallyError('QUOTE_NOT_FOUND', 'A claim to be added needs its quote, or its start and end.');
  let at = -1;
  for (let n = 0; n < nth; n++) {
    at = text.indexOf(quote, at + 1);
    if (at < 0)
      throw new TallyError('QUOTE_NOT_FOUND', `The document does not hold these words ${nth} time(s): “${quote}”.`);
  }
  const before = Array.from(text.slice(0, at)).length;
  return { start: before, end: before + Array.from(quote).length };
}

/** Where a stretch stands: its words, its sentence, and the bytes of the original that it was made from. */
async function placed(tools: ReviewTools, kept: StoredReading, range: Range) {
  const { text } = kept.reading.document;
  const length = Array.from(text).length;
  const { start, end } = range;
  if (start >= end) throw new TallyError('RANGE_EMPTY', 'A claim quotes at least one character.');
  if (end > length) throw new TallyError('RANGE_OUTSIDE', `The document has ${length} characters; ${end} lies beyond.`);
  const quote = createSlicer(text)(start, end);
  const restored = await restoredAgain(tools, kept);
  // A newer engine may restore the text otherwise; then the offsets of this reading say nothing about the bytes.
  const original = restored.text === text ? restored.original(range) : { start: 0, end: kept.document.byteLength };
  return { quote, start, end, original, sentence: sentenceOf(kept, range, text) };
}

async function restoredAgain({ ledger, engine }: ReviewTools, kept: StoredReading): Promise<Restored> {
  const bytes = (await ledger.bytes(kept.document.id)) ?? new Uint8Array();
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return (await engine()).restore({ id: kept.document.id, bytes: base64, ...kept.document.given });
}

/** The sentence of a claim beside it, or else the line that it stands in. */
function sentenceOf(kept: StoredReading, range: Range, text: string): Range {
  const near = kept.reading.claims.find(
    ({ sentence }) => sentence.start <= range.start && sentence.end >= range.end && sentence.end > sentence.start,
  );
  if (near) return near.sentence;
  const points = Array.from(text);
  let { start, end } = range;
  while (start > 0 && points[start - 1] !== '\n') start--;
  while (end < points.length && points[end] !== '\n') end++;
  return { start, end };
}
