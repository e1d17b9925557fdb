import type { Thing } from '../../../knowledge/lexicon.ts';
import type { QuantityMark, TimeMark } from '../../recognise/marks.ts';
import type { Word } from '../words.ts';
import type { Grammar, Scene } from './scene.ts';

/** A value that a claim's field may take, with the plain features that decide it and the word that shows it (-1: carried). */
export interface Candidate<T> {
  readonly value: T;
  readonly word: number;
  readonly features: readonly string[];
}

/** Features with those that every candidate of a kind has. */
export function withKind(features: Iterable<string>, kind: string): string[] {
  const out = new Set<string>(['bias', `k:${kind}`]);
  for (const f of features) out.add(f);
  return [...out];
}

/** Where a word stands in regard to the claim's trigger. */
export function sideOf(scene: Scene, word: number): string {
  if (word < scene.first) return 'sentBefore';
  if (word >= scene.last) return 'sentAfter';
  if (scene.trigger < 0) return 'in';
  return word < scene.trigger ? 'before' : word === scene.trigger ? 'at' : 'after';
}

/** The items named in the segment, and those of the claim before it. */
export function itemCandidates(
  scene: Scene,
  grammar: Grammar,
  previous: readonly Thing[],
  counted: QuantityMark | null,
): Candidate<Thing>[] {
  const { words, first, last, kind, use } = scene;
  const at: number[] = [];
  for (let i = first; i < last; i++) if (words[i]!.thing?.type === 'item') at.push(i);
  const quantity = hasQuantity(words, first, last);
  const out: Candidate<Thing>[] = at.map((i, order) => {
    const thing = words[i]!.thing!;
    const f: string[] = [
      sideOf(scene, i),
      `class:${thing.class ?? ''}`,
      `n:${Math.min(at.length, 4)}`,
      `order:${Math.min(order, 4)}`,
    ];
    const next = words[i + 1];
    const before = words[i - 1];
    if (next?.thing?.type === 'item' && i + 1 < last) f.push('modifier');
    else f.push('head');
    if (before?.quantity) f.push('afterQuantity', `afterQuantity:${before.quantity.unitKind}`);
    else if (words[i - 2]?.quantity && i - 2 >= first) f.push('afterQuantity2');
    if (next?.quantity) f.push('beforeQuantity');
    if (grammar.has(next, 'of')) f.push('possessive');
    if (grammar.has(before, 'of')) f.push('ofBefore');
    if (grammar.has(before, 'and') || grammar.has(next, 'and')) f.push('listed');
    const marker = grammar.markerBefore(words, i, first);
    if (marker) f.push(`mark:${marker}`);
    if (use)
      f.push(
        `takes:${use.frame.valency.id}`,
        `takes:${use.frame.valency.id}:${sideOf(scene, i)}`,
        `frame:${use.frame.id}:${thing.class ?? ''}`,
      );
    if (thing.designation) f.push('designation');
    if (words[i]!.frames.length > 0) f.push('alsoFrame');
    if (i === scene.trigger) f.push('isTrigger');
    f.push(quantity ? 'q' : 'noq', ...fitOf(thing, counted));
    return { value: thing, word: i, features: withKind(f, kind) };
  });
  for (const thing of previous) {
    if (out.some((c) => c.value === thing)) continue;
    const f = [
      'carried',
      `carried:n${Math.min(at.length, 2)}`,
      `class:${thing.class ?? ''}`,
      quantity ? `carried:q:${quantity}` : 'carried:noq',
    ];
    for (let i = first; i < last; i++)
      for (const t of ['they', 'it', 'including'] as const) if (grammar.has(words[i], t)) f.push(`carried:${t}`);
    f.push(...fitOf(thing, counted));
    out.push({ value: thing, word: -1, features: withKind(f, kind) });
  }
  return out;
}

/** Whether what is counted can be this item: people are counted in persons, money and shares count anything. */
function fitOf(thing: Thing, counted: QuantityMark | null): string[] {
  if (!counted || counted.unitKind === 'money' || counted.unitKind === 'percent') return [];
  if ((counted.unitKind === 'persons') !== (thing.unit === 'persons')) return ['misfits'];
  return counted.value.unit !== null && counted.value.unit === thing.unit ? ['fits', 'sameUnit'] : ['fits'];
}

function hasQuantity(words: readonly Word[], first: number, last: number): string | null {
  for (let i = first; i < last; i++)
    if (words[i]!.quantity && !words[i]!.quantity!.ordinal) return words[i]!.quantity!.unitKind;
  return null;
}

