import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/contract/reading.ts';
import { clusterBlock, type Placed } from '../../../src/ledger/events/cluster.ts';
import { type Signature, signatureOf } from '../../../src/ledger/events/signature.ts';
import { claim, item, on, people, person, place, plainFold, rules, state } from '../../support/event-claims.ts';

const PRK = state('PRK');
const RUS = state('RUS');
const UKR = state('UKR');
const soldiers = item('soldiers', 'troops');

type Told = Partial<Claim> & Pick<Claim, 'kind'> & { readonly published?: string | null };

function signatures(list: readonly Told[]): (Signature | null)[] {
  return list.map(({ published = '2025-05-01', ...told }, i) =>
    signatureOf(claim(told), { claim: `d${i}.c1`, document: `d${i}`, published, fold: plainFold }, rules()),
  );
}

/** The event of each claim, by joining block by block. */
function eventsOf(list: readonly Told[]): (string | null)[] {
  const all = signatures(list);
  const blocks = new Map<string, Map<string, Signature>>();
  for (const signature of all)
    if (signature)
      blocks.set(
        signature.block,
        (blocks.get(signature.block) ?? new Map<string, Signature>()).set(JSON.stringify(signature), signature),
      );
  const placed = new Map<string, Placed>();
  for (const [block, members] of blocks)
    for (const one of clusterBlock(
      block,
      [...members].map(([key, signature]) => ({ key, signature })),
      rules(),
    ))
      placed.set(one.key, one);
  return all.map((signature) => signature && placed.get(JSON.stringify(signature))!.event);
}

const together = (...list: Told[]): boolean => new Set(eventsOf(list)).size === 1;
const toll = (more: Partial<Claim>): Told => ({
  kind: 'casualty',
  targets: [PRK],
  item: soldiers,
  outcome: 'killed',
  ...more,
});
const sent = (more: Partial<Claim>): Told => ({
  kind: 'deployment',
  actors: [PRK],
  targets: [RUS],
  item: soldiers,
  ...more,
});
const talks = (more: Partial<Told>): Told => ({ kind: 'meeting', actors: [PRK], targets: [RUS], ...more });

describe('what goes on', () => {
  it('is one event through counts of different days, whatever the figures', () => {
    const counts = [
      toll({ quantity: people(300, null), time: on('../2025-01') }),
      toll({ quantity: people(600) }),
      toll({ quantity: people(2000), time: on('../2025-09') }),
    ];
    expect(together(...counts)).toBe(true);
  });

  it('keeps apart what differs in outcome, in the class of people or in the measure', () => {
    expect(together(toll({}), toll({ outcome: 'casualties' }))).toBe(false);
    expect(
      together(sent({ quantity: people(15000) }), sent({ item: item('workers', 'workers'), quantity: people(15000) })),
    ).toBe(false);
    const share = { min: 40, max: 40, unit: 'percent', approximate: false, text: '40%' };
    const shells: Told = {
      kind: 'transfer',
      actors: [PRK],
      targets: [RUS],
      item: item('artillery-shells', 'ammunition'),
    };
    expect(together(shells, { ...shells, quantity: share })).toBe(false);
  });

  it('begins anew after a long silence', () => {
    const before = sent({ time: on('2015-01/2015-02') });
    expect(together(before, sent({ time: on('2024-10/2024-12') }))).toBe(false);
  });

  it('takes a claim that names several receivers with the one that is named alone', () => {
    expect(together(sent({}), sent({ targets: [UKR, RUS] }))).toBe(true);
    const arms = (targets: Claim['targets']): Told => ({
      kind: 'transfer',
      actors: [state('USA')],
      targets,
      item: item('tanks', 'armour'),
    });
    const [toUkraine, toPoland, toBoth] = eventsOf([arms([UKR]), arms([state('POL')]), arms([UKR, state('POL')])]);
    expect(new Set([toUkraine, toPoland, toBoth]).size).toBe(3);
  });

  it('keeps those who come home apart from those who are sent', () => {
    expect(together(sent({}), sent({ place: PRK }))).toBe(false);
  });

  it('keeps two plans of one text apart, and joins a plan that another text tells alike', () => {
    const plan = (n: number, document: string): Signature =>
      signatureOf(
        claim(sent({ status: 'planned', quantity: people(n) })),
        { claim: `${document}.c${n}`, document, published: '2025-06-20', fold: plainFold },
        rules(),
      )!;
    const members = [plan(6000, 'a'), plan(9000, 'a')].map((signature) => ({
      key: JSON.stringify(signature),
      signature,
    }));
    const [first] = members;
    expect(new Set(clusterBlock(first!.signature.block, members, rules()).map(({ event }) => event)).size).toBe(2);
    const others = [plan(6000, 'a'), plan(5000, 'b')].map((signature) => ({
      key: JSON.stringify(signature),
      signature,
    }));
    expect(new Set(clusterBlock(first!.signature.block, others, rules()).map(({ event }) => event)).size).toBe(1);
  });
});

