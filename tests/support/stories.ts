import type { Claim, Entity, Item } from '../../src/contract/reading.ts';
import type { NewReading } from '../../src/ledger/port.ts';
import { fakeEngine } from './fake-engine.ts';
import { NOTHING_GIVEN } from './readings.ts';
import type { ClaimSpec } from './sample.ts';

/** Small articles for tests: the claims are told, and the article is made of their quotes. */
export interface Story {
  readonly publisher?: string | null;
  readonly published?: string | null;
  readonly title?: string;
  readonly claims: readonly ClaimSpec[];
  readonly more?: Partial<NewReading>;
}

const party = (id: string, type: Entity['type'], name: string, text: string, more: Partial<Entity> = {}): Entity => ({
  id,
  type,
  name,
  text,
  wikidata: null,
  lat: null,
  lon: null,
  country: null,
  ...more,
});

export const PRK = party('PRK', 'state', 'North Korea', '朝鮮', { wikidata: 'Q423', lat: 40, lon: 127 });
export const RUS = party('RUS', 'state', 'Russia', '俄羅斯', { wikidata: 'Q159' });
export const UKR = party('UKR', 'state', 'Ukraine', '烏克蘭');
export const DEU = party('DEU', 'state', 'Germany', 'Germany');
export const KURSK = party('kursk', 'place', 'Kursk', '庫爾斯克', { lat: 51.7, lon: 36.2, country: 'RUS' });
export const SHELLS: Item = { id: 'shells', name: 'shells', class: 'ammunition' };
export const SOLDIERS: Item = { id: 'soldiers', name: 'soldiers', class: 'troops' };

export function amount(
  min: number | null,
  max: number | null = min,
  unit = 'persons',
  approximate = false,
): Claim['quantity'] {
  return { min, max, unit, approximate, text: String(min ?? max) };
}

export function when(edtf: string): Claim['time'] {
  return { edtf, text: edtf, resolved: 'stated' };
}

export function saidBy(id: string, name = id, as: NonNullable<Claim['attribution']>['class'] = 'entity') {
  return { id, name, class: as, text: name, start: 0, end: 1 };
}

/** A reading of a story, ready to be kept. */
export function storyReading(story: Story): NewReading {
  const { publisher = null, published = null, title = 'A story', claims, more } = story;
  const text = `${title}\n${claims.map((claim) => claim.quote).join('。\n')}。\n${publisher ?? ''}${published ?? ''}`;
  const bytes = Buffer.from(text);
  const reading = fakeEngine('0.0.1', claims).read({
    id: 'x',
    bytes: bytes.toString('base64'),
    publisher,
    published,
    title,
  });
  return {
    bytes,
    given: { ...NOTHING_GIVEN, publisher, published },
    got: { at: '2025-09-15T12:00:00.000Z', by: 'tester', from: 'a.txt' },
    madeAt: '2025-09-15T12:00:00.000Z',
    engineVersion: '0.0.1',
    dataVersion: '2025.1',
    reading,
    publisherKind: null,
    ...more,
  };
}