/** The quantities of the segment. */
export function quantityCandidates(scene: Scene, grammar: Grammar): Candidate<QuantityMark>[] {
  const { words, first, last, kind } = scene;
  const at: number[] = [];
  for (let i = first; i < last; i++) if (words[i]!.quantity && !words[i]!.quantity!.ordinal) at.push(i);
  return at.map((i, order) => {
    const q = words[i]!.quantity!;
    const f = [
      sideOf(scene, i),
      `type:${q.type}`,
      `unit:${q.unitKind}`,
      `n:${Math.min(at.length, 3)}`,
      `order:${Math.min(order, 3)}of${Math.min(at.length, 3)}`,
      q.value.unit ? `u:${q.value.unit}` : 'u:-',
    ];
    const next = words[i + 1];
    if (next?.thing?.type === 'item' && i + 1 < last) f.push('thenItem', `thenItem:${next.thing.class ?? ''}`);
    if (words[i - 1]?.thing?.type === 'item' && i - 1 >= first) f.push('afterItem');
    if (next && grammar.has(next, 'of')) f.push('thenOf');
    if (q.value.min === 1 && q.value.max === 1) f.push('one');
    if (q.value.min === null && q.value.max === null) f.push('open');
    if (scene.trigger >= 0) f.push(`near:${Math.min(Math.abs(i - scene.trigger), 4)}`);
    if (scene.use) f.push(`frame:${scene.use.frame.id}:${q.unitKind}`);
    return { value: q, word: i, features: withKind(f, kind) };
  });
}

/** A time as a claim may take it: as it stands, or as the day up to which a count runs. */
export interface TimeReading {
  readonly mark: TimeMark;
  readonly edtf: string;
}

/** A time that may go on from before: of the latest claim that named one, of the latest of the same kind, or of the claim just before. */
export interface CarriedTime {
  readonly time: TimeMark;
  readonly from: 'latest' | 'alike' | 'before';
  readonly sameSentence: boolean;
  readonly sameParagraph: boolean;
}

/**
 * The times of the sentence, and those of earlier claims; each also read as the end of an open count ("as of"),
 * since a toll reported on a day runs up to that day.
 */
export function timeCandidates(
  scene: Scene,
  grammar: Grammar,
  carried: readonly CarriedTime[],
): Candidate<TimeReading>[] {
  const { words, sentenceFirst, sentenceLast, first, last, kind } = scene;
  const all: number[] = [];
  for (let i = sentenceFirst; i < sentenceLast; i++) if (words[i]!.time?.edtf) all.push(i);
  const inside = all.filter((i) => i >= first && i < last);
  const before = all.filter((i) => i < first);
  const says = words.slice(sentenceFirst, sentenceLast).some((w) => grammar.has(w, 'say'));
  const counts = hasQuantity(words, first, last);
  const out: Candidate<TimeReading>[] = all.flatMap((i) => {
    const t = words[i]!.time!;
    const where = i < first ? 'before' : i >= last ? 'after' : 'in';
    const f = [where, `kind:${t.kind}`, `${where}:kind:${t.kind}`, `${where}:in${Math.min(inside.length, 2)}`];
    if (where === 'in')
      f.push(
        `inorder:${inside.indexOf(i)}of${Math.min(inside.length, 3)}`,
        scene.trigger >= 0 ? (i < scene.trigger ? 'beforeTrigger' : 'afterTrigger') : 'noTrigger',
      );
    if (where === 'before')
      f.push(
        i === before.at(-1) ? 'lastBefore' : 'earlier',
        i === sentenceFirst ? 'opensSentence' : 'later',
        `before:in${Math.min(inside.length, 1)}:${i === before.at(-1) ? 'last' : 'not'}`,
      );
    if (where === 'after') f.push(`after:d${Math.min(i - last, 3)}`);
    f.push(`rule:${t.rule}`);
    return readings(t, i, f);
  });
  for (const { time, from, sameSentence, sameParagraph } of carried) {
    if (out.some((c) => c.value.edtf === time.edtf)) continue;
    const where = sameSentence ? 'sentence' : sameParagraph ? 'paragraph' : 'far';
    const f = [
      'carried',
      `carried:in${Math.min(inside.length, 1)}:all${Math.min(all.length, 2)}`,
      `carried:${where}`,
      `carried:${time.kind}`,
      `from:${from}`,
      `from:${from}:${where}`,
    ];
    if (all.length === 0) f.push(`onlyCarried:${where.charAt(0)}`, `onlyCarried:${from}:${where}`);
    out.push(...readings(time, -1, f));
  }
  return out;

  function readings(mark: TimeMark, word: number, f: readonly string[]): Candidate<TimeReading>[] {
    const plain = { value: { mark, edtf: mark.edtf! }, word, features: withKind([...f, 'plain'], kind) };
    if (!/^\d{4}/.test(mark.edtf!) || mark.edtf!.includes('/')) return [plain];
    const until = [
      'asOf',
      `asOf:${says ? 'told' : 'plain'}`,
      `asOf:${counts ?? 'noq'}`,
      `asOf:${counts ?? 'noq'}:${says ? 'told' : 'plain'}`,
      `asOf:${word < 0 ? 'carried' : 'named'}`,
    ];
    return [plain, { value: { mark, edtf: `../${mark.edtf!}` }, word, features: withKind([...f, ...until], kind) }];
  }
}

