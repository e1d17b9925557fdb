import { describe, expect, it } from 'vitest';
import type { Atom, Edge } from '../../../src/engine/claims/atoms.ts';
import type { Gist, Trigger } from '../../../src/engine/claims/gist.ts';
import { runFeatures } from '../../../src/engine/claims/segments.ts';
import { trainSegmenter, type Example } from '../../../scripts/lib/semi-markov.ts';
import { LinearModel } from '../../../src/engine/model/linear.ts';
import { sharedEngine } from '../../support/engine.ts';

const atom = (before: Edge): Atom => ({ start: 0, end: 1, from: 0, to: 1, before, quoted: false, after: 0 });
const trigger = (kind: string, more: Partial<Trigger> = {}): Trigger => ({
  id: `en-${kind}`,
  kind,
  noun: false,
  weak: false,
  finite: true,
  object: '-',
  ...more,
});
const gist = (triggers: Trigger[], more: Partial<Gist> = {}): Gist => ({
  triggers,
  finite: triggers.filter((t) => t.finite).length,
  quantities: 0,
  parties: 0,
  words: 5,
  say: false,
  classes: [],
  money: false,
  persons: false,
  ...more,
});

describe('the features of a run', () => {
  it('take the finite verb of the main clause for its head, not the noun before it', () => {
    const f = runFeatures(
      [atom('sentence')],
      [gist([trigger('attack', { noun: true, finite: false }), trigger('casualty')])],
      0,
      1,
    );
    expect(f).toContain('r:head:casualty');
    expect(f).not.toContain('r:head:attack');
  });

  it('take the verb of the main clause for the head, not one of a relative clause beside it', () => {
    const atoms = [atom('sentence'), atom('relative')];
    const gists = [gist([trigger('transfer')]), gist([trigger('attack')])];
    expect(runFeatures(atoms, gists, 0, 2)).toContain('r:head:transfer');
    expect(runFeatures(atoms, gists, 1, 2)).toContain('r:head:attack');
  });

  it('say what the head governs, and that nothing is at the head of a bare name', () => {
    expect(runFeatures([atom('sentence')], [gist([trigger('transfer', { object: 'missiles' })])], 0, 1)).toContain(
      'r:obj:transfer:missiles',
    );
    expect(runFeatures([atom('sentence')], [gist([])], 0, 1)).toContain('r:nohead');
  });
});

describe('training the segments', () => {
  const example = (feature: string, label: number, weight?: number): Example => ({
    atoms: [[feature, 'bias']],
    joints: [[]],
    runs: [[[`r:${feature}`]]],
    gold: [{ first: 0, last: 0, label, claim: label - 1 }],
    ...(weight === undefined ? {} : { weight }),
  });
  const options = { epochs: 8, l2: 0.03, rate: 0.1, minCount: 1, lexicalL2: 1 };
  const scores = (examples: Example[], feature: string) => {
    const learned = trainSegmenter(examples, ['none', 'attack', 'meeting'], options);
    const weights = Object.fromEntries([...learned].map(([f, w]) => [f, [...w]]));
    return new LinearModel({ labels: ['none', 'attack', 'meeting'], trained: '', weights }).scores([
      feature,
      'bias',
      `r:${feature}`,
    ]);
  };
  const plain = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? example('bombs', 1) : example('talks', 2)));

  it('learns what features of atoms and runs mean', () => {
    const [none, attack, meeting] = scores(plain, 'bombs');
    expect(attack).toBeGreaterThan(meeting!);
    expect(attack).toBeGreaterThan(none!);
  });

  it('gives the same weights each time', () => {
    expect(scores(plain, 'talks')).toEqual(scores(plain, 'talks'));
  });

  it('lets an example of little weight move them less', () => {
    const against = Array.from({ length: 6 }, () => example('bombs', 0));
    const full = scores([...plain, ...against], 'bombs')[0]!;
    const light = scores([...plain, ...against.map((e) => ({ ...e, weight: 0.1 }))], 'bombs')[0]!;
    expect(light).toBeLessThan(full);
  });
});

describe('a lone clear sentence', () => {
  it.each([
    ['en', 'Israel bombed the defence ministry in Damascus.', 'attack'],
    ['en', 'The European Union imposed sanctions on Iran.', 'sanction'],
    ['en', 'Norway delivered six howitzers to Moldova.', 'transfer'],
    ['zh-Hant', '蘇丹軍隊收復了喀土穆。', 'attack'],
    ['zh-Hans', '挪威向摩尔多瓦交付了六门榴弹炮。', 'transfer'],
  ])('is read (%s): %s', (lang, text, kind) => {
    const { claims } = sharedEngine().read({ id: 'lone', text, published: '2025-09-14', lang });
    expect(claims.map((c) => c.kind)).toEqual([kind]);
  });
});
