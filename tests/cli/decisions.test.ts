import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DecisionRow } from '../../src/contract/desk.ts';
import type { GoldText } from '../../src/app/gold/texts.ts';
import { SAMPLE_TEXT } from '../support/sample.ts';
import { type Captured, tally, temporaryFolder } from '../support/surface.ts';

let folder: string;
let document: string;
const call = (...args: string[]): Promise<Captured> => tally(['--ledger', join(folder, 'l.sqlite'), ...args]);
const told = async (...args: string[]): Promise<DecisionRow[]> => {
  const { code, out, err } = await call(...args, '--json');
  expect(code, err).toBe(0);
  return JSON.parse(out) as DecisionRow[];
};
const claims = async (...args: string[]) =>
  JSON.parse((await call('claims', '--format', 'json', ...args)).out) as {
    id: string;
    status: string;
    quote: string;
  }[];

beforeEach(async () => {
  folder = temporaryFolder();
  const file = join(folder, 'a.txt');
  writeFileSync(file, SAMPLE_TEXT);
  await call('read', file, '--publisher', '某自媒體');
  document = (JSON.parse((await call('documents', '--json')).out) as { id: string }[])[0]!.id;
});

describe('decisions from the command line', () => {
  it('correct a claim, and take it back by the name of the claim', async () => {
    const id = `${document}.c1`;
    const sets = ['--set', 'status=denied', '--set', 'actors=North Korea [PRK]; Russia [RUS]', '--set', 'max=9000'];
    const [decision] = await told('correct', id, ...sets, '--reason', 'misread');
    expect(decision).toMatchObject({ kind: 'correct', subject: id, reason: 'misread', author: 'tester' });
    expect((await claims()).find((claim) => claim.id === id)?.status).toBe('denied');
    await told('undo', id);
    expect((await claims()).find((claim) => claim.id === id)?.status).toBe('occurred');
  });

  it('add a claim by its words', async () => {
    const [decision] = await told('add', document, '--quote', '雙方簽署新的援助協議', '--set', 'kind=agreement');
    const added = (await claims('--kind', 'agreement')).find(({ id }) => id === decision!.subject);
    expect(added?.quote).toBe('雙方簽署新的援助協議');
  });

  it('say what is wrong with an edit', async () => {
    const bad = await call('correct', `${document}.c1`, '--set', 'status');
    expect(bad.err).toContain('USAGE_EDIT');
    expect(bad.code).toBe(2);
    expect((await call('correct', `${document}.c1`, '--set', 'kind=nonsense')).err).toContain('REVIEW_INVALID');
    expect((await call('accept', `${document}.c99`)).err).toContain('CLAIM_NOT_FOUND');
    expect((await call('grade', '某自媒體', 'G', '--reason', 'x')).err).toContain('USAGE_GRADE');
  });

  it('grade a publisher and list it in the log', async () => {
    expect((await call('grade', '某自媒體', 'd', '--reason', '沒有編輯')).code).toBe(0);
    const [logged] = await told('decisions');
    expect(logged).toMatchObject({ kind: 'grade', subject: 'source:某自媒體', change: { after: 'D' } });
  });
});

describe('gold from the command line', () => {
  it('is written of documents of which every claim was judged, as people left them', async () => {
    const out = join(folder, 'gold');
    const all = await claims();
    await told('accept', ...all.slice(1).map(({ id }) => id));
    await call('gold', 'export', out);
    expect(readdirSync(out)).toEqual([]);
    await told('reject', all[0]!.id);
    expect((await call('gold', 'export', out)).code).toBe(0);
    const gold = JSON.parse(readFileSync(join(out, `${document}.json`), 'utf8')) as GoldText;
    expect(gold.claims).toHaveLength(all.length - 1);
    expect(gold.claims.map(({ quote }) => quote)).not.toContain(all[0]!.quote);
    for (const { quote } of gold.claims) expect(gold.text).toContain(quote);
    const score = await call('gold', 'score', out);
    expect(score.out).toContain('recall 100.0 %');
  });
});
