import type { Claim, ReadDocument } from '../../../contract/reading.ts';
import type { Db } from '../db.ts';
import type { Found } from './found.ts';

/** Holds the words of every claim of every reading against the text that they are said to stand in. Gives their number. */
export async function verifyClaims(db: Db, found: Found): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const run = await db
      .selectFrom('runs')
      .innerJoin('documents', 'documents.id', 'runs.document_id')
      .select(['runs.id', 'runs.document_id', 'runs.number', 'runs.document', 'documents.byte_length'])
      .where('runs.id', '>', after)
      .orderBy('runs.id')
      .limit(1)
      .executeTakeFirst();
    if (!run) return count;
    after = run.id;
    const slice = slicer(textOf(run.document));
    const rows = await db
      .selectFrom('claims')
      .select(['claim_id', 'kind', 'quote', 'start', 'end', 'original_start', 'original_end', 'status', 'json'])
      .where('run_id', '=', run.id)
      .execute();
    for (const row of rows) {
      count++;
      const name = `${run.document_id}.${row.claim_id}`;
      const where = `claim ${row.claim_id} of document ${run.document_id}, reading ${run.number}`;
      if (slice(row.start, row.end) !== row.quote)
        found('VERIFY_QUOTE', name, `The words of ${where} do not stand in the text where it says.`);
      if (row.original_start > row.original_end || row.original_end > run.byte_length)
        found('VERIFY_QUOTE', name, `The bytes of ${where} lie outside the document.`);
      const claim = claimOf(row.json);
      const same =
        claim?.quote === row.quote &&
        claim.start === row.start &&
        claim.end === row.end &&
        claim.kind === row.kind &&
        claim.status === row.status;
      if (!same) found('VERIFY_CLAIM', name, `What is kept of ${where} contradicts itself; a part of it was altered.`);
    }
  }
}

function textOf(document: string): string {
  try {
    return (JSON.parse(document) as ReadDocument).text;
  } catch {
    // Then none of its claims will be found in it, and each is reported.
    return '';
  }
}

function claimOf(json: string): Claim | null {
  try {
    return JSON.parse(json) as Claim;
  } catch {
    return null;
  }
}

/** Cuts a text by code points. */
function slicer(text: string): (start: number, end: number) => string {
  if (!/[\ud800-\udbff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join('');
}
