import type { Thing } from '../../../knowledge/lexicon.ts';
import type { Word } from '../words.ts';
import type { Grammar, PartyMention, Scene } from './scene.ts';
import { sideOf, withKind, type Candidate } from './values.ts';

/** A place that the text named before, or where an earlier claim was placed. */
interface Earlier {
  readonly thing: Thing;
  /** The sentence and paragraph of its latest mention. */
  sentence: number;
  paragraph: number;
  /** How often it was named. */
  count: number;
  /** The kind of the latest claim placed there, or null. */
  kind: string | null;
}

/** What a text has said of places so far. */
export class Places {
  private readonly named = new Map<Thing, Earlier>();
  /** The place of the latest claim that had one. */
  private latest: Thing | null = null;

  note(words: readonly Word[], first: number, last: number, sentence: number, paragraph: number): void {
    for (let i = first; i < last; i++) {
      const thing = words[i]!.thing;
      if (thing?.type !== 'place' && thing?.type !== 'state') continue;
      const known = this.named.get(thing);
      if (known) Object.assign(known, { sentence, paragraph, count: known.count + 1 });
      else this.named.set(thing, { thing, sentence, paragraph, count: 1, kind: null });
    }
  }

  noteClaim(thing: Thing, kind: string, sentence: number, paragraph: number): void {
    this.latest = thing;
    const known = this.named.get(thing);
    if (known) known.kind = kind;
    else this.named.set(thing, { thing, sentence, paragraph, count: 1, kind });
  }

  /** Those that a claim without a place of its own may mean: the latest claim's, the latest named, the most named. */
  recall(kind: string): { place: Earlier; latest: boolean; most: boolean }[] {
    const all = [...this.named.values()];
    const pure = all.filter((p) => p.thing.type === 'place').sort((a, b) => b.sentence - a.sentence);
    const most = all.reduce<Earlier | null>((top, p) => (!top || p.count > top.count ? p : top), null);
    const mostPure = pure.reduce<Earlier | null>((top, p) => (!top || p.count > top.count ? p : top), null);
    const alike = all.findLast((p) => p.kind === kind);
    const chosen = [this.latest ? this.named.get(this.latest) : undefined, alike, ...pure.slice(0, 3), mostPure, most];
    return [...new Set(chosen)].flatMap((place) =>
      place ? [{ place, latest: place.thing === this.latest, most: place === mostPure || place === most }] : [],
    );
  }
}

/** The places of the sentence, states included, and those of the text before it. */
export function placeCandidates(
  scene: Scene,
  grammar: Grammar,
  mentions: readonly PartyMention[],
  places: Places,
  at: { sentence: number; paragraph: number },
  parties: { actors: readonly Thing[]; targets: readonly Thing[] },
): Candidate<Thing>[] {
  const { words, sentenceFirst, sentenceLast, first, last, kind, use } = scene;
  const out: Candidate<Thing>[] = [];
  const seen = new Set<Thing>();
  const named: number[] = [];
  for (let i = sentenceFirst; i < sentenceLast; i++) {
    const t = words[i]!.thing;
    if (t && (t.type === 'place' || t.type === 'state')) named.push(i);
  }
  const inside = named.filter((i) => i >= first && i < last);
  const pure = inside.filter((i) => words[i]!.thing!.type === 'place').length;
  for (const i of [...inside, ...named.filter((k) => k < first).reverse(), ...named.filter((k) => k >= last)]) {
    const thing = words[i]!.thing!;
    if (seen.has(thing)) continue;
    seen.add(thing);
    const side = sideOf(scene, i);
    const marker = grammar.markerBefore(words, i, sentenceFirst);
    const seat = thing.standsFor ? 'seat' : 'plain';
    const next = words[i + 1];
    const f = [
      side,
      `t:${thing.type}`,
      `t:${thing.type}:${seat}`,
      `pk:${thing.kind ?? ''}`,
      `mark:${marker}`,
      `t:${thing.type}:mark:${marker}`,
      `t:${thing.type}:${seat}:${side}:mark:${marker}`,
      `pure:${Math.min(pure, 2)}`,
      `t:${thing.type}:pure${Math.min(pure, 2)}:${side}`,
    ];
    if (next && grammar.has(next, 'of')) f.push('poss', `poss:${thing.type}`);
    if (next && grammar.has(next, 'organ')) f.push('organ');
    if (next?.thing && next.thing.type !== 'item') f.push('thenName');
    if (next && grammar.has(next, 'say')) f.push('thenSay');
    f.push(`via:${words[i]!.via ?? ''}`, `via:${words[i]!.via ?? ''}:${side}:mark:${marker}`);
    f.push(...partyFeatures(thing, parties, 'named'));
    if (use)
      f.push(
        `takes:${use.frame.valency.id}:${side}:${thing.type}`,
        `takes:${use.frame.valency.id}:mark:${marker}:${thing.type}`,
      );
    if (mentions.some((m) => m.word === i && m.marker === '')) f.push('bareParty');
    if (words[i - 1]?.thing && words[i - 1]!.thing!.type !== 'item') f.push('afterName');
    out.push({ value: thing, word: i, features: withKind(f, kind) });
  }
  for (const { place, latest, most } of places.recall(kind)) {
    if (seen.has(place.thing)) continue;
    const ago = at.sentence - place.sentence;
    const where = place.paragraph === at.paragraph ? 'paragraph' : ago <= 2 ? 'near' : ago <= 6 ? 'back' : 'far';
    const f = [
      'carried',
      `carried:in${Math.min(inside.length, 2)}`,
      `carried:pure${Math.min(pure, 2)}`,
      `carried:${place.thing.type}`,
      `carried:${where}`,
      `carried:${where}:${place.thing.type}`,
      ...partyFeatures(place.thing, parties, 'carried'),
    ];
    if (latest) f.push('carried:latest', `carried:latest:${where}`, `carried:latest:in${Math.min(inside.length, 2)}`);
    if (most) f.push('carried:most', `carried:most:${place.thing.type}`);
    if (place.kind) f.push(place.kind === kind ? 'carried:alike' : 'carried:other');
    out.push({ value: place.thing, word: -1, features: withKind(f, kind) });
  }
  return out;
}

/** Whose a place is: attacks happen where the other side is, and a party is seldom its own place. */
function partyFeatures(
  place: Thing,
  { actors, targets }: { actors: readonly Thing[]; targets: readonly Thing[] },
  where: string,
): string[] {
  const owner = place.type === 'state' ? place.id : place.country;
  const out: string[] = [];
  const side = (list: readonly Thing[], name: string) => {
    if (list.some((t) => t === place)) out.push(`is${name}`, `is${name}:${where}`);
    else if (list.some((t) => t.type === 'state' && t.id === owner)) out.push(`of${name}`, `of${name}:${where}`);
  };
  side(actors, 'Actor');
  side(targets, 'Target');
  if (out.length === 0) out.push('ofNeither', `ofNeither:${where}`);
  return out;
}
