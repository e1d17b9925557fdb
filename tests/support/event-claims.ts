import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Claim, Entity, Item, Quantity, Reading } from '../../src/contract/reading.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite/ledger.ts';
import type { AsOf, Ledger, NewReading } from '../../src/ledger/port.ts';
import type { EventRules } from '../../src/ledger/events/rules.ts';
import { compileEvents } from '../../src/knowledge/events.ts';
import { NOTHING_GIVEN } from './readings.ts';

export const plainFold = (text: string): string => text.toLowerCase();

/** The rules of data/, with a handful of voices: to compile every name of the world takes seconds. */
const FILES = {
  'model/events.yaml': parse(readFileSync('data/model/events.yaml', 'utf8')) as unknown,
  'names/organisations/test.yaml': [
    { id: 'kcna', name: 'KCNA', kind: 'media', country: 'PRK', en: ['KCNA'] },
    { id: 'tass', name: 'TASS', kind: 'agency', country: 'RUS', en: ['TASS'] },
    { id: 'nis', name: 'National Intelligence Service', kind: 'intelligence', organOf: 'KOR', en: ['NIS'] },
  ],
};
const compiled = compileEvents(FILES, plainFold);
export const rules = (): EventRules => compiled;

export const state = (id: string, name = id): Entity => ({
  id,
  type: 'state',
  name,
  text: name,
  wikidata: null,
  lat: null,
  lon: null,
  country: null,
});
export const person = (id: string, country: string): Entity => ({ ...state(id), type: 'person', country });
export const place = (id: string, country: string): Entity => ({ ...state(id), type: 'place', country });
export const item = (id: string, of: string): Item => ({ id, name: id, class: of });
export const people = (min: number | null, max: number | null = min): Quantity => ({
  min,
  max,
  unit: 'persons',
  approximate: false,
  text: String(min ?? max),
});
export const on = (edtf: string): Claim['time'] => ({ edtf, text: edtf, resolved: 'stated' });
export const said = (id: string, of: NonNullable<Claim['attribution']>['class'] = 'entity'): Claim['attribution'] => ({
  id,
  name: id,
  class: of,
  text: id,
  start: 0,
  end: 0,
});

let made = 0;

/** A claim of the contract's form of which only what matters to a test is told. */
export function claim(more: Partial<Claim> & Pick<Claim, 'kind'>): Claim {
  const quote = more.quote ?? `quote ${made++}`;
  return {
    id: 'c1',
    quote,
    start: 0,
    end: quote.length,
    original: { start: 0, end: quote.length },
    sentence: { start: 0, end: quote.length },
    checkable: more.kind !== 'judgement',
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
    confidence: 1,
    ...more,
  };
}

export interface Article {
  readonly name: string;
  readonly claims: readonly Claim[];
  readonly publisher?: string | null;
  readonly published?: string | null;
  readonly publisherKind?: string | null;
  readonly sources?: Reading['document']['sources'];
  readonly engine?: string;
  /** The lines of its text, where they are more than the quotes of the claims. */
  readonly lines?: readonly string[];
}

/** An article ready to be kept: its text is the quotes of its claims, one a line. */
export function article({ name, claims, publisher = name, published = '2025-05-01', ...more }: Article): NewReading {
  const lines = more.lines ?? claims.map(({ quote }) => quote);
  const text = [name, ...lines, ''].join('\n');
  const placed = claims.map((one, i): Claim => {
    const start = text.indexOf(one.quote);
    const range = { start, end: start + one.quote.length };
    return { ...one, ...range, original: range, sentence: range, id: `c${i + 1}` };
  });
  const document: Reading['document'] = {
    sha256: '',
    title: name,
    lang: 'en',
    published,
    publisher,
    url: `https://example.org/${name}`,
    encoding: 'utf-8',
    text,
    repairs: [],
    notices: [],
    sources: more.sources ?? [],
  };
  return {
    bytes: Buffer.from(text),
    externalId: name,
    given: { ...NOTHING_GIVEN, publisher, published, url: document.url },
    got: { at: '2025-09-15T12:00:00.000Z', by: 'tester', from: name },
    madeAt: more.engine === undefined ? '2025-09-15T12:00:00.000Z' : '2025-10-15T12:00:00.000Z',
    engineVersion: more.engine ?? '1',
    dataVersion: '1',
    reading: { id: name, document, claims: placed, checks: [], diagnostics: [] },
    publisherKind: more.publisherKind ?? null,
  };
}

/** A ledger that joins claims into events. */
export function openEventLedger(path: string, asOf?: AsOf): Promise<Ledger> {
  return openSqliteLedger({ path, mode: 'write', fold: plainFold, eventRules: rules(), ...(asOf ? { asOf } : {}) });
}

/** What the ledger joined, without ids of events: lists of `article: quote`, in order. */
export async function joined(ledger: Ledger): Promise<string[][]> {
  const { events } = await ledger.events.list({}, { limit: 500 });
  return events.map(({ claims }) => claims.map((one) => `${one.externalId}: ${one.claim.quote}`).sort()).sort();
}