const STATUS_TAGS = [
  'planned',
  'denied',
  'possible',
  'ongoing',
  'done',
  'nothing',
  'unlikely',
  'if',
  'say',
  'be',
  'have',
  'when',
  'rhetoric',
] as const;

/** What speaks for one status or another. `published` is an EDTF day, or null. */
export function statusFeatures(
  scene: Scene,
  grammar: Grammar,
  time: TimeMark | null,
  published: string | null,
  speakerClass: string | null,
): string[] {
  const { words, first, last, sentenceFirst, trigger, use, view, kind } = scene;
  const f = new Set<string>();
  const counts = hasQuantity(words, first, last);
  for (let i = first; i < last; i++) {
    for (const tag of STATUS_TAGS) {
      if (!grammar.has(words[i], tag)) continue;
      f.add(`t:${tag}`);
      if (trigger >= 0) {
        const d = trigger - i;
        f.add(
          d === 0 ? `t:${tag}:at` : d > 0 && d <= 3 ? `t:${tag}:just` : d > 0 ? `t:${tag}:before` : `t:${tag}:after`,
        );
      }
      if (tag !== 'say' && tag !== 'rhetoric') f.add(`w:${view.slice(words[i]!.start, words[i]!.end)}`);
    }
  }
  for (let i = sentenceFirst; i < first; i++)
    for (const tag of STATUS_TAGS) if (grammar.has(words[i], tag)) f.add(`s:${tag}`);
  if (first > sentenceFirst)
    for (const tag of STATUS_TAGS)
      for (let i = Math.max(sentenceFirst, first - 3); i < first; i++)
        if (grammar.has(words[i], tag)) f.add(`p:${tag}`);
  if (use) {
    f.add(`takes:${use.frame.valency.id}`);
    if (use.frame.status) f.add(`fs:${use.frame.status}`);
    if (use.noun) f.add('nounTrigger');
    else f.add(`vf:${use.flags & 124}`);
    if (words[trigger - 1] && grammar.has(words[trigger - 1], 'to')) f.add('infinitive');
  } else f.add('noTrigger');
  if (use && trigger >= 0) {
    f.add(`frame:${use.frame.id}`);
    // What stands right before the verb tells its tense and mood.
    for (let i = trigger - 1; i >= Math.max(sentenceFirst, trigger - 3); i--) {
      const w = words[i]!;
      if (w.script === 'mark') break;
      for (const tag of [
        'be',
        'have',
        'do',
        'to',
        'modal',
        'planned',
        'denied',
        'ongoing',
        'done',
        'possible',
      ] as const)
        if (grammar.has(w, tag)) f.add(`b${trigger - i}:${tag}`);
    }
  }
  const after = words[trigger + 1];
  if (after?.script === 'han')
    for (const tag of ['done', 'ongoing', 'denied', 'planned'] as const)
      if (grammar.has(after, tag)) f.add(`a1:${tag}`);
  f.add(counts ? `q:${counts}` : 'noq');
  if (use && !use.noun) f.add(`vf:${use.flags & 124}:${counts ? 'q' : '-'}`);
  if (scene.quoted) f.add('quoted');
  if (scene.passive) f.add('passive');
  if (time?.first && published) {
    f.add(
      time.first.slice(0, 10) > published.slice(0, 10)
        ? 'future'
        : time.last && time.last.slice(0, 10) >= published.slice(0, 10)
          ? 'now'
          : 'past',
    );
  } else f.add('notime');
  if (time?.edtf?.endsWith('/..')) f.add('since');
  if (speakerClass) f.add(`speaker:${speakerClass}`);
  const out = new Set<string>(['bias']);
  for (const x of f) out.add(x);
  out.add(`k:${kind}`);
  return [...out];
}
