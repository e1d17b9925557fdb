import { describe, expect, it } from 'vitest';
import { Places } from '../../../src/engine/claims/fill/places.ts';
import type { PartyMention } from '../../../src/engine/claims/fill/scene.ts';
import { expectedRole } from '../../../src/engine/claims/fill/valency.ts';
import type { Word } from '../../../src/engine/claims/words.ts';
import type { Thing } from '../../../src/knowledge/lexicon.ts';

const give = {
  id: 'give',
  subject: 'actor',
  object: 'item',
  to: 'target',
  for: 'target',
  from: 'none',
  of: 'item',
} as const;
const mention = (marker: string) => ({ marker }) as PartyMention;
const place = (id: string) => ({ id, name: id, type: 'place' }) as Thing;
const words = (...things: Thing[]) => things.map((thing) => ({ thing }) as Word);

describe('the role that grammar expects of a name', () => {
  it('follows its marker, and without one its side of the verb', () => {
    expect(expectedRole(mention('to'), 'after', give, false, false)).toBe('target');
    expect(expectedRole(mention(''), 'before', give, false, false)).toBe('actor');
    expect(expectedRole(mention(''), 'after', give, false, false)).toBe('item');
  });

  it('turns about in the passive', () => {
    expect(expectedRole(mention(''), 'before', give, true, false)).toBe('item');
    expect(expectedRole(mention('by'), 'after', give, true, false)).toBe('actor');
  });

  it('is unknown without a verb', () => {
    expect(expectedRole(mention('to'), 'after', undefined, false, false)).toBe('unknown');
  });
});

describe('places that a text named before', () => {
  it('recalls the latest three, the most named, and where the latest claim was', () => {
    const places = new Places();
    const [goma, bukavu] = [place('goma'), place('bukavu')];
    places.note(words(goma, goma, goma), 0, 3, 0, 0);
    places.note(words(bukavu), 0, 1, 1, 0);
    places.noteClaim(bukavu, 'attack', 1, 0);
    ['uvira', 'masisi', 'rubaya'].forEach((id, i) => {
      places.note(words(place(id)), 0, 1, 2 + i, 1);
    });
    const recalled = places.recall('attack');
    expect(recalled.map((r) => r.place.thing.id)).toEqual(['bukavu', 'rubaya', 'masisi', 'uvira', 'goma']);
    expect(recalled.find((r) => r.latest)?.place.thing.id).toBe('bukavu');
    expect(recalled.find((r) => r.most)?.place.thing.id).toBe('goma');
  });
});
