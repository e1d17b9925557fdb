import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimRow, ClaimView, DecisionRow, DocumentView } from '../../src/contract/desk.ts';
import { SAMPLE_TEXT } from '../support/sample.ts';
import { codeOf, openTestApi, type TestApi } from './support.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openTestApi();
});
afterEach(() => api.ledger.close());

const view = async (): Promise<DocumentView> =>
  (await (await api.get(`/api/documents/${api.document}`)).json()) as DocumentView;
const claim = async (name: string): Promise<ClaimRow> =>
  ((await (await api.get(`/api/claims/${api.document}.${name}`)).json()) as ClaimView).claim;
const decide = async (body: object): Promise<DecisionRow[]> => {
  const response = await api.post('/api/decisions', body);
  expect(response.status).toBe(200);
  return ((await response.json()) as { items: DecisionRow[] }).items;
};

describe('decisions over the API', () => {
  it('correct a field and leave the rest as it was read', async () => {
    const before = await claim('c1');
    await decide({
      kind: 'correct',
      subject: before.id,
      edits: { status: 'denied', quantity: { min: 10_000, max: 12_000, unit: 'persons', approximate: true } },
      reason: 'the text says so',
    });
    const after = await claim('c1');
    expect(after).toMatchObject({ status: 'denied', review: 'corrected', quote: before.quote, actors: before.actors });
    expect(after.quantity).toMatchObject({ min: 10_000, max: 12_000 });
  });

  it('add a claim by its words, tied to the bytes of the original', async () => {
    const quote = '雙方簽署新的援助協議';
    const [added] = await decide({ kind: 'add', document: api.document, quote, edits: { kind: 'agreement' } });
    const name = added!.subject.slice(added!.subject.lastIndexOf('.') + 1);
    const made = await claim(name);
    expect(made).toMatchObject({ quote, kind: 'agreement', review: 'added', confidence: 1 });
    const bytes = Buffer.from(SAMPLE_TEXT).subarray(made.original.start, made.original.end);
    expect(bytes.toString()).toBe(quote);
    expect(Array.from(SAMPLE_TEXT).slice(made.start, made.end).join('')).toBe(quote);
    expect((await view()).claims.map(({ id }) => id)).toContain(made.id);
  });

  it('move the edges of a claim', async () => {
    const before = await claim('c4');
    await decide({ kind: 'correct', subject: before.id, edits: { start: before.start, end: before.end - 2 } });
    const after = await claim('c4');
    expect(after.quote).toBe(Array.from(before.quote).slice(0, -2).join(''));
    expect(after.original.end).toBeLessThan(before.original.end);
  });

  it('reject, leave out of lists, and take back', async () => {
    const id = `${api.document}.c2`;
    const [rejected] = await decide({ kind: 'reject', subjects: [id] });
    const listed = (await (await api.get('/api/claims')).json()) as { items: ClaimRow[] };
    expect(listed.items.map((one) => one.id)).not.toContain(id);
    expect((await view()).claims.find((one) => one.id === id)?.review).toBe('rejected');
    await decide({ kind: 'undo', decision: rejected!.id });
    expect((await claim('c2')).review).toBeNull();
  });

  it('judge many at once, one decision each', async () => {
    const subjects = ['c1', 'c2', 'c3'].map((name) => `${api.document}.${name}`);
    expect(await decide({ kind: 'accept', subjects })).toHaveLength(3);
    const facets = (await (await api.get('/api/claims/facets')).json()) as {
      review: { value: string; count: number }[];
    };
    expect(facets.review).toContainEqual({ value: 'accepted', name: 'accepted', count: 3 });
  });

  it.each([
    ['a field that there is not', { edits: { stauts: 'denied' } }, 'REQUEST_INVALID'],
    ['a status that there is not', { edits: { status: 'maybe' } }, 'REQUEST_INVALID'],
    [
      'bounds the wrong way round',
      { edits: { quantity: { min: 9, max: 2, unit: 'persons', approximate: false } } },
      'REVIEW_INVALID',
    ],
    ['a day that is none', { edits: { time: { edtf: 'X-9' } } }, 'REVIEW_INVALID'],
    ['words beyond the end', { edits: { start: 0, end: 1e9 } }, 'RANGE_OUTSIDE'],
    ['no words', { edits: { start: 5, end: 5 } }, 'RANGE_EMPTY'],
  ])('refuse %s', async (_, input, code) => {
    const response = await api.post('/api/decisions', { kind: 'correct', subject: `${api.document}.c1`, ...input });
    expect(await codeOf(response)).toBe(code);
    expect(await api.ledger.decisions()).toEqual([]);
  });

  it('refuse words that the document does not hold', async () => {
    const body = { kind: 'add', document: api.document, quote: '從未寫過', edits: {} };
    expect(await codeOf(await api.post('/api/decisions', body))).toBe('QUOTE_NOT_FOUND');
  });
});

describe('reading over the API', () => {
  it('tells each stage and ends with what was kept', async () => {
    const response = await api.post('/api/read', { text: SAMPLE_TEXT.slice(0, 200) }, { accept: 'text/event-stream' });
    const events = [...(await response.text()).matchAll(/^event: (\w+)$/gm)].map((found) => found[1]);
    expect(events).toEqual(['received', 'preparing', 'reading', 'kept']);
  });

  it('tells what cannot be read', async () => {
    const response = await api.post(
      '/api/read',
      { base64: Buffer.from('%PDF-1.7').toString('base64') },
      { accept: 'text/event-stream' },
    );
    expect(await response.text()).toContain('INPUT_NOT_TEXT');
    expect(await codeOf(await api.post('/api/read', { text: 'a', html: 'b' }))).toBe('INPUT_CONTENT');
  });
});
