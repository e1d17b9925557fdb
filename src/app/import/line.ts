import type { Reading } from '../../contract/reading.ts';
import { TallyError } from '../../kernel/errors.ts';
import type { ImportCounts, ImportedSource, ImportItem, ItemOutcome } from '../../ledger/imports/port.ts';
import type { Ledger, LedgerWriter } from '../../ledger/port.ts';
import { type PreparedArticle, type Versions, writeArticle } from './article.ts';
import { type CaptureNode, type Collector, keepNode, sha256Of } from './capture.ts';
import type { ReadBytes } from './reader.ts';

type Note = Pick<ImportItem, 'source' | 'sha256' | 'item' | 'part'>;

/** One thing to be written down, in its order. */
export type Entry =
  | { readonly kind: 'capture'; readonly node: CaptureNode }
  | { readonly kind: 'article'; readonly note: Note; readonly article: PreparedArticle; readonly node: CaptureNode }
  | { readonly kind: 'problem'; readonly note: Note; readonly outcome: ItemOutcome; readonly error: TallyError }
  | { readonly kind: 'end'; readonly source: Omit<ImportedSource, 'at'> };

export interface LineTools {
  readonly ledger: Ledger;
  readonly read: ReadBytes;
  readonly versions: Versions;
  readonly by: Collector;
  readonly width: number;
}

/** Entries written by one transaction at most, and how long the first may wait, in milliseconds. */
const BATCH = 64;
const PATIENCE = 500;
/** Bytes of articles that may be under way or wait to be written. */
const MOST_BYTES = 64 * 1024 * 1024;

interface Waiting {
  readonly entry: Entry;
  readonly reading: Promise<Reading | TallyError> | null;
}
interface Settled {
  readonly entry: Entry;
  readonly reading: Reading | TallyError | null;
}

/**
 * Entries on their way into the ledger: read by several threads, written in the order in which they were put, some
 * together in one transaction. Whatever is counted is on the disk.
 */
export class Line {
  private readonly waiting: Waiting[] = [];
  private settled: Settled[] = [];
  private since = 0;
  private bytes = 0;
  private underWay = new Set<string>();
  private counts: ImportCounts = { read: 0, same: 0, copy: 0, failed: 0, skipped: 0, claims: 0 };
  private readonly tools: LineTools;
  private readonly id: number;
  private readonly onWritten: (counts: ImportCounts) => void;

  constructor(tools: LineTools, id: number, onWritten: (counts: ImportCounts) => void) {
    this.tools = tools;
    this.id = id;
    this.onWritten = onWritten;
  }

  /**
   * Waits until an article may be looked up: not while the same bytes are under way, since what becomes of the second
   * depends on what was written of the first.
   */
  async roomFor(bytes: Uint8Array): Promise<void> {
    if (this.underWay.has(sha256Of(bytes))) await this.finish();
    while (this.waiting.length > 0 && this.bytes + bytes.byteLength > MOST_BYTES) await this.settleFirst();
    if (this.bytes + bytes.byteLength > MOST_BYTES) await this.write();
  }

  /** Puts an entry at the end; resolves when there is room for another. */
  async put(entry: Entry): Promise<void> {
    if (entry.kind === 'article') {
      this.underWay.add(entry.article.sha256);
      this.bytes += entry.article.item.bytes.byteLength;
    }
    const input = entry.kind === 'article' ? entry.article.input : null;
    this.waiting.push({ entry, reading: input && this.tools.read(input).catch(asFailure) });
    // Only what is read takes a thread's time; all else waits for nothing but its turn.
    while (this.waiting.length >= this.tools.width || (this.waiting.length > 0 && !this.waiting[0]!.reading))
      await this.settleFirst();
  }

  /** Writes everything that was put. */
  async finish(): Promise<void> {
    while (this.waiting.length > 0) await this.settleFirst();
    await this.write();
  }

  private async settleFirst(): Promise<void> {
    const { entry, reading } = this.waiting.shift()!;
    const settled = await reading;
    // Nothing can be read any more: this is no fault of the article.
    if (settled instanceof TallyError && /^(WORKER_CANNOT|KNOWLEDGE)/.test(settled.code)) throw settled;
    if (this.settled.length === 0) this.since = performance.now();
    this.settled.push({ entry, reading: settled });
    if (this.settled.length >= BATCH || performance.now() - this.since > PATIENCE) await this.write();
  }

  private async write(): Promise<void> {
    const batch = this.settled;
    if (batch.length === 0) return;
    this.settled = [];
    try {
      await this.writeTogether(batch);
    } catch (error) {
      if (isOfTheLedger(error)) throw error;
      // One of them cannot be kept, which must not take the others with it.
      for (const one of batch) await this.writeAlone(one);
    }
    for (const { entry } of batch)
      if (entry.kind === 'article') {
        this.underWay.delete(entry.article.sha256);
        this.bytes -= entry.article.item.bytes.byteLength;
      }
    this.onWritten(this.counts);
  }

  private async writeTogether(batch: readonly Settled[]): Promise<void> {
    const counts = await this.tools.ledger.together(async (writer) => {
      const added = { ...this.counts };
      for (const settled of batch) await this.writeOne(writer, settled, added);
      return added;
    });
    this.counts = counts;
  }

  private async writeAlone(settled: Settled): Promise<void> {
    try {
      await this.writeTogether([settled]);
    } catch (error) {
      const { entry } = settled;
      if (isOfTheLedger(error) || entry.kind !== 'article') throw error;
      await this.writeTogether([
        { entry: { kind: 'problem', note: entry.note, outcome: 'failed', error: asFailure(error) }, reading: null },
      ]);
    }
  }

  private async writeOne(
    writer: LedgerWriter,
    { entry, reading }: Settled,
    counts: { -readonly [K in keyof ImportCounts]: number },
  ): Promise<void> {
    const { by, versions } = this.tools;
    const at = by.clock().toISOString();
    if (entry.kind === 'capture') {
      await keepNode(writer.captures, entry.node);
      return;
    }
    if (entry.kind === 'end') {
      await writer.imports.source(this.id, { ...entry.source, at });
      return;
    }
    const problem = entry.kind === 'problem' ? entry.error : reading instanceof TallyError ? reading : null;
    if (problem || entry.kind === 'problem') {
      const outcome = entry.kind === 'problem' ? entry.outcome : 'failed';
      const { code, message } = problem!;
      const said = { outcome, code, message, documentId: null, claims: 0, at };
      await writer.imports.item(this.id, { ...entry.note, ...said });
      counts[outcome]++;
      return;
    }
    const written = await writeArticle(writer, by, versions, entry.article, reading as Reading | null, entry.node);
    await writer.imports.item(this.id, { ...entry.note, ...written, code: null, message: null, at });
    counts[written.outcome]++;
    counts.claims += written.claims;
  }
}

function asFailure(error: unknown): TallyError {
  if (error instanceof TallyError) return error;
  return new TallyError('INTERNAL', `This article met a defect in Tallystick: ${String(error)}`, { cause: error });
}

function isOfTheLedger(error: unknown): boolean {
  return error instanceof TallyError && error.code.startsWith('LEDGER_');
}
