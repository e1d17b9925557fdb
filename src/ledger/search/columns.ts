import { CLAIM_KINDS, OUTCOMES, STATUSES } from '../../contract/kinds.ts';
import type { SupportLevel } from '../../contract/reading.ts';
import { REVIEWS } from '../../contract/search.ts';
import { dayNumber } from '../../kernel/calendar.ts';
import { type Dictionaries, newDictionaries } from './dictionary.ts';

/** What is kept of a claim for matching, counting and sorting. Days are `YYYY-MM-DD`. */
export interface ClaimFacts {
  /** The row in `claims`. */
  readonly id: number;
  readonly kind: string;
  readonly status: string;
  readonly support: string;
  readonly outcome: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly approximate: boolean;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly published: string | null;
  readonly place: string | null;
  readonly speaker: string | null;
  readonly publisher: string | null;
  readonly document: string;
  readonly actors: readonly string[];
  readonly targets: readonly string[];
  readonly items: readonly string[];
  readonly checks: readonly string[];
}

export const SUPPORTS: readonly SupportLevel[] = ['cited', 'covered', 'anachronistic', 'vague', 'unsourced'];
/** Codes by number; 0 stands for none. */
export const CODES = {
  kind: ['', ...CLAIM_KINDS],
  status: ['', ...STATUSES],
  support: ['', ...SUPPORTS],
  outcome: ['', ...OUTCOMES],
  review: ['none', ...REVIEWS],
} as const satisfies Record<string, readonly string[]>;

/** A day that is open or not known. */
export const NO_DAY = -0x80000000;

const SINGLE = {
  kind: Uint8Array,
  status: Uint8Array,
  support: Uint8Array,
  outcome: Uint8Array,
  approximate: Uint8Array,
  unit: Uint32Array,
  place: Uint32Array,
  speaker: Uint32Array,
  publisher: Uint32Array,
  document: Uint32Array,
  first: Int32Array,
  last: Int32Array,
  published: Int32Array,
  min: Float64Array,
  max: Float64Array,
  /** First and last year; 0 where it has no time. An open end has the year of the other. */
  firstYear: Uint16Array,
  lastYear: Uint16Array,
} as const;
type SingleName = keyof typeof SINGLE;
const SINGLES = Object.keys(SINGLE) as SingleName[];
type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
export const MANY = ['actor', 'target', 'item', 'check'] as const;
export type ManyName = (typeof MANY)[number];

/** Several values a claim: those of claim i stand in `values` from `starts[i]` to `starts[i + 1]`. */
export interface Many {
  starts: Uint32Array;
  values: Uint32Array;
}

/**
 * Claims as columns, the nth place being that of the row n of `claims` (ids are given in order, so few stay empty). A
 * million claims take about 90 MB; a pass over a column takes about a millisecond.
 */
export class ClaimColumns {
  /** One more than the highest row that is held. */
  length = 0;
  readonly single: { [N in SingleName]: InstanceType<(typeof SINGLE)[N]> };
  readonly many: Record<ManyName, Many>;
  /** 1 where the claim is to be seen; the rest are older readings. */
  seen = new Uint8Array(0);
  review = new Uint8Array(0);
  readonly dictionaries: Dictionaries;
  private room = 0;

  constructor(dictionaries: Dictionaries = newDictionaries()) {
    this.dictionaries = dictionaries;
    this.single = Object.fromEntries(SINGLES.map((n) => [n, new SINGLE[n](0)])) as never;
    this.many = Object.fromEntries(
      MANY.map((n) => [n, { starts: new Uint32Array(1), values: new Uint32Array(0) }]),
    ) as never;
  }

  /** Makes room for the rows below `length`. */
  reserve(length: number): void {
    if (length <= this.room) return;
    this.room = Math.max(length, Math.ceil(this.room * 1.5), 1024);
    const single = this.single as Record<SingleName, Column>;
    for (const n of SINGLES) single[n] = grown(single[n], this.room);
    for (const n of MANY) this.many[n].starts = grown(this.many[n].starts, this.room + 1);
    this.seen = grown(this.seen, this.room);
    this.review = grown(this.review, this.room);
  }

