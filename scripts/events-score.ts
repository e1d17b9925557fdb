import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../src/app/ledger.ts';
import { readArticle } from '../src/app/read-article.ts';
import { createEngine, type Engine } from '../src/engine/index.ts';
import { createFold } from '../src/knowledge/folding.ts';
import { claimsOfGold } from './lib/gold-claims.ts';
import { readGold } from './lib/gold.ts';
import { knowledgeFromData } from './lib/knowledge.ts';

/**
 * Reads folders of gold texts into a ledger of their own and writes its events as `tally events --json` does, for a
 * scorer of joined pairs.
 *
 *   npx tsx scripts/events-score.ts [--gold-claims] [--answer FILE] [--ledger FILE] [--scorer SCORER.mjs GOLD-EVENTS.json] FOLDER…
 *
 * --ledger keeps the ledger, to be looked at with `tally events --ledger FILE`.
 *
 * With --gold-claims the claims are the gold's own instead of the engine's: what is then missed is missed in the
 * joining, and the rest in the reading.
 */
const args = process.argv.slice(2);
const take = (flag: string, n: number): string[] => {
  const at = args.indexOf(flag);
  return at < 0 ? [] : args.splice(at, n + 1).slice(1);
};
const useGold = args.includes('--gold-claims') && args.splice(args.indexOf('--gold-claims'), 1).length > 0;
const [answerFile] = take('--answer', 1);
const [kept] = take('--ledger', 1);
const [scorer, goldEvents] = take('--scorer', 2);
const knowledge = knowledgeFromData();
const engine = createEngine(knowledge);
const folder = mkdtempSync(join(tmpdir(), 'tally-events-'));
const { events: eventRules } = knowledge;
const ledger = await openLedger({
  path: kept ?? join(folder, 'ledger.sqlite'),
  mode: 'write',
  fold: createFold(knowledge.folding),
  eventRules,
});
const names = new Map<string, string>();
try {
  for (const gold of readGold(...args)) {
    const { id, text, title, publisher, published, url, lang } = gold;
    const reader: Engine = useGold
      ? {
          ...engine,
          read: (input, options) => ({
            ...engine.read(input, options),
            claims: claimsOfGold(gold, knowledge),
            checks: [],
          }),
        }
      : engine;
    const given = { contentType: null, title, publisher, published, url, lang };
    const named = { ...ledger, save: (r: Parameters<typeof ledger.save>[0]) => ledger.save({ ...r, externalId: id }) };
    const tools = { engine: reader, ledger: named, clock: () => new Date(0), user: 'score' };
    const { documentId } = await readArticle(tools, { bytes: Buffer.from(text), from: id, given });
    names.set(documentId, id);
  }
  const answer: unknown[] = [];
  for (let after: string | null = null; ;) {
    const page = await ledger.events.list({}, { limit: 200, after });
    for (const { id, kind, claims } of page.events)
      answer.push({
        id,
        kind,
        signatures: claims.map(({ signature }) => signature.block),
        claims: claims.map(({ documentId, id: claim, claim: { quote, kind: of } }) => ({
          document: names.get(documentId),
          claim,
          quote,
          kind: of,
        })),
      });
    after = page.next;
    if (after === null) break;
  }
  const file = answerFile ?? join(folder, 'answer.json');
  writeFileSync(file, JSON.stringify(answer, null, 1));
  console.log(`${names.size} texts, ${answer.length} events, claims of ${useGold ? 'the gold' : 'the engine'}`);
  if (scorer && goldEvents)
    console.log(execFileSync(process.execPath, [scorer, goldEvents, file, '--misses'], { encoding: 'utf8' }));
} finally {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
}
