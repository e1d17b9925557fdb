import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { provenanceSchema } from '../../../src/contract/custody.ts';
import { articleOf } from '../../support/articles.ts';
import { openTestLedger } from '../../support/readings.ts';
import { SAMPLE_TEXT } from '../../support/sample.ts';
import { tally, temporaryFolder } from '../../support/surface.ts';

let path: string;
let file: string;
beforeEach(async () => {
  const folder = temporaryFolder();
  path = join(temporaryFolder(), 'ledger.sqlite');
  file = join(folder, 'rows.jsonl');
  const rows = [
    { id: 'one', text: SAMPLE_TEXT, publisher: '甲報', published: '2025-09-10' },
    { id: 'two', text: `轉載\n${SAMPLE_TEXT}`, publisher: '乙報', published: '2025-09-12' },
    { id: 'three', text: articleOf(1) },
  ];
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  await tally(['--ledger', path, 'import', '--workers', '1', file]);
});

describe('tally provenance', () => {
  it('tells the story of a document', async () => {
    const { out, code } = await tally(['--ledger', path, 'provenance', 'two', '--json']);
    const story = provenanceSchema.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(story).toMatchObject({
      document: { externalId: 'two', gotFrom: file, publisher: '乙報' },
      captures: [{ part: 'line=2', derived: true, captures: [{ kind: 'file', requested: file, kept: 'whole' }] }],
      readings: [{ number: 1, engineVersion: '0.0.1', dataVersion: '2025.1', claims: 6, checks: 2 }],
      copies: [{ kind: 'near', share: 1 }],
      imports: [{ import: 1, part: 'line=2', outcome: 'read' }],
      claim: null,
    });
    expect(story.copies[0]!.first).toBe(story.copies[0]!.document);
    expect(story.captures[0]!.captures[0]!.tool).toBe('tallystick 1.2.3');
  });

  it('tells the story of a claim, in words too', async () => {
    const ledger = await openTestLedger(path);
    const { id } = (await ledger.document('one'))!;
    const decision = { at: '2025-09-16T00:00:00.000Z', author: 'editor', kind: 'accept', reason: '核對過' } as const;
    await ledger.decide({ ...decision, subject: `${id}.c2`, change: {} });
    await ledger.close();
    const { out } = await tally(['--ledger', path, 'provenance', `${id}.c2`, '--json']);
    const story = provenanceSchema.parse(JSON.parse(out));
    expect(story.claim).toMatchObject({
      quote: '俄軍消耗的炮彈中近一半來自朝鮮',
      review: 'accepted',
      page: null,
      reading: 1,
    });
    expect(story.decisions).toMatchObject([{ author: 'editor', reason: '核對過' }]);
    const told = await tally(['--ledger', path, 'provenance', `${id}.c2`]);
    for (const words of [
      'line=1',
      file,
      'tallystick 1.2.3',
      '核對過',
      'engine 0.0.1',
      story.document.sha256.slice(0, 20),
    ])
      expect(told.out.replaceAll(/\n\s+/g, '')).toContain(words.replaceAll(' ', ' '));
  });

  it('names what is not there', async () => {
    expect(await tally(['--ledger', path, 'provenance', 'd0'])).toMatchObject({ code: 4 });
    expect((await tally(['--ledger', path, 'provenance', 'd0.c1'])).err).toContain('CLAIM_NOT_FOUND');
  });
});
