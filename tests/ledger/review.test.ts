import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/contract/reading.ts';
import { chainHash, FIRST_HASH } from '../../src/ledger/decision-chain.ts';
import type { AsOf, DecisionKind, Ledger, StoredClaim } from '../../src/ledger/port.ts';
import { all, NOTHING_GIVEN, openTestLedger, readingOf } from '../support/readings.ts';
import { SAMPLE_TEXT } from '../support/sample.ts';
import { temporaryFolder } from '../support/surface.ts';

let path: string;
let ledger: Ledger;
let document: string;
let first: StoredClaim;
let day = 16;

beforeEach(async () => {
  path = join(temporaryFolder(), 'ledger.sqlite');
  ledger = await openTestLedger(path);
  day = 16;
  document = (await ledger.save(readingOf())).documentId;
  first = (await all(ledger.claims()))[0]!;
});
afterEach(() => ledger.close());

function decide(kind: DecisionKind, subject: string, more: { claim?: Claim; change?: unknown } = {}) {
  const at = `2025-09-${day++}T12:00:00.000Z`;
  return ledger.decide({ at, author: 'editor', kind, subject, reason: 'read it', change: null, ...more });
}
const changed = (claim: Claim): Claim => ({ ...claim, status: 'denied' });
const newer = (text?: string) => readingOf(text, { engineVersion: '0.0.2', madeAt: '2025-10-01T00:00:00.000Z' });

describe('what people decide about a claim', () => {
  it('is seen on it at once', async () => {
    await decide('accept', first.id);
    expect((await ledger.claim(first.id))?.review).toBe('accepted');
    await decide('correct', first.id, { claim: changed(first.claim) });
    const now = await ledger.claim(first.id);
    expect(now).toMatchObject({ review: 'corrected', claim: { status: 'denied', id: first.claim.id } });
    expect((await ledger.claim(first.id, 1))?.claim).toEqual(first.claim);
  });

  it('takes rejected claims out of what is found, unless they are asked for', async () => {
    const before = (await all(ledger.claims())).length;
    await decide('reject', first.id);
    expect(await all(ledger.claims())).toHaveLength(before - 1);
    expect(await all(ledger.claims({ review: ['rejected'] }))).toHaveLength(1);
    expect(await all(ledger.claims({ review: ['none'] }))).toHaveLength(before - 1);
  });

  it('adds a claim that no engine read', async () => {
    const { subject } = await decide('add', document, { claim: changed(first.claim) });
    expect(subject).toBe(`${document}.a1`);
    expect(await ledger.claim(subject)).toMatchObject({ review: 'added', claim: { id: 'a1' } });
    await decide('correct', subject, { claim: { ...first.claim, status: 'possible' } });
    expect(await ledger.claim(subject)).toMatchObject({ review: 'added', claim: { id: 'a1', status: 'possible' } });
  });

  it('is undone by a further decision, and that again', async () => {
    const rejected = await decide('reject', first.id);
    const undo = await decide('undo', 'decision:1', { change: { decision: rejected.id } });
    expect((await ledger.claim(first.id))?.review).toBeNull();
    await decide('undo', 'decision:2', { change: { decision: undo.id } });
    expect((await ledger.claim(first.id))?.review).toBe('rejected');
  });

  it('holds for the same claim of a newer reading', async () => {
    await decide('correct', first.id, { claim: changed(first.claim) });
    await ledger.save(newer());
    expect(await ledger.claim(first.id)).toMatchObject({ review: 'corrected', claim: { status: 'denied' } });
    expect((await ledger.reading(document))?.reading.claims).toEqual(newer().reading.claims);
  });

  it('keeps a corrected claim that a newer reading no longer finds', async () => {
    await decide('correct', first.id, { claim: changed(first.claim) });
    const without = newer();
    without.reading.claims = without.reading.claims.filter((claim) => claim.quote !== first.claim.quote);
    without.reading.checks = [];
    await ledger.save(without);
    expect(await all(ledger.claims({ review: ['corrected'] }))).toMatchObject([
      { id: `${document}.a1`, claim: { quote: first.claim.quote, status: 'denied' } },
    ]);
  });

  it.each([
    ['accept', 'd0.c1', 'CLAIM_NOT_FOUND'],
    ['add', 'd0', 'DOCUMENT_NOT_FOUND'],
    ['undo', 'decision:9', 'DECISION_NOT_FOUND'],
    ['correct', 'd0.c1', 'DECISION_INCOMPLETE'],
  ] as const)('is refused where %s has nothing to be about', async (kind, subject, code) => {
    const more = kind === 'add' ? { claim: first.claim } : {};
    await expect(decide(kind, subject, { change: { decision: 9 }, ...more })).rejects.toMatchObject({ code });
    expect(await ledger.decisions()).toEqual([]);
  });
});

describe('the log of decisions', () => {
  it('is a chain of hashes', async () => {
    await decide('accept', first.id);
    await decide('reject', first.id);
    let hash = FIRST_HASH;
    for (const decision of await ledger.decisions()) {
      hash = chainHash(hash, { ...decision, change: JSON.stringify(decision.change) });
      expect(decision.hash).toBe(hash);
    }
  });
});

describe('a ledger as of another time', () => {
  const seen = async (asOf: AsOf) => {
    const past = await openTestLedger(path, { mode: 'read', asOf });
    const claims = await all(past.claims({ review: ['none', 'accepted', 'corrected', 'rejected', 'added'] }));
    const documents = await past.documents();
    await past.close();
    return { claims, documents };
  };

  it('shows what it held then', async () => {
    await decide('reject', first.id);
    await ledger.save(newer());
    const then = await seen({ ledger: '2025-09-15T23:00:00.000Z' });
    expect(then.claims.every((claim) => claim.review === null)).toBe(true);
    expect(then.documents[0]?.run.number).toBe(1);
    expect((await seen({ ledger: '2025-09-20T00:00:00.000Z' })).claims[0]?.review).toBe('rejected');
    expect((await seen({})).documents[0]?.run.number).toBe(2);
    expect((await seen({ ledger: '2025-09-01T00:00:00.000Z' })).documents).toEqual([]);
  });

  it('shows what had been published then', async () => {
    const given = { ...NOTHING_GIVEN, published: '2025-09-01' };
    const early = readingOf(`${SAMPLE_TEXT}。`, { given });
    early.reading.document.published = '2025-09-01';
    await ledger.save(early);
    expect((await seen({ day: '2025-08-31' })).documents).toHaveLength(0);
    expect((await seen({ day: '2025-09-02' })).documents).toHaveLength(1);
    expect((await seen({ day: '2025-12-31' })).documents).toHaveLength(2);
  });

  it('cannot be written', async () => {
    const past = await openTestLedger(path, { asOf: { day: '2025-01-01' } });
    await expect(past.save(readingOf('其他'))).rejects.toMatchObject({ code: 'LEDGER_AS_OF' });
    await past.close();
    expect(await ledger.documents()).toHaveLength(1);
  });
});
