import type { Claim, Entity } from '../../contract/reading.ts';
import { sha256 } from '../../kernel/sha256.ts';
import type { EventRules, KindRule } from './rules.ts';
import { whenOf, type When } from './when.ts';

/**
 * Everything of a claim that decides which event it is about. Claims with the same signature are always one event, so
 * that events are made of signatures and not of claims: a thousand articles that tell one thing cost as much as one.
 */
export interface Signature {
  /** Claims of different blocks are never one event. A JSON list of kind, layer and what tells such claims apart. */
  readonly block: string;
  readonly kind: Exclude<Claim['kind'], 'judgement'>;
  readonly layer: 'matter' | 'happening' | 'plan' | 'words';
  /** Whom it is given or sent to, where the kind has a direction; sorted. */
  readonly receivers: readonly string[];
  readonly place: string | null;
  /** People by the state that they stand for, `RUS/vladimir-putin`; sorted. */
  readonly people: readonly string[];
  readonly when: When;
  /** Only for plans: the document and its figure, since a text that gives two figures for plans tells of two. */
  readonly plan: string | null;
}

/** What a signature is made from beside the claim. */
export interface Surroundings {
  /** The public id of the claim, and its document's id. */
  readonly claim: string;
  readonly document: string;
  readonly published: string | null;
  readonly fold: (text: string) => string;
}

/** The signature of a claim; null for a judgement, which is about no event. */
export function signatureOf(claim: Claim, around: Surroundings, rules: EventRules): Signature | null {
  if (claim.kind === 'judgement') return null;
  const { kind } = claim;
  const rule = rules.kinds[kind];
  const told = whenOf(claim, around.published, rules.day);
  const measure = measureOf(claim, rules);
  const place = placeOf(claim.place, rules);
  const sides = sidesOf(claim, rule);
  const item = itemOf(claim, rule, rules);
  let layer = layerOf(claim, rule, told, measure, place);
  // What names nobody, or nothing that is moved or done, can only be told by its words.
  const nameless = sides.block === '' && sides.receivers.length === 0 && place === null;
  const shapeless = (kind === 'other' || kind === 'attack') && item === 'none' && place === null;
  if (nameless || shapeless) layer = 'words';
  const apart: string[] = [kind, layer, sides.block, measure, claim.outcome ?? ''];
  if (layer === 'words') apart.push(sides.receivers.join(','), wordsOf(claim.quote, around));
  else if (layer === 'plan') apart.push(item, sides.receivers.join(','), place ?? '', claim.time?.edtf ?? '');
  else if (rule.place === 'apart' && place !== null) apart.push(rule.by === 'class' ? item : '', `@${place}`);
  else apart.push(item, isHome(claim, sides.block) ? 'home' : '');
  return {
    block: JSON.stringify(apart),
    kind,
    layer,
    receivers: sides.receivers,
    place,
    people: rule.people === 'apart' ? peopleOf(claim) : [],
    when: bare(told, layer),
    plan: layer === 'plan' ? `${around.document} ${figureOf(claim)}` : null,
  };
}

/** The time without what does not matter in this layer, so that fewer signatures say the same. */
function bare(when: When, layer: Signature['layer']): When {
  if (layer === 'words') return { form: 'none', lo: null, hi: null, told: null };
  // A day that is the very day of telling is the day that something was counted to.
  if (layer === 'matter' && when.form === 'day') return { form: 'total', lo: when.hi, hi: when.hi, told: null };
  return when.form === 'none' || layer === 'plan' ? when : { ...when, told: null };
}

function layerOf(claim: Claim, rule: KindRule, when: When, measure: string, place: string | null): Signature['layer'] {
  if (measure === 'share') return 'matter';
  if (rule.layer !== 'matter') return rule.layer;
  if (claim.status === 'planned') return 'plan';
  if (when.form === 'day' && when.hi !== when.told) return 'happening';
  return rule.place === 'apart' && place !== null && when.form !== 'total' ? 'happening' : 'matter';
}

/** What is counted: an amount, a share, a rate or a change; figures of different measures tell of different things. */
function measureOf(claim: Claim, rules: EventRules): string {
  const unit = claim.quantity?.unit ?? '';
  if (rules.shares.units.includes(unit)) return 'share';
  if (rules.changes.includes(unit)) return 'change';
  return unit.includes(' per ') ? 'rate' : 'amount';
}

/** The state that a party stands for, else the party itself. */
export function sideOf(party: Pick<Entity, 'id' | 'type' | 'country'>): string {
  return party.type === 'state' ? party.id : (party.country ?? party.id);
}

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

function sidesOf(claim: Claim, rule: KindRule): { block: string; receivers: string[] } {
  const actors = sorted(claim.actors.map(sideOf));
  const targets = sorted(claim.targets.map(sideOf));
  const where = claim.place ? [sideOf(claim.place)] : [];
  if (rule.parties === 'together') {
    const all = sorted([...actors, ...targets]);
    // Of a visit often only the guest is named, and the host by the place.
    return { block: (all.length === 1 ? sorted([...all, ...where]) : all).join(','), receivers: [] };
  }
  if (rule.parties === 'target') return { block: (targets.length > 0 ? targets : where).join(','), receivers: [] };
  // A statement is its speaker's, not only the speaker's state's.
  const givers = claim.kind === 'statement' ? sorted(claim.actors.map((actor) => actor.id)) : actors;
  const to = targets.filter((target) => !actors.includes(target));
  return { block: givers.join(','), receivers: to.length > 0 ? to : where.filter((state) => !actors.includes(state)) };
}

/** Troops that come home are not troops sent. */
function isHome(claim: Claim, giver: string): boolean {
  return claim.kind === 'deployment' && claim.place !== null && sideOf(claim.place) === giver;
}

function peopleOf(claim: Claim): string[] {
  const people = [...claim.actors, ...claim.targets].filter((party) => party.type === 'person');
  return sorted(people.map((person) => `${sideOf(person)}/${person.id}`));
}

/** A place below the level of a state, without the ending that tells a province from its chief town. */
function placeOf(place: Entity | null, rules: EventRules): string | null {
  if (!place || place.type === 'state') return null;
  const ending = rules.placeEndings.find((end) => place.id.endsWith(end) && place.id.length > end.length);
  return ending === undefined ? place.id : place.id.slice(0, -ending.length);
}

function itemOf(claim: Claim, rule: KindRule, rules: EventRules): string {
  if (rule.by === 'nothing') return '';
  const item = claim.item ?? claim.items[0] ?? null;
  if (rule.by === 'item') {
    if (!item) return 'none';
    return rules.items.find((same) => same.items.includes(item.id))?.as ?? item.id;
  }
  const counted = claim.quantity?.unit === 'persons';
  let word = item?.class ?? (counted ? 'people' : 'none');
  if (counted && !rules.people.includes(word)) word = 'people';
  const same = rules.classes.find(
    (row) =>
      row.classes.includes(word) &&
      (row.kinds?.includes(claim.kind) ?? true) &&
      !(item !== null && (row.except?.includes(item.id) ?? false)),
  );
  return same?.as ?? word;
}

function wordsOf(quote: string, { fold }: Surroundings): string {
  const plain = fold(quote).replace(/[^\p{L}\p{N}]+/gu, '');
  return sha256(new TextEncoder().encode(plain)).slice(0, 16);
}

function figureOf({ quantity }: Claim): string {
  return quantity ? `${quantity.min ?? ''}-${quantity.max ?? ''} ${quantity.unit}` : '';
}
