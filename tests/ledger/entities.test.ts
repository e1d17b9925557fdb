import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entityPage, identify, listEntities } from '../../src/app/entities.ts';
import type { KnownThing } from '../../src/app/known-things.ts';
import type { Ledger } from '../../src/ledger/port.ts';
import { all, openTestLedger, readingOf } from '../support/readings.ts';
import { temporaryFolder } from '../support/surface.ts';

const by = { at: '2025-09-16T12:00:00.000Z', author: 'editor', reason: 'same body' };
const state = { type: 'state', wikidata: null, lat: 40, lon: 127, country: null } as const;
const known = new Map<string, KnownThing>([
  ['PRK', { ...state, name: 'North Korea', names: ['North Korea', '朝鮮', '朝鲜'] }],
  ['RUS', { ...state, name: 'Russia', names: ['Russia', '俄羅斯'] }],
]);

let path: string;
let ledger: Ledger;
let unknown: string;

beforeEach(async () => {
  path = join(temporaryFolder(), 'ledger.sqlite');
  ledger = await openTestLedger(path);
  const item = readingOf();
  const claim = item.reading.claims[0]!;
  claim.actors = [
    { id: '朝方', type: 'group', name: '朝方', text: '朝方', wikidata: null, lat: null, lon: null, country: null },
  ];
  await ledger.save(item);
  unknown = '朝方';
});
afterEach(() => ledger.close());

describe('the entities of a ledger', () => {
  it('are counted by their part in claims, unknown names told apart', async () => {
    const list = await listEntities(ledger, known);
    const one = list.find((entity) => entity.id === unknown);
    expect(one).toMatchObject({ known: false, counts: { actor: 1, documents: 1 } });
    expect(list.find((entity) => entity.id === 'RUS')?.known ?? true).toBe(true);
    expect((await listEntities(ledger, known, { unknown: true })).every((entity) => !entity.known)).toBe(true);
    expect((await listEntities(ledger, known, { text: '朝方' })).map((entity) => entity.id)).toEqual([unknown]);
  });

  it('are seen everywhere as what a person identified them with', async () => {
    const decision = await identify(ledger, known, unknown, { as: 'North Korea' }, by);
    expect(await listEntities(ledger, known, { text: unknown })).toMatchObject([{ id: 'PRK', name: 'North Korea' }]);
    const claims = await all(ledger.claims({ actor: 'PRK' }));
    expect(claims.flatMap(({ claim }) => claim.actors).filter((actor) => actor.text === unknown)).toMatchObject([
      { id: 'PRK', name: 'North Korea', text: unknown },
    ]);
    expect(await entityPage(ledger, known, unknown)).toMatchObject({
      id: 'PRK',
      names: ['North Korea', '朝鮮', '朝鲜'],
      aliases: [{ id: unknown, decision: decision.id }],
    });
    const past = await openTestLedger(path, { asOf: { ledger: '2025-09-16T00:00:00.000Z' } });
    expect((await past.entities.get(unknown))?.name).toBe(unknown);
    await past.close();
    await ledger.decide({ ...by, kind: 'undo', subject: 'decision:1', change: { decision: decision.id } });
    expect((await ledger.entities.get(unknown))?.name).toBe(unknown);
  });

  it('may be described anew, and identified further', async () => {
    await identify(ledger, known, unknown, { name: 'Pyongyang side', type: 'organisation', country: 'PRK' }, by);
    const page = await entityPage(ledger, known, 'pyongyang-side');
    expect(page).toMatchObject({ type: 'organisation', known: true, country: 'PRK' });
    await identify(ledger, known, 'pyongyang-side', { as: 'PRK' }, by);
    expect((await all(ledger.claims({ actor: 'PRK' }))).length).toBeGreaterThan(0);
    expect(await ledger.entities.get('pyongyang-side')).toBeNull();
  });

  it.each([
    ['nobody', { as: 'PRK' }, 'ENTITY_NOT_FOUND'],
    ['朝方', { as: 'nobody' }, 'ENTITY_NOT_FOUND'],
    ['朝方', { as: '朝方' }, 'ENTITY_SAME'],
  ])('refuses %s as %o', async (id, target, code) => {
    await expect(identify(ledger, known, id, target, by)).rejects.toMatchObject({ code });
  });
});
