import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { createEngine, type Engine } from '../../src/engine/index.ts';
import { readDataFiles } from '../../scripts/lib/data-files.ts';
import { readTexts } from '../../scripts/lib/engine.ts';
import { belowFloors, corpusHash, figuresOf, goldFolders, loweredBy, readFloors } from '../../scripts/lib/gold-gate.ts';
import { readGold } from '../../scripts/lib/gold.ts';
import { generatedTables } from '../../scripts/lib/knowledge.ts';
import { measure } from '../../scripts/lib/measure.ts';
import { sharedEngine } from '../support/engine.ts';

const gold = readGold(...goldFolders);
const files = readDataFiles();
const generated = generatedTables();

const figures = (engine: Engine) => figuresOf(measure(readTexts(engine, gold)));

describe('the gold gate', () => {
  it('holds: no figure is below its floor (npm run gold shows them all)', () => {
    expect(belowFloors(readFloors(), corpusHash(gold), figures(sharedEngine()))).toEqual([]);
  });

  it('pins a floor for every figure', () => {
    expect(Object.keys(readFloors().figures).sort()).toEqual(Object.keys(figures(sharedEngine())).sort());
  });

  it('fails where a figure is lower or missing', () => {
    const floors = { corpus: 'c', figures: { f1: 0.8, time: 0.7 } };
    expect(belowFloors(floors, 'c', { f1: 0.8, time: 0.9 })).toEqual([]);
    expect(belowFloors(floors, 'c', { f1: 0.799, time: 0.7 })).toEqual(['f1: 0.799 is below its floor 0.8']);
    expect(belowFloors(floors, 'c', { f1: 0.9 })).toHaveLength(1);
  });

  it('fails over another corpus: a text more, a claim less, a letter changed', () => {
    const { figures: pinned } = readFloors();
    const [first, ...rest] = gold;
    const corpora = [
      rest,
      [...gold, first!],
      [{ ...first!, claims: first!.claims.slice(1) }, ...rest],
      [{ ...first!, text: `${first!.text} ` }, ...rest],
    ];
    for (const corpus of corpora) {
      expect(corpusHash(corpus)).not.toBe(corpusHash(gold));
      expect(belowFloors(readFloors(), corpusHash(corpus), pinned)).toHaveLength(1);
    }
  });

  it('says which floors a new pinning would lower', () => {
    expect(loweredBy({ f1: 0.8, time: 0.7 }, { f1: 0.81, time: 0.69 })).toEqual(['time: 0.7 → 0.69']);
    expect(loweredBy({}, { f1: 0.1 })).toEqual([]);
  });
});

describe('the gold gate fails without a part of the data', () => {
  it.each([
    'patterns/zh/transfer.yaml',
    'patterns/zh/meeting.yaml',
    'patterns/zh/payment.yaml',
    'patterns/en/attack.yaml',
    'patterns/en/production.yaml',
    'patterns/en/statement.yaml',
    'names/states.yaml',
    'items/people.yaml',
  ])('%s', (file) => {
    expect(files).toHaveProperty([file]);
    const rest = Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
    const engine = createEngine(compileKnowledge(rest, generated, 'without'));
    expect(belowFloors(readFloors(), corpusHash(gold), figures(engine))).not.toEqual([]);
  });
});
