import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { showClaim } from '../../src/app/claims.ts';
import { readArticle, withoutReasons } from '../../src/app/read-article.ts';
import { fakeEngine } from '../support/fake-engine.ts';
import { NOTHING_GIVEN, openTestLedger } from '../support/readings.ts';
import { SAMPLE_TEXT } from '../support/sample.ts';
import { temporaryFolder } from '../support/surface.ts';

const bytes = Buffer.from(SAMPLE_TEXT);
const clock = (): Date => new Date('2025-09-15T12:00:00Z');
const tools = async (version?: string) => ({
  engine: fakeEngine(version),
  ledger: await openTestLedger(join(temporaryFolder(), 'ledger.sqlite')),
  clock,
  user: 'tester',
});

describe('readArticle', () => {
  it('keeps what it read, with who and when', async () => {
    const all = await tools();
    const article = await readArticle(all, { bytes, from: 'a.txt', given: NOTHING_GIVEN });
    expect(article.saved).toMatchObject({ addedDocument: true });
    expect(article.publisherKind).toBe('user-generated');
    const document = await all.ledger.document(article.sha256);
    expect(document).toMatchObject({ gotAt: '2025-09-15T12:00:00.000Z', gotBy: 'tester', gotFrom: 'a.txt' });
    await all.ledger.close();
  });

  it('remembers what it was told of the same bytes', async () => {
    const all = await tools();
    const told = { ...NOTHING_GIVEN, published: '2025-09-14', publisher: '甲' };
    await readArticle(all, { bytes, from: 'a.txt', given: told });
    const again = await readArticle(all, { bytes, from: 'copy.txt', given: NOTHING_GIVEN });
    expect(again.saved).toMatchObject({ addedDocument: false, addedRun: false });
    expect(again.reading.document).toMatchObject({ published: '2025-09-14', publisher: '甲' });
    const corrected = await readArticle(all, { bytes, from: 'a.txt', given: { ...NOTHING_GIVEN, publisher: '乙' } });
    expect(corrected.saved).toMatchObject({ addedRun: true, run: 2 });
    expect(corrected.given).toMatchObject({ published: '2025-09-14', publisher: '乙' });
    await all.ledger.close();
  });

  it('keeps nothing where there is no ledger', async () => {
    const article = await readArticle(
      { engine: fakeEngine(), ledger: null, clock, user: 'x' },
      { bytes, from: '-', given: NOTHING_GIVEN },
    );
    expect(article.saved).toBeNull();
    expect(article.documentId).toMatch(/^d[0-9a-f]{10}$/);
    expect(article.reading.claims[0]).toHaveProperty('reasons');
    expect(withoutReasons(article.reading).claims[0]).not.toHaveProperty('reasons');
  });
});

describe('showClaim', () => {
  it('puts the quote into its sentence and finds its bytes', async () => {
    const all = await tools();
    const { documentId } = await readArticle(all, { bytes, from: 'a.txt', given: NOTHING_GIVEN });
    const shown = await showClaim(all.ledger, `${documentId}.c1`);
    expect(shown.sentence).toEqual({
      before: '西方媒體披露，',
      quote: '2024年底朝鮮先後派遣約1.5萬名士兵前往庫爾斯克',
      after: '。',
    });
    expect(shown.original.text).toBe(shown.stored.claim.quote);
    expect((await showClaim(all.ledger, `${documentId}.c4`)).checks).toMatchObject([{ code: 'SOURCE_PREDATES_EVENT' }]);
    await expect(showClaim(all.ledger, `${documentId}.c99`)).rejects.toMatchObject({ code: 'CLAIM_NOT_FOUND' });
    await expect(showClaim(all.ledger, 'nonsense')).rejects.toMatchObject({ code: 'CLAIM_NOT_FOUND' });
    await all.ledger.close();
  });
});
