import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flows, rollupTools, series, timeline } from '../src/app/rollups/rollups.ts';
import type { SearchQuestion } from '../src/contract/search.ts';
import type { Claim } from '../src/contract/reading.ts';
import type { Ledger, NewReading } from '../src/ledger/port.ts';
import { openSqliteLedger } from '../src/ledger/sqlite/ledger.ts';
import { createFold } from '../src/knowledge/folding.ts';
import { knowledgeFromData } from '../scripts/lib/knowledge.ts';
import { CLASSES_MADE, fillLedger } from './ledger-fill.ts';
import { chance, ITEMS, madeDocuments, STATES } from './ledger-rows.ts';

// npx tsx bench/ledger.ts [--sizes 10000,100000,1000000] [--folder DIR]
// Ledgers made by rules, with copies and rival values: how long a page of 50 claims with all facets takes, a series, flows,
// a timeline, adding a document, and the first question of a program that has just started. Bars stand in brackets;
// nothing here fails a test, since a busy machine would.
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const sizes = (option('--sizes') ?? '10000,100000,1000000').split(',').map(Number);
const knowledge = knowledgeFromData();
const fold = createFold(knowledge.folding);
const folder = option('--folder') ?? mkdtempSync(join(tmpdir(), 'tallystick-bench-'));

/** What people ask: alone and together, in both languages, in every order, page after page. */
function questions(count: number): SearchQuestion[] {
  const next = chance(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() ** 2 * list.length)]!;
  const state = (): string => pick(STATES).id;
  const shapes: (() => SearchQuestion)[] = [
    () => ({}),
    () => ({ filter: { kind: ['transfer'] } }),
    () => ({ filter: { kind: ['transfer', 'payment'], status: ['occurred'] } }),
    () => ({ filter: { actor: [state()] } }),
    () => ({ filter: { actor: [state()], target: [state()] } }),
    () => ({ filter: { actor: ['朝国'], item: [pick(CLASSES_MADE)] }, sort: 'newest' }),
    () => ({ filter: { party: [state()], year: ['2024'] }, sort: 'time' }),
    () => ({ filter: { publisher: [`Publisher ${Math.floor(next() * 50)}`] } }),
    () => ({ filter: { from: '2024-01-01', to: '2024-03-31' }, sort: 'quantity' }),
    () => ({ filter: { check: ['FIGURE_UNATTRIBUTED'], support: ['unsourced'] } }),
    () => ({ words: pick(['炮弹', '導彈', '坦克', '步枪']) }),
    () => ({ words: `${pick(['炮弹', '導彈'])} ${pick(['朝國', '俄国'])}`, filter: { kind: ['transfer'] } }),
    () => ({ words: pick(['shells', 'missil', '"sent 100"', 'drones tanks']) }),
    () => ({ words: String(Math.floor(next() * 9000) + 1000) }),
    () => ({ filter: { item: [pick(ITEMS).id] }, sort: 'newest' }),
  ];
  return Array.from({ length: count }, (_, i) => shapes[i % shapes.length]!());
}

/** Times in milliseconds, ascending: by the clock, and of the processor, which a busy machine lengthens less. */
interface Times {
  readonly clock: number[];
  readonly cpu: number[];
}

async function timed(runs: number, work: (i: number) => Promise<unknown>): Promise<Times> {
  const clock: number[] = [];
  const cpu: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const before = process.cpuUsage();
    await work(i);
    const { user, system } = process.cpuUsage(before);
    clock.push(performance.now() - start);
    cpu.push((user + system) / 1000);
  }
  const ascending = (a: number, b: number): number => a - b;
  return { clock: clock.sort(ascending), cpu: cpu.sort(ascending) };
}

const at = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
const ms = (x: number): string => x.toFixed(1).padStart(9);
const told = new Map<string, number[]>();
function tell(name: string, { clock, cpu }: Times, bar = ''): void {
  told.set(name, [...(told.get(name) ?? []), at(clock, 0.95)]);
  console.log(
    `  ${name.padEnd(32)} p50 ${ms(at(clock, 0.5))}   p95 ${ms(at(clock, 0.95))}   processor p50 ${ms(at(cpu, 0.5))}   p95 ${ms(at(cpu, 0.95))}   ${bar}`,
  );
}

