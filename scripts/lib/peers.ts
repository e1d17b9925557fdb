import { readFileSync } from 'node:fs';
import type { Mention } from '../../src/contract/reading.ts';
import type { Engine } from '../../src/engine/index.ts';
import { overlap, type Span } from '../../src/kernel/span.ts';
import { COUNTED, type PeerCase, type PeerExpectation } from './peer-case.ts';
import { type Convention, conventionOf } from './peers-conventions.ts';

export interface PeerRow {
  cases: number;
  passed: number;
  expected: number;
  found: number;
  right: number;
  /** Mentions that overlap nothing expected; not counted among bare numbers, which other things hold too. */
  extra: number;
  /** Of the expected, those that were read as the contract wants and not as the suite does; and how many were found. */
  otherwise: number;
  foundOtherwise: number;
}
export interface PeerMiss {
  case: PeerCase;
  read: Mention[];
  /** What explains each thing that was not read as expected; null for a plain miss. */
  why: (Convention | null)[];
}

/** The cases of a file of JSON lines. */
export function readCases(file: string): PeerCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as PeerCase);
}

/** Every third case of a file, from the first on, is kept aside: nobody makes a rule on it. */
export function partOf(cases: readonly PeerCase[], part: 'all' | 'aside' | 'tuning'): readonly PeerCase[] {
  if (part === 'all') return cases;
  return cases.filter((_, i) => (i % 3 === 0) === (part === 'aside'));
}

/** The harmonic mean of the values' precision and recall, 0 to 1. */
export function valueF1(row: PeerRow): number {
  const all = row.expected + row.found + row.extra;
  return all === 0 ? 1 : (2 * row.right) / all;
}

/** The same without what the contract wants read otherwise (peers-conventions.ts). */
export function valueF1Apart(row: PeerRow): number {
  return valueF1({ ...row, expected: row.expected - row.otherwise, found: row.found - row.foundOtherwise });
}

/** Reads each case and counts, by kind and language, what was found, what has the right value, and what is too much. */
export function scorePeers(
  engine: Engine,
  cases: readonly PeerCase[],
): { rows: Map<string, PeerRow>; misses: PeerMiss[] } {
  const rows = new Map<string, PeerRow>();
  const misses: PeerMiss[] = [];
  for (const c of cases) {
    const name = `${c.kind} ${c.lang}`;
    const row = rows.get(name) ?? {
      cases: 0,
      passed: 0,
      expected: 0,
      found: 0,
      right: 0,
      extra: 0,
      otherwise: 0,
      foundOtherwise: 0,
    };
    rows.set(name, row);
    const { id, text, published } = c;
    const reading = engine.read({ id, text, published, lang: c.lang === 'zh' ? 'zh-Hans' : 'en' }, { mentions: true });
    const types: readonly string[] = COUNTED[c.kind];
    const all = reading.mentions ?? [];
    const read = all.filter((m) => types.includes(m.type));
    row.cases++;
    const why = scoreCase(c, read, row, all);
    if (why.length === 0) row.passed++;
    else misses.push({ case: c, read, why });
  }
  return { rows, misses };
}

/** Adds one case to its row; gives, for each thing asked for and not read as expected, the convention behind it if any. */
function scoreCase(
  c: PeerCase,
  read: readonly Mention[],
  row: PeerRow,
  all: readonly Mention[],
): (Convention | null)[] {
  const free = new Set(read);
  const why: (Convention | null)[] = [];
  for (const expected of c.expect) {
    // A time of day, a duration, a recurrence: neither asked for nor held against.
    if (c.kind === 'time' && !expected.spans?.length) continue;
    row.expected++;
    const hits = [...free].filter((m) => (c.kind === 'number' ? overlap(m, expected) > 0 : fits(m, expected)));
    const right = hits.find((m) => isRight(c.kind, expected, m));
    const hit = right ?? hits[0];
    if (hit) {
      free.delete(hit);
      row.found++;
    }
    if (right) {
      row.right++;
      continue;
    }
    const time = all.find((m) => m.type === 'time' && overlap(m, expected) > 0);
    const convention = conventionOf(c, expected, hit ?? (c.kind === 'number' ? time : undefined));
    why.push(convention);
    if (convention === null) continue;
    row.otherwise++;
    if (hit) row.foundOtherwise++;
  }
  if (c.kind !== 'number')
    row.extra += [...free].filter((m) => c.expect.every((expected) => overlap(m, expected) === 0)).length;
  return why;
}

/** Whether two spans share half of the longer. */
function fits(a: Span, b: Span): boolean {
  return overlap(a, b) * 2 >= Math.max(a.end - a.start, b.end - b.start);
}

function isRight(kind: PeerCase['kind'], expected: PeerExpectation, { value }: Mention): boolean {
  if (typeof value === 'string') return false;
  if ('edtf' in value) {
    const [first, last] = [dayOf(value.start), dayOf(value.end)];
    return expected.spans?.some(([from, to]) => from === first && to === last) ?? false;
  }
  if (!isClose(value.min, expected.value) || !isClose(value.max, expected.value)) return false;
  return kind !== 'money' || !expected.unit || expected.unit === value.unit;
}

function isClose(a: number | null, b: number | undefined): boolean {
  return a !== null && b !== undefined && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** The day of a local time, or null where it has none. */
function dayOf(time: string | null): string | null {
  return time !== null && /^-?\d{4}/.test(time) ? time.slice(0, 10) : null;
}
