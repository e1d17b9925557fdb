import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Claim, Entity, Reading } from '../src/contract/reading.ts';
import { openLedger } from '../src/app/ledger.ts';
import { viewOf } from '../src/ledger/events/view.ts';
import { knowledgeFromData } from './lib/knowledge.ts';

/**
 * What events cost as a ledger grows: time to keep one document of ten claims with and without joining, and to list
 * and show events. Claims are made by rule, with copies and rival values.
 *
 *   npx tsx scripts/events-bench.ts [CLAIMS…]      as 10000 100000 1000000
 */
const CLAIMS_A_DOCUMENT = 10;
const SAMPLE = 200;
const sizes = process.argv.slice(2).map(Number);
const { events: eventRules } = knowledgeFromData();

let seed = 1;
/** A number from 0 to n - 1, the same in every run. */
function pick(n: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * n);
}
const of = <T>(list: readonly T[]): T => list[pick(list.length)]!;
const STATES = ['RUS', 'UKR', 'PRK', 'USA', 'CHN', 'IRN', 'DEU', 'FRA', 'GBR', 'POL', 'KOR', 'JPN', 'BLR', 'TUR'];
const ITEMS = [
  ['soldiers', 'troops'],
  ['workers', 'workers'],
  ['artillery-shells', 'ammunition'],
  ['ballistic-missiles', 'missiles'],
  ['tanks', 'armour'],
  ['drones', 'drones'],
] as const;
const KINDS = ['transfer', 'deployment', 'casualty', 'meeting', 'attack', 'agreement', 'payment', 'statement'] as const;
const entity = (id: string, type: Entity['type'] = 'state'): Entity => ({
  id,
  type,
  name: id,
  text: id,
  wikidata: null,
  lat: null,
  lon: null,
  country: type === 'state' ? null : 'UKR',
});
const day = (): string => new Date(Date.UTC(2022, 1, 24) + pick(1460) * 86_400_000).toISOString().slice(0, 10);

function claimOf(i: number, published: string): Claim {
  const kind = of(KINDS);
  const [id, family] = of(ITEMS);
  const item = { id, name: id, class: family };
  const form = pick(4);
  const edtf = form === 0 ? null : form === 1 ? published : form === 2 ? `../${published}` : published.slice(0, 7);
  const quote = `claim ${pick(1e9)}`;
  const range = { start: i * 20, end: i * 20 + quote.length };
  const figure = (1 + pick(20)) * 100;
  return {
    id: `c${i + 1}`,
    quote,
    ...range,
    original: range,
    sentence: range,
    kind,
    checkable: true,
    plover: null,
    cameo: null,
    actors: [entity(of(STATES))],
    targets: [entity(of(STATES))],
    item,
    items: [item],
    quantity: pick(2) ? { min: figure, max: figure, unit: 'persons', approximate: false, text: String(figure) } : null,
    time: edtf === null ? null : { edtf, text: edtf, resolved: 'stated' },
    place: pick(3) ? null : entity(`town-${pick(200)}`, 'place'),
    outcome: kind === 'casualty' ? 'killed' : null,
    reported: null,
    status: pick(8) ? 'occurred' : 'planned',
    attribution: pick(2) ? { id: of(STATES), name: 'x', class: 'official', text: 'x', start: 0, end: 1 } : null,
    support: { level: 'unsourced', sources: [], why: '' },
    flags: [],
    confidence: 1,
  };
}

let made = 0;
function documentOf() {
  const published = day();
  const n = made++;
  const claims = Array.from({ length: CLAIMS_A_DOCUMENT }, (_, i) => claimOf(i, published));
  const text = `document ${n}`;
  const document: Reading['document'] = {
    sha256: '',
    title: text,
    lang: 'en',
    published,
    publisher: `paper ${n % 300}`,
    url: null,
    encoding: 'utf-8',
    text,
    repairs: [],
    notices: [],
    sources: [],
  };
  const given = { contentType: null, title: null, url: null, publisher: null, published, lang: null };
  const at = '2026-01-01T00:00:00.000Z';
  return {
    bytes: Buffer.from(text),
    given,
    got: { at, by: 'bench', from: text },
    madeAt: at,
    engineVersion: '1',
    dataVersion: '1',
    reading: { id: text, document, claims, checks: [], diagnostics: [] },
    publisherKind: null,
  };
}

/** Milliseconds that each of some runs took: the middle one and the one that 95 of 100 stay under. */
async function timed(runs: number, work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1);
  return `median ${at(0.5)} ms, 95 % under ${at(0.95)} ms`;
}

const folder = mkdtempSync(join(tmpdir(), 'tally-events-bench-'));
const path = join(folder, 'ledger.sqlite');
const fold = (text: string): string => text;
const joining = await openLedger({ path, mode: 'write', fold, eventRules });
try {
  for (const size of sizes.length > 0 ? sizes : [10_000]) {
    while (made * CLAIMS_A_DOCUMENT < size - 2 * SAMPLE * CLAIMS_A_DOCUMENT) await joining.save(documentOf());
    console.log(`${size} claims, ${(statSync(path).size / 2 ** 20).toFixed(0)} MB`);
    console.log(`  keep a document, joined: ${await timed(SAMPLE, () => joining.save(documentOf()))}`);
    const bare = await openLedger({ path, mode: 'write', fold });
    console.log(`  the same without joining: ${await timed(SAMPLE, () => bare.save(documentOf()))}`);
    await bare.close();
    await joining.events.refresh();
    const { events } = await joining.events.list({}, { limit: 50 });
    console.log(`  largest event: ${events[0]?.total ?? 0} claims`);
    console.log(`  a page of 50, most told: ${await timed(10, () => joining.events.list({}, { limit: 50 }))}`);
    console.log(
      `  a page of 50, newest:    ${await timed(10, () => joining.events.list({}, { limit: 50, sort: 'recent' }))}`,
    );
    console.log(
      `  one event, shown:        ${await timed(10, async () => viewOf((await joining.events.get(events[pick(50)]!.id))!))}`,
    );
  }
} finally {
  await joining.close();
  rmSync(folder, { recursive: true, force: true });
}