async function measure(path: string): Promise<void> {
  const open = (): Promise<Ledger> => openSqliteLedger({ path, mode: 'write', fold });
  const asked = questions(150);
  // The first question of all makes the ledger searchable; every program after that starts from what was kept.
  const first = await open();
  const made = (await timed(1, () => first.search.claims({}))).clock[0]!;
  await first.close();
  console.log(
    `  made searchable in ${(made / 1000).toFixed(1)} s; the file has ${Math.round(statSync(path).size / 1e6)} MB`,
  );
  const cold = await timed(3, async () => {
    const ledger = await open();
    await ledger.search.claims({});
    await ledger.close();
  });
  tell('open, and a first page', cold);
  const ledger = await open();
  await ledger.search.claims({});
  tell(
    'a page of 50 with twelve facets',
    await timed(asked.length, (i) => ledger.search.claims(asked[i]!)),
    '[p95 50]',
  );
  const tools = rollupTools(ledger, { day: null, ledger: null }, { fold, rollups: knowledge.rollups });
  const pairs = [0, 1, 2, 3, 5, 8].flatMap((a) =>
    [0, 1, 2].map((b) => ({
      actor: STATES[a]!.id,
      target: STATES[b]!.id,
      item: CLASSES_MADE[(a + b) % CLASSES_MADE.length]!,
    })),
  );
  let most = 0;
  const serial = await timed(pairs.length, async (i) => {
    most = Math.max(most, (await series(tools, pairs[i]!, 'month')).claims);
  });
  tell('a series', serial, `[p95 300]  the largest of ${most} claims`);
  tell(
    'flows of a month',
    await timed(6, (i) => flows(tools, { from: `2024-0${i + 1}`, to: `2024-0${i + 1}`, actor: STATES[i]!.id })),
  );
  tell('a timeline of everything', await timed(5, () => timeline(tools, {}, 'month', 'kind')));
  const extra = [...madeDocuments(1000, 99)];
  tell(
    'adding a document of 20 claims',
    await timed(extra.length, (i) => ledger.save(readingOf(extra[i]!.claims, i))),
    '[20]',
  );
  tell(
    'a page just after',
    await timed(20, async (i) => {
      await ledger.save(readingOf(extra[i]!.claims, i + 1000));
      return ledger.search.claims(asked[i]!);
    }),
  );
  console.log(`  memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  await ledger.close();
}

function readingOf(claims: readonly Claim[], i: number): NewReading {
  const text = `${i}\n${claims.map((claim) => claim.quote).join('\n')}`;
  const nothing = { contentType: null, title: null, url: null, publisher: null, published: null, lang: null };
  const now = '2025-09-16T12:00:00.000Z';
  return {
    bytes: Buffer.from(text),
    given: nothing,
    got: { at: now, by: 'bench', from: 'bench' },
    madeAt: now,
    engineVersion: '1',
    dataVersion: '1',
    publisherKind: null,
    reading: {
      id: 'x',
      document: {
        sha256: '0'.repeat(64),
        title: 'T',
        lang: 'en',
        published: '2025-09-01',
        publisher: 'Publisher 1',
        url: null,
        encoding: 'utf-8',
        text,
        author: null,
        updated: null,
        canonical: null,
        links: [],
        repairs: [],
        notices: [],
        sources: [],
      },
      claims: [...claims],
      checks: [],
      diagnostics: [],
    },
  };
}

for (const size of sizes) {
  const path = join(folder, `ledger-${size}.sqlite`);
  const start = performance.now();
  await fillLedger(path, size, fold);
  console.log(`\n${size.toLocaleString('en')} claims, filled in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  await measure(path);
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
}
console.log('\ngrowth of p95, in milliseconds, from size to size');
for (const [name, times] of told) console.log(`  ${name.padEnd(34)} ${times.map(ms).join('  ')}`);
if (option('--folder') === undefined) rmSync(folder, { recursive: true, force: true });
