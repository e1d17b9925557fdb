import { sql } from 'kysely';
import { CODES, ClaimColumns } from '../search/columns.ts';
import type { Db } from './connection.ts';
import { BLOCK, isBehind, loadDictionaries, searchState } from './search-follow.ts';
import { claimFacts } from './search-facts.ts';

/** How an index is kept: `follow` writes what is left behind; a view of another time never changes. */
export interface IndexOptions {
  readonly isPast: boolean;
  readonly follow: () => Promise<void>;
}

/** The columns of a ledger in memory: loaded at the first question, and brought up to date at each. */
export class ClaimIndex {
  private columns: ClaimColumns | null = null;
  private seq = 0;
  private busy: Promise<unknown> = Promise.resolve();
  private readonly db: Db;
  private readonly options: IndexOptions;

  constructor(db: Db, options: IndexOptions) {
    this.db = db;
    this.options = options;
  }

  /** The columns as the ledger stands now. One caller at a time brings them up to date; the others wait. */
  async current(): Promise<ClaimColumns> {
    const next = this.busy.then(
      () => this.refreshed(),
      () => this.refreshed(),
    );
    this.busy = next.catch(() => undefined);
    return next;
  }

  private async refreshed(): Promise<ClaimColumns> {
    if (this.columns && this.options.isPast) return this.columns;
    if (!this.options.isPast && (await isBehind(this.db))) await this.options.follow();
    const seq = await this.newestChange();
    if (!this.columns) {
      const columns = await this.loaded();
      await this.markSeen(columns);
      this.columns = columns;
    } else if (seq !== this.seq) {
      await this.addTail(this.columns, this.columns.length);
      await this.markChanged(this.columns, seq);
    }
    this.seq = seq;
    return this.columns;
  }

  private async newestChange(): Promise<number> {
    const { rows } = await sql<{ seq: number | null }>`select max(seq) as seq from search_changes`.execute(this.db);
    return rows[0]?.seq ?? 0;
  }

  private async loaded(): Promise<ClaimColumns> {
    const { blocks, claim } = await searchState(this.db);
    const columns = new ClaimColumns(await loadDictionaries(this.db));
    columns.reserve(claim + 1);
    for (let block = 0; block < blocks; block++) {
      const { rows } = await sql<{ columns: Uint8Array }>`
        select columns from search_blocks where block = ${block}`.execute(this.db);
      columns.decode(block * BLOCK, BLOCK, rows[0]!.columns);
    }
    await this.addTail(columns, blocks * BLOCK);
    return columns;
  }

  private async addTail(columns: ClaimColumns, from: number): Promise<void> {
    const { rows } = await sql<{ top: number | null }>`select max(id) as top from claims`.execute(this.db);
    for await (const facts of claimFacts(this.db, from, (rows[0]?.top ?? 0) + 1)) columns.add(facts);
  }

  /** Marks the claims to be seen: from the bits that are kept, or, of another time, from what that time shows. */
  private async markSeen(columns: ClaimColumns): Promise<void> {
    const { seen, review, length } = columns;
    if (this.options.isPast) {
      const { rows } = await sql<SeenRow>`select claim, review from current_claims`.execute(this.db);
      for (const row of rows) mark(columns, row);
      return;
    }
    const kept = await sql<{ block: number; bits: Uint8Array }>`select block, bits from search_seen`.execute(this.db);
    for (const { block, bits } of kept.rows) {
      const from = block * BLOCK;
      const to = Math.min(length, from + BLOCK);
      for (let i = from; i < to; i++) seen[i] = (bits[(i - from) >> 3]! >> ((i - from) & 7)) & 1;
    }
    const { rows } = await sql<SeenRow>`
      select claim, review from current_claims where review is not null`.execute(this.db);
    for (const row of rows) if (row.claim < length) review[row.claim] = reviewCode(row.review);
  }

  private async markChanged(columns: ClaimColumns, seq: number): Promise<void> {
    const { rows } = await sql<SeenRow & { seen: number }>`
      select c.id as claim, cc.review, cc.claim is not null as seen
      from search_changes s join runs r on r.document_id = s.document_id join claims c on c.run_id = r.id
      left join current_claims cc on cc.claim = c.id
      where s.seq > ${this.seq} and s.seq <= ${seq}`.execute(this.db);
    for (const row of rows) {
      if (row.seen === 1) mark(columns, row);
      else if (row.claim < columns.length) columns.seen[row.claim] = 0;
    }
  }
}

interface SeenRow {
  claim: number;
  review: string | null;
}

function mark(columns: ClaimColumns, { claim, review }: SeenRow): void {
  // A claim that came after the columns were read is marked with the next change.
  if (claim >= columns.length) return;
  columns.seen[claim] = 1;
  columns.review[claim] = reviewCode(review);
}

function reviewCode(review: string | null): number {
  return review === null ? 0 : (CODES.review as readonly string[]).indexOf(review);
}
