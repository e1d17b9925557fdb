import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ledger/port.ts';
import { openSqliteLedger } from '../../../src/ledger/sqlite/ledger.ts';
import { connect } from '../../../src/ledger/sqlite/connection.ts';
import { articleOf, noised } from '../../support/articles.ts';
import { createFold } from '../../../src/knowledge/folding.ts';
import { sharedKnowledge } from '../../support/engine.ts';
import { openTestLedger, readingOf } from '../../support/readings.ts';
import { temporaryFolder } from '../../support/surface.ts';

let path: string;
let ledger: Ledger;
beforeEach(async () => {
  path = join(temporaryFolder(), 'ledger.sqlite');
  ledger = await openTestLedger(path);
});
afterEach(() => ledger.close());

async function keep(text: string, published: string | null = null, into: Ledger = ledger): Promise<string> {
  const item = readingOf(text);
  const document = { ...item.reading.document, published, title: text.slice(0, 5) };
  return (await into.save({ ...item, reading: { ...item.reading, document } })).documentId;
}

describe('ledger.copies', () => {
  const article = articleOf(1);

  it('finds copies whichever came first, with their shares', async () => {
    const later = await keep(`題：另一個題目\n${article}轉載請註明`, '2025-09-05');
    await keep(articleOf(2));
    const first = await keep(article, '2025-09-01');
    const cut = await keep(article.slice(0, 400), '2025-09-06');
    const copies = await ledger.copies.of(first);
    expect(copies.map(({ document, kind, first: f }) => [document, kind, f])).toEqual([
      [later, 'near', first],
      [cut, 'near', first],
    ]);
    expect(copies[0]).toMatchObject({ share: 1, ofThis: 1, published: '2025-09-05' });
    expect(copies[1]!.ofThis).toBeLessThan(0.7);
    expect((await ledger.copies.of(later)).map((copy) => copy.document)).toEqual([first, cut]);
    expect(await ledger.copies.groups()).toEqual([{ first, documents: [first, later, cut] }]);
    expect(await ledger.copies.of('d0')).toEqual([]);
  });

  it('sees a copy with noise and in the other script, under the fold of the ledger', async () => {
    const fold = createFold(sharedKnowledge().folding);
    const real = await openSqliteLedger({ path: `${path}2`, mode: 'write', fold });
    try {
      const traditional = `朝鮮先後派遣約一萬五千名士兵前往庫爾斯克，俄羅斯軍隊消耗的炮彈中近一半來自朝鮮，雙方簽署新的援助協議，${article}`;
      const a = await keep(traditional, null, real);
      const b = await keep(
        traditional
          .replaceAll('鮮', '鲜')
          .replaceAll('羅', '罗')
          .replaceAll('軍', '军')
          .replaceAll('彈', '弹')
          .replaceAll('協議', '协议'),
        null,
        real,
      );
      expect(await real.copies.of(b)).toMatchObject([{ document: a, kind: 'exact', share: 1, first: a }]);
      const c = await keep(noised(traditional, 20), null, real);
      const found = await real.copies.of(c);
      expect(found.map((copy) => copy.document).sort()).toEqual([a, b].sort());
      expect(found[0]!.share).toBeGreaterThan(0.6);
    } finally {
      await real.close();
    }
  });

  it('forgets what a newer reading reads otherwise, and files old ledgers when asked', async () => {
    const a = await keep(article);
    const item = readingOf(`${article}!`);
    const saved = await ledger.save(item);
    expect(await ledger.copies.of(a)).toMatchObject([{ document: saved.documentId }]);
    const other = { ...item.reading.document, text: articleOf(9) };
    await ledger.save({ ...item, engineVersion: '9', reading: { ...item.reading, document: other } });
    expect(await ledger.copies.of(a)).toEqual([]);
    expect(await ledger.copies.catchUp()).toBe(0);
    const db = await connect({ path, mode: 'write' });
    for (const table of ['copy_links', 'copy_keys', 'copy_texts'] as const) await db.deleteFrom(table).execute();
    await db.destroy();
    await keep(article.slice(50));
    expect(await ledger.copies.catchUp()).toBe(2);
    expect((await ledger.copies.of(a)).map((copy) => copy.kind)).toEqual(['near']);
  });

  it('tells only of documents that a ledger shown as of a day has', async () => {
    const a = await keep(article, '2025-09-01');
    const b = await keep(`${article}轉載`, '2025-09-09');
    const past = await openTestLedger(path, { mode: 'read', asOf: { day: '2025-09-05' } });
    expect(await past.copies.of(a)).toEqual([]);
    expect(await past.copies.of(b)).toEqual([]);
    expect(await past.copies.groups()).toEqual([]);
    await past.close();
    expect(await ledger.copies.groups()).toEqual([{ first: a, documents: [a, b] }]);
  });
});
