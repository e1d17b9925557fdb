import type { Thing } from '../../../knowledge/lexicon.ts';
import type { Front } from '../../front.ts';
import type { Party } from '../claim.ts';
import type { Grammar, PartyMention } from './scene.ts';
import { expectedRole } from './valency.ts';

/** How often parties stood in a role, by kind of claim. */
export type RoleCounts = Map<string, Map<Thing, number>>;

/** What the text has said so far, for what a clause leaves out. */
export interface Discourse {
  /** Actors and targets of the latest claims that had any, latest last. */
  readonly latest: { readonly kind: string; readonly sentence: number; actors: Thing[]; targets: Thing[] }[];
  /**
   * Who acted in, and who was the other side of, earlier claims of each kind, with how often they were named as such: what
   * was carried over is not counted, else one error would prove the next.
   */
  readonly actorsOf: RoleCounts;
  readonly targetsOf: RoleCounts;
  /** On whom each party acted in earlier claims of whatever kind. */
  readonly actedOn: Map<Thing, Set<Thing>>;
  /** The role that grammar gives to parties beside the verbs of each kind, over the whole text, ahead included. */
  readonly grammarActors: RoleCounts;
  readonly grammarTargets: RoleCounts;
  /** The sentence in which a party was named last before the present one. */
  readonly lastNamed: Map<Thing, number>;
  /** The parties of the first sentence, which is the title where there is one. */
  readonly opening: ReadonlySet<Thing>;
  /** The last person named, the last state, the last body. */
  lastPerson: Thing | null;
  lastState: Thing | null;
  lastBody: Thing | null;
  /** Parties by how often the whole text names them, most first. */
  readonly ranking: readonly Thing[];
  /** The state of the publisher, for whom "we" and an office without a country speak. */
  readonly home: Thing | null;
  /** The first party of the sentence before. */
  previousSubject: Thing | null;
}

/** What is known of a text's parties before its first claim is read. */
export function newDiscourse(front: Front, grammar: Grammar): Discourse {
  const counts = new Map<Thing, number>();
  const grammarActors: RoleCounts = new Map();
  const grammarTargets: RoleCounts = new Map();
  const opening = new Set<Thing>();
  front.prepared.forEach(({ first, last }, index) => {
    for (const m of grammar.mentions(front.words, first, last)) {
      counts.set(m.party, (counts.get(m.party) ?? 0) + 1);
      if (index === 0) opening.add(m.party);
      const near = nearestFrame(front, grammar, m, first, last);
      if (near?.role === 'actor') tally(grammarActors, near.kind, m.party);
      if (near?.role === 'target') tally(grammarTargets, near.kind, m.party);
    }
  });
  return {
    latest: [],
    actorsOf: new Map(),
    targetsOf: new Map(),
    actedOn: new Map(),
    grammarActors,
    grammarTargets,
    lastNamed: new Map(),
    opening,
    lastPerson: null,
    lastState: null,
    lastBody: null,
    ranking: [...counts].sort((a, b) => b[1] - a[1]).map(([thing]) => thing),
    home: front.home,
    previousSubject: null,
  };
}

/** Words to either side of a name within which a verb may give it a role. */
const AROUND = 12;

/** The kind of the nearest verb or noun that makes claims, and the role that it gives to a mention. */
function nearestFrame(
  front: Front,
  grammar: Grammar,
  mention: PartyMention,
  first: number,
  last: number,
): { kind: string; role: string } | null {
  const { words } = front;
  for (let d = 1; d <= AROUND; d++) {
    for (const at of [mention.word + d, mention.word - d]) {
      if (at < first || at >= last) continue;
      const use = words[at]!.frames.find((u) => !u.frame.weak);
      if (!use) continue;
      const side = mention.word < at ? 'before' : 'after';
      const passive = grammar.passive(words, first, at, use);
      return { kind: use.frame.kinds[0]!, role: expectedRole(mention, side, use.frame.valency, passive, use.noun) };
    }
  }
  return null;
}

function tally(counts: RoleCounts, kind: string, party: Thing): void {
  const own = counts.get(kind) ?? new Map<Thing, number>();
  counts.set(kind, own);
  own.set(party, (own.get(party) ?? 0) + 1);
}

/** How much of a role a party has had in a kind: '' for none, 'most' where nobody has had more, else 'some'. */
export function share(counts: RoleCounts, kind: string, party: Thing): '' | 'most' | 'some' {
  const things = counts.get(kind);
  const own = things?.get(party) ?? 0;
  if (!things || own === 0) return '';
  for (const n of things.values()) if (n > own) return 'some';
  return 'most';
}

/** Notes the roles of a claim for those that follow. */
export function noteRoles(
  discourse: Discourse,
  kind: string,
  sentence: number,
  actors: readonly Party[],
  targets: readonly Party[],
): void {
  const named = (parties: readonly Party[]) => parties.filter((p) => p.mention !== null).map((p) => p.thing);
  for (const party of named(actors)) {
    tally(discourse.actorsOf, kind, party);
    const on = discourse.actedOn.get(party) ?? new Set<Thing>();
    discourse.actedOn.set(party, on);
    for (const other of named(targets)) on.add(other);
  }
  for (const party of named(targets)) tally(discourse.targetsOf, kind, party);
  if (actors.length > 0 || targets.length > 0)
    discourse.latest.push({
      kind,
      sentence,
      actors: actors.map((p) => p.thing),
      targets: targets.map((p) => p.thing),
    });
}

/** Notes whom a sentence named, once its claims are read. */
export function noteMentions(discourse: Discourse, mentions: readonly PartyMention[], sentence: number): void {
  for (const m of mentions) {
    discourse.lastNamed.set(m.party, sentence);
    if (m.party.type === 'person') discourse.lastPerson = m.party;
    else if (m.party.type === 'state') discourse.lastState = m.party;
    else discourse.lastBody = m.party;
  }
  const subject = mentions.find((m) => m.marker === '' && !m.possessive) ?? mentions[0];
  if (subject) discourse.previousSubject = subject.party;
}