describe('what has its day', () => {
  it('is one event on one day, whoever is named first', () => {
    expect(
      together(talks({ time: on('2024-06-19') }), talks({ actors: [RUS], targets: [PRK], time: on('2024-06-19') })),
    ).toBe(true);
    expect(together(talks({ time: on('2024-06-19') }), talks({ time: on('2024-07-19') }))).toBe(false);
  });

  it('takes a looser time to the only happening within it, and never ties two together', () => {
    const loose = talks({ time: on('2024-06') });
    expect(together(talks({ time: on('2024-06-19') }), loose)).toBe(true);
    const [early, late, between] = eventsOf([
      talks({ time: on('2024-06-05') }),
      talks({ time: on('2024-06-19') }),
      loose,
    ]);
    expect(new Set([early, late, between]).size).toBe(3);
  });

  it('does not creep along the calendar', () => {
    const days = ['2024-06-01', '2024-06-02', '2024-06-03', '2024-06-04', '2024-06-05'];
    const events = eventsOf(days.map((day) => talks({ time: on(day) })));
    expect(events[0]).not.toBe(events[4]);
  });

  it('tells visits of different people apart', () => {
    const visit = (who: string): Told =>
      talks({ actors: [person(who, 'RUS')], targets: [PRK], time: on('2024-06-19') });
    expect(together(visit('vladimir-putin'), visit('sergei-shoigu'))).toBe(false);
    expect(together(visit('vladimir-putin'), talks({ time: on('2024-06-19') }))).toBe(true);
  });

  it('keeps other places and other victims apart, and a province with the town that it is named after', () => {
    const strike = (where: string, country = 'UKR'): Told => ({
      kind: 'attack',
      actors: [RUS],
      targets: [UKR],
      place: place(where, country),
      time: on('2025-03-04'),
    });
    expect(together(strike('kyiv'), strike('odesa'))).toBe(false);
    expect(together(strike('kharkiv'), strike('kharkiv-oblast'))).toBe(true);
  });
});

describe('joining', () => {
  it('leaves judgements out, and joins what has nothing to be told by only where the words are the same', () => {
    expect(signatures([{ kind: 'judgement' }])).toEqual([null]);
    const bare: Told = { kind: 'other', actors: [PRK], quote: 'It did what it does.' };
    expect(together(bare, { ...bare, quote: 'it did what it does' })).toBe(true);
    expect(together(bare, { ...bare, quote: 'It did something else.' })).toBe(false);
  });

  const days = fc.constantFrom(
    '2024-06-01',
    '2024-06-02',
    '2024-06-04',
    '2024-06',
    '2024',
    '../2024-06-03',
    '2024-01/..',
    null,
  );
  const anyClaim: fc.Arbitrary<Told> = fc.record({
    kind: fc.constantFrom('meeting', 'deployment', 'casualty', 'attack', 'transfer' as const),
    actors: fc.constantFrom([PRK], [RUS], [person('vladimir-putin', 'RUS')], []),
    targets: fc.constantFrom([RUS], [UKR], [UKR, RUS], []),
    item: fc.constantFrom(soldiers, item('artillery-shells', 'ammunition'), null),
    status: fc.constantFrom('occurred', 'planned' as const),
    quantity: fc.constantFrom(people(5), people(7), null),
    place: fc.constantFrom(place('kursk', 'RUS'), null),
    time: days.map((day) => (day === null ? null : on(day))),
    published: fc.constantFrom('2024-06-05', '2024-12-01', null),
    quote: fc.constantFrom('one', 'two'),
  });

  it('does not depend on the order of claims', () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 25 }), fc.infiniteStream(fc.nat(1000)), (list, numbers) => {
        const members = [...new Map(signatures(list).flatMap((s) => (s ? [[JSON.stringify(s), s] as const] : [])))].map(
          ([key, signature]) => ({ key, signature }),
        );
        for (const block of new Set(members.map(({ signature }) => signature.block))) {
          const inside = members.filter(({ signature }) => signature.block === block);
          const shuffled = inside
            .map((m) => ({ m, n: Number(numbers.next().value) }))
            .sort((a, b) => a.n - b.n)
            .map(({ m }) => m);
          const sorted = (placed: Placed[]): Placed[] => placed.sort((a, b) => (a.key < b.key ? -1 : 1));
          const once = sorted(clusterBlock(block, inside, rules()));
          expect(once).toHaveLength(inside.length);
          expect(sorted(clusterBlock(block, shuffled, rules()))).toEqual(once);
        }
      }),
      { numRuns: 200 },
    );
  });
});
