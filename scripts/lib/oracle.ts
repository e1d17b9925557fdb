import type { Choosable, Chosen, Judge } from '../../src/engine/claims/judge.ts';
import type { PreparedSentence } from '../../src/engine/claims/prepare.ts';
import type { Segment } from '../../src/engine/claims/segments.ts';
import type { Thing } from '../../src/knowledge/lexicon.ts';
import type { QuantityMark } from '../../src/engine/recognise/marks.ts';
import type { TimeReading } from '../../src/engine/claims/fill/values.ts';
import type { Speaker } from '../../src/engine/claims/fill/speakers.ts';
import { STATUSES, type Status } from '../../src/contract/kinds.ts';
import type { GoldClaim } from './gold.ts';
import { kindNumber, numbered, type Case, type Choice } from './logistic.ts';

/** Decides as the gold does, and writes down every decision as a training case. */
export class GoldJudge implements Judge {
  private current: GoldClaim[] = [];
  private at = 0;
  /** The latest attribution, and the speakers that were right for it. */
  private told: { attribution: string; speakers: Set<Speaker> } | null = null;

  constructor(
    private readonly runs: { first: number; last: number; claim: GoldClaim }[][],
    private readonly cases: Record<string, Case[]>,
    private readonly choices: Record<string, Choice[]>,
    private readonly classOf: (name: string) => Set<string>,
    private readonly meant: (name: string) => Thing | null,
  ) {}

  segments(_sentence: PreparedSentence, index: number): Segment[] {
    const runs = this.runs[index]!;
    this.current = runs.map((r) => r.claim);
    this.at = 0;
    return runs.map((r) => ({ first: r.first, last: r.last, kind: r.claim.kind, probability: 1 }));
  }

  all<T extends Choosable>(
    task: string,
    candidates: readonly T[],
    nothing: readonly string[],
    kind: string,
  ): Chosen<T>[] {
    return this.record(task, candidates, nothing, kind).map((candidate) => ({ candidate, probability: 1 }));
  }

  one<T extends Choosable>(
    task: string,
    candidates: readonly T[],
    nothing: readonly string[],
    kind: string,
  ): Chosen<T> | null {
    const [candidate] = this.record(task, candidates, nothing, kind);
    return candidate ? { candidate, probability: 1 } : null;
  }

  label(task: string, features: readonly string[], kind: string): { label: string; probability: number } {
    const claim = this.current[this.at++]!;
    if (claim.kind !== 'judgement')
      (this.cases[task] ??= []).push({
        features: numbered(features),
        kind: kindNumber(kind),
        label: STATUSES.indexOf(claim.status as Status),
      });
    return { label: claim.status, probability: 1 };
  }

  private record<T extends Choosable>(
    task: string,
    candidates: readonly T[],
    nothing: readonly string[],
    kind: string,
  ): T[] {
    const claim = this.current[this.at]!;
    let right = candidates.filter((c) => isRight(task, c, claim, this.classOf, this.meant));
    if (task === 'speaker' && claim.attribution !== null) {
      const spoken = candidates as unknown as { gap: number; speaker: Speaker }[];
      const told = this.told?.attribution === claim.attribution ? this.told.speakers : null;
      // A name that the data does not know is whoever speaks in the sentence, and then goes on speaking.
      if (right.length === 0) right = candidates.filter((_, i) => told?.has(spoken[i]!.speaker));
      if (right.length === 0) right = candidates.filter((_, i) => spoken[i]!.gap === 0).slice(0, 1);
      if (right.length > 0)
        this.told = {
          attribution: claim.attribution,
          speakers: new Set(right.map((r) => (r as unknown as { speaker: Speaker }).speaker)),
        };
    }
    if (task !== 'actor' && task !== 'target' && task !== 'item') right = right.slice(0, 1);
    if ((claim.kind !== 'judgement' || task === 'speaker') && candidates.length > 0)
      (this.choices[task] ??= []).push({
        options: [...candidates.map((c) => numbered(c.features)), numbered(nothing)],
        kind: kindNumber(kind),
        right: right.length > 0 ? right.map((r) => candidates.indexOf(r)) : [candidates.length],
      });
    return right;
  }
}

/** Whether a candidate of a role is what the gold has there. */
export function isRight(
  task: string,
  candidate: unknown,
  claim: GoldClaim,
  classOf: (name: string) => Set<string>,
  meant: (name: string) => Thing | null = () => null,
): boolean {
  const c = candidate as { party: Thing; value: unknown; speaker: Speaker };
  switch (task) {
    case 'actor':
      return claim.actors.some((a) => same(a, c.party) || meant(a) === c.party);
    case 'target':
      return claim.targets.some((a) => same(a, c.party) || meant(a) === c.party);
    case 'place':
      return (
        claim.place !== null &&
        claim.place
          .split('; ')
          .some((p) => p.toLowerCase() === (c.value as Thing).name.toLowerCase() || meant(p) === c.value)
      );
    case 'time':
      return claim.time !== null && (c.value as TimeReading).edtf === claim.time;
    case 'quantity': {
      const q = c.value as QuantityMark;
      return claim.quantity !== null && q.value.min === claim.quantity.min && q.value.max === claim.quantity.max;
    }
    case 'item': {
      if (!claim.item) return false;
      const thing = c.value as Thing;
      const wanted = classOf(claim.item);
      return claim.item.toLowerCase().includes(thing.name.toLowerCase()) || wanted.has(thing.class ?? '');
    }
    case 'speaker': {
      const a = claim.attribution?.toLowerCase();
      if (!a) return false;
      const t = c.speaker.thing;
      if (t)
        return (
          a === t.id.toLowerCase() ||
          a === t.name.toLowerCase() ||
          a.endsWith(` ${t.id.toLowerCase()}`) ||
          (t.country !== null && (a === t.country.toLowerCase() || a.endsWith(` ${t.country.toLowerCase()}`)))
        );
      return /media|source|report|official|unnamed|unspecified|multiple|analyst|journalist/.test(a);
    }
    default:
      return false;
  }
}

function same(name: string, thing: Thing): boolean {
  const n = name.toLowerCase();
  return n === thing.id.toLowerCase() || n === thing.name.toLowerCase();
}