  /** Adds a claim behind all that are held. */
  add(facts: ClaimFacts): void {
    const { id } = facts;
    this.reserve(id + 1);
    this.skipTo(id);
    const { single, dictionaries: d } = this;
    single.kind[id] = codeOf(CODES.kind, facts.kind);
    single.status[id] = codeOf(CODES.status, facts.status);
    single.support[id] = codeOf(CODES.support, facts.support);
    single.outcome[id] = codeOf(CODES.outcome, facts.outcome);
    single.approximate[id] = facts.approximate ? 1 : 0;
    single.unit[id] = d.unit.add(facts.unit);
    single.place[id] = d.entity.add(facts.place);
    single.speaker[id] = d.entity.add(facts.speaker);
    single.publisher[id] = d.publisher.add(facts.publisher);
    single.document[id] = d.document.add(facts.document);
    single.first[id] = dayOf(facts.firstDay);
    single.last[id] = dayOf(facts.lastDay);
    single.published[id] = dayOf(facts.published);
    single.firstYear[id] = yearOf(facts.firstDay ?? facts.lastDay);
    single.lastYear[id] = yearOf(facts.lastDay ?? facts.firstDay);
    single.min[id] = facts.min ?? NaN;
    single.max[id] = facts.max ?? NaN;
    this.addMany('actor', id, facts.actors, (x) => d.entity.add(x));
    this.addMany('target', id, facts.targets, (x) => d.entity.add(x));
    this.addMany('item', id, facts.items, (x) => d.item.add(x));
    this.addMany('check', id, facts.checks, (x) => d.check.add(x));
    this.length = id + 1;
  }

  /** Leaves the rows up to `id` empty: numbers that no claim has. */
  skipTo(id: number): void {
    for (const n of MANY) {
      const { starts } = this.many[n];
      starts.fill(starts[this.length]!, this.length, id + 1);
    }
    this.length = Math.max(this.length, id);
  }

  private addMany(name: ManyName, id: number, list: readonly string[], number: (x: string) => number): void {
    const many = this.many[name];
    const from = many.starts[id]!;
    const numbers = [...new Set(list)].map(number);
    if (from + numbers.length > many.values.length)
      many.values = grown(many.values, Math.max(1024, Math.ceil((from + numbers.length) * 1.5)));
    many.values.set(numbers, from);
    many.starts[id + 1] = from + numbers.length;
  }

  /** The rows `from` to `to` (exclusive) as bytes, in the numbers of this object's dictionaries. */
  encode(from: number, to: number): Uint8Array {
    const parts: Uint8Array[] = SINGLES.map((n) => bytesOf(this.single[n].subarray(from, to)));
    for (const n of MANY) {
      const { starts, values } = this.many[n];
      const base = starts[from]!;
      parts.push(bytesOf(starts.slice(from, to + 1).map((s) => s - base)));
      parts.push(bytesOf(values.subarray(base, starts[to])));
    }
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
    let at = 0;
    for (const part of parts) {
      out.set(part, at);
      at += part.byteLength;
    }
    return out;
  }

  /** Adds rows that `encode` wrote, behind all that are held; `count` of them, from row `from`. */
  decode(from: number, count: number, bytes: Uint8Array): void {
    this.reserve(from + count);
    this.skipTo(from);
    let at = 0;
    const take = (length: number): ArrayBuffer => {
      const part = bytes.slice(at, at + length).buffer;
      at += length;
      return part;
    };
    for (const n of SINGLES) {
      const kind = SINGLE[n];
      this.single[n].set(new kind(take(count * kind.BYTES_PER_ELEMENT)), from);
    }
    for (const n of MANY) {
      const many = this.many[n];
      const base = many.starts[from]!;
      const starts = new Uint32Array(take((count + 1) * 4));
      const values = new Uint32Array(take(starts[count]! * 4));
      if (base + values.length > many.values.length)
        many.values = grown(many.values, Math.ceil((base + values.length) * 1.5));
      many.values.set(values, base);
      for (let i = 0; i <= count; i++) many.starts[from + i] = base + starts[i]!;
    }
    this.length = from + count;
  }
}

/** The day number of `YYYY-MM-DD…`, of a month or a year its first; NO_DAY where there is none. */
export function dayOf(day: string | null): number {
  if (day === null) return NO_DAY;
  const n = dayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)) || 1, Number(day.slice(8, 10)) || 1);
  return Number.isNaN(n) ? NO_DAY : n;
}

function yearOf(day: string | null): number {
  const year = day === null ? 0 : Number(day.slice(0, 4));
  return Number.isNaN(year) ? 0 : year;
}

function codeOf(codes: readonly string[], code: string | null): number {
  return code === null ? 0 : Math.max(0, codes.indexOf(code));
}

function grown<T extends Column>(array: T, length: number): T {
  const out = new (array.constructor as new (length: number) => T)(length);
  out.set(array);
  return out;
}

function bytesOf(array: Column): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
