import type { Thing } from '../../../knowledge/lexicon.ts';
import { share, type Discourse } from './discourse.ts';
import type { Grammar, PartyMention, Scene } from './scene.ts';
import type { Speaker } from './speakers.ts';
import { expectedRole } from './valency.ts';

/** A party that may act or be acted on in a claim, with the plain features that decide it. */
export interface PartyCandidate {
  readonly party: Thing;
  /** The mention that shows it, or null where it is carried over. */
  readonly mention: PartyMention | null;
  /** Candidates of one group are taken or left together: names of a list, or parties that "both" stands for. */
  readonly group: number;
  readonly features: readonly string[];
}

/** Lists the candidates for the roles of a claim: named in the segment, in its sentence, or carried from before. */
export function partyCandidates(
  scene: Scene,
  grammar: Grammar,
  mentions: readonly PartyMention[],
  discourse: Discourse,
  speaker: Thing | null,
  speakers: readonly Speaker[],
  sentence: number,
): PartyCandidate[] {
  const { words, first, last, kind, trigger, use, passive } = scene;
  const inside = mentions.filter((m) => m.word >= first && m.word < last);
  const outside = mentions.filter((m) => m.word < first || m.word >= last);
  const pronouns = new Set<string>();
  for (let i = first; i < last; i++)
    for (const t of ['they', 'he', 'it', 'both', 'we', 'otherside'] as const)
      if (grammar.has(words[i], t)) pronouns.add(t);
  for (let i = first; i < last; i++)
    if (grammar.has(words[i], 'organ') && !words[i]!.thing && !ownedOffice(scene, grammar, i)) pronouns.add('organ');
  const insideParties = new Set(inside.map((m) => m.party));
  const together = MUTUAL.has(kind) || pronouns.has('both') ? partners(discourse, kind) : [];
  const placeOwners = ownersOfPlaces(scene, grammar);
  const previous = discourse.latest.at(-1);
  const earlier = discourse.latest.at(-2);
  const alike = discourse.latest.findLast((c) => c.kind === kind);
  const link = previous
    ? `${previous.kind === kind ? 'alike' : 'other'}:${previous.sentence === sentence ? 's' : '-'}`
    : '';
  const seen = new Set<Thing>();
  const out: PartyCandidate[] = [];
  const valency = use?.frame.valency;
  const valencies = new Set<string>();
  for (let i = first; i < last; i++)
    for (const u of words[i]!.frames) if (!u.frame.weak && i !== trigger) valencies.add(u.frame.valency.id);
  const startsWithVerb = trigger === first || (first < last && grammar.has(words[first], 'also'));
  const shared = [
    `n${Math.min(insideParties.size, 3)}`,
    startsWithVerb ? 'zero' : 'subj',
    passive ? 'passive' : 'active',
    `takes:${valency?.id ?? 'none'}`,
  ];
  const push = (party: Thing, mention: PartyMention | null, own: string[]) => {
    if (seen.has(party)) return;
    seen.add(party);
    const features = new Set<string>(['bias', `k:${kind}`]);
    const all = [...own, `type:${party.type}`];
    if (previous?.actors.includes(party)) all.push('prevActor', `prevActor:${link}`);
    if (previous?.targets.includes(party)) all.push('prevTarget', `prevTarget:${link}`);
    if (earlier?.actors.includes(party)) all.push('prevActor2');
    if (earlier?.targets.includes(party)) all.push('prevTarget2');
    if (alike && alike !== previous) {
      if (alike.actors.includes(party)) all.push('alikeActor');
      if (alike.targets.includes(party)) all.push('alikeTarget');
    }
    for (const [name, counts] of [
      ['A', discourse.actorsOf],
      ['T', discourse.targetsOf],
    ] as const)
      for (const other of counts.keys()) if (share(counts, other, party) === 'most') all.push(`${name}@${other}`);
    const place = !mention ? 'carried' : mention.word < first || mention.word >= last ? 'sent' : 'in';
    const asActor = share(discourse.actorsOf, kind, party);
    const asTarget = share(discourse.targetsOf, kind, party);
    const textActor = share(discourse.grammarActors, kind, party);
    const textTarget = share(discourse.grammarTargets, kind, party);
    const text = `text:${textActor || '-'}:${textTarget || '-'}`;
    all.push(text, `${text}:${place}`);
    for (const m of insideParties) {
      if (m === party) continue;
      if (discourse.actedOn.get(party)?.has(m)) all.push('actsOnNamed', `actsOnNamed:${place}`);
      if (discourse.actedOn.get(m)?.has(party)) all.push('actedOnByNamed', `actedOnByNamed:${place}`);
    }
    if (discourse.opening.has(party)) all.push('opening', `opening:${place}`);
    if (party.kind) all.push(`pk:${party.kind}`);
    if (placeOwners.has(party))
      all.push('ownsPlace', `ownsPlace:${place}`, `ownsPlace:n${Math.min(insideParties.size, 2)}`);
    if (place !== 'in') {
      const ago = sentence - (discourse.lastNamed.get(party) ?? -9);
      all.push(`ago:${ago <= 3 ? ago : ago > 8 ? 'never' : 'far'}`);
    }
    if (asActor)
      all.push(
        `kindActor:${asActor}`,
        `kindActor:${asActor}:${place}`,
        `kindActor:${asActor}:${place}:n${Math.min(insideParties.size, 2)}`,
      );
    if (asTarget)
      all.push(
        `kindTarget:${asTarget}`,
        `kindTarget:${asTarget}:${place}`,
        `kindTarget:${asTarget}:${place}:n${Math.min(insideParties.size, 2)}`,
      );
    if (!asActor && !asTarget && discourse.actorsOf.has(kind)) all.push('kindStranger', `kindStranger:${place}`);
    const rank = discourse.ranking.indexOf(party);
    all.push(rank >= 0 && rank < 3 ? `rank${rank}` : 'rank-');
    if (party === discourse.previousSubject) all.push('prevSubject');
    if (party === discourse.home) all.push('home');
    if (party === speaker)
      all.push('isSpeaker', `isSpeaker:${place}`, scene.quoted ? 'isSpeaker:quoted' : 'isSpeaker:told');
    else if (speaker?.type === 'person' && speaker.country === party.id)
      all.push('speakersState', `speakersState:${place}`);
    if (!mention || mention.word < first || mention.word >= last) {
      for (const p of pronouns)
        all.push(`pron:${p}`, `pron:${p}:${party.type}${party === discourse.lastPerson ? ':lastPerson' : ''}`);
      if (party === discourse.lastPerson) all.push('lastPerson');
      if (party === discourse.lastState) all.push('lastState');
      for (const p of pronouns) for (const f of all.filter((x) => ANAPHORIC.has(x))) all.push(`${p}&${f}`);
      for (const s of shared) for (const f of own) all.push(`${s}&${f}`);
      for (const f of ['prevActor', 'prevTarget', 'prevSubject'])
        if (all.includes(f))
          all.push(`${f}&${shared[0]!}`, `${f}&${shared[1]!}`, `${f}&${shared[3]!}`, `${f}&${own[0]!}`);
    }
    for (const f of all) features.add(f);
    out.push({
      party,
      mention,
      group: mention ? mention.group : together.includes(party) ? TOGETHER : ALONE,
      features: [...features],
    });
  };
  const states = inside.length;
  const closest: Record<string, PartyMention | undefined> = {
    before: inside.findLast((m) => m.word < trigger),
    after: inside.find((m) => m.word >= trigger),
  };
  inside.forEach((m, order) => {
    const side = trigger < 0 ? 'notrigger' : m.word < trigger ? 'before' : 'after';
    const own = [`in:${side}`, `mark:${m.marker}`, `in:${side}:mark:${m.marker}`];
    const expected = expectedRole(m, side, valency, passive, use?.noun ?? false);
    own.push(`val:${expected}`, `val:${expected}&n${Math.min(states, 3)}`);
    if (m.possessive) own.push('poss', `poss:${side}`);
    if (m.modifies) own.push('modifies', `modifies:${m.modifies.type}`);
    if (m.organ) own.push('organ', `organ:${side}`);
    if (m.via === 'adjective') own.push('adj', `adj:${side}`);
    if (m.thing.type === 'place') own.push('seat', `seat:mark:${m.marker}`);
    own.push(
      order === 0 ? 'firstIn' : order === states - 1 ? 'lastIn' : 'midIn',
      `order:${Math.min(order, 3)}of${Math.min(states, 4)}`,
    );
    for (const v of valencies) own.push(`holds:${v}:${side}`, `holds:${v}:mark:${m.marker}`);
    for (const s of shared) own.push(`${s}&in:${side}`, `${s}&val:${expected}`);
    if (trigger >= 0) {
      const far = Math.abs(m.word - trigger);
      const step = far <= 2 ? far : far <= 4 ? 4 : far <= 8 ? 8 : 9;
      own.push(`far:${side}:${step}`);
      if (m === closest[side]) own.push(`closest:${side}`, `closest:${side}:mark:${m.marker}`);
    }
    if (speakers.some((s) => m.word >= s.first && m.word < s.last)) own.push('speaks', `speaks:${side}`);
    const next = words[m.word + 1];
    const behind = next && grammar.has(next, 'of') ? m.word + 2 : m.word + 1;
    if (behind === trigger && use?.noun) own.push('ownsTrigger');
    if (next && grammar.has(next, 'title')) own.push('thenTitle');
    const owned = next && grammar.has(next, 'of') ? words[m.word + 2] : next;
    if (owned?.thing?.type === 'item')
      own.push(
        `then:${owned.thing.class ?? ''}`,
        owned.thing.unit === 'persons' ? `ownsPeople:${side}` : `ownsThings:${side}`,
        owned.thing.unit === 'persons' ? 'ownsPeople' : 'ownsThings',
      );
    if (next && grammar.has(next, 'say')) own.push('thenSay');
    push(m.party, m, own);
  });
  const near = [...outside].sort((a, b) => distance(a, first, last) - distance(b, first, last));
  const subjectBefore = outside.find((m) => m.word < first && m.marker === '' && !m.possessive);
  for (const m of near) {
    const where = m.word < first ? 'sentBefore' : 'sentAfter';
    const own = [where, `${where}:mark:${m.marker}`, `${where}:n${Math.min(insideParties.size, 2)}`];
    if (m.modifies) own.push('modifies', `modifies:${m.modifies.type}`);
    if (m.possessive) own.push(`${where}:poss`);
    if (m.organ) own.push(`${where}:organ`);
    if (m === subjectBefore) own.push('sentSubject', `sentSubject:n${Math.min(insideParties.size, 2)}`);
    if (m === near[0]) own.push(`nearest:${where}`);
    if (speakers.some((s) => m.word >= s.first && m.word < s.last)) own.push('speaks', `speaks:${where}`);
    push(m.party, m, own);
  }
  for (const claim of [previous, earlier, alike])
    for (const party of claim ? [...claim.actors, ...claim.targets] : []) push(party, null, ['carried']);
  for (const party of [
    discourse.lastPerson,
    discourse.lastState,
    discourse.lastBody,
    discourse.previousSubject,
    ...discourse.ranking.slice(0, 4),
    ...(discourse.actorsOf.get(kind)?.keys() ?? []),
    ...(discourse.targetsOf.get(kind)?.keys() ?? []),
  ])
    if (party && out.length < MOST) push(party, null, ['carried']);
  if (discourse.home && (pronouns.has('we') || pronouns.has('organ'))) push(discourse.home, null, ['carried']);
  for (const state of placeOwners) push(state, null, ['carried', 'viaPlace']);
  return out;
}

/** What makes a party the likely meaning of a pronoun or of an office without a country. */
const ANAPHORIC = new Set([
  'prevActor',
  'prevTarget',
  'prevSubject',
  'rank0',
  'rank1',
  'home',
  'isSpeaker',
  'speakersState',
  'lastState',
  'lastPerson',
  'sentSubject',
]);

/** Groups of candidates that were carried over. */
export const TOGETHER = -1;
const ALONE = -2;

/** Kinds whose parties stand on one footing. */
const MUTUAL = new Set(['agreement', 'meeting']);

/** The parties that a treaty, a meeting or "both" goes on with: those of the latest such claim, else of the latest with two. */
function partners(discourse: Discourse, kind: string): readonly Thing[] {
  const of = (c: Discourse['latest'][number]) => [...c.actors, ...c.targets];
  const alike = discourse.latest.findLast((c) => c.kind === kind && of(c).length > 1);
  const found = alike ?? discourse.latest.findLast((c) => of(c).length === 2);
  return found ? of(found) : [];
}

/** No claim has more candidates than this, bar those that its own sentence names. */
const MOST = 16;

/** The states that the places named in a claim belong to: who is attacked there may be left unsaid. */
function ownersOfPlaces({ words, first, last }: Scene, grammar: Grammar): Set<Thing> {
  const out = new Set<Thing>();
  for (let i = first; i < last; i++) {
    const thing = words[i]!.thing;
    const owner = thing?.type === 'place' && !thing.standsFor ? grammar.state(thing.country) : null;
    if (owner) out.add(owner);
  }
  return out;
}

/** Whether a party stands just before an office and owns it. */
function ownedOffice(scene: Scene, grammar: Grammar, at: number): boolean {
  for (let k = at - 1; k >= Math.max(scene.sentenceFirst, at - 3); k--) {
    const w = scene.words[k]!;
    if (w.thing && w.thing.type !== 'item') return true;
    if (w.script === 'mark' && !grammar.has(w, 'of')) return false;
  }
  return false;
}

function distance(m: PartyMention, first: number, last: number): number {
  return m.word < first ? first - m.word : m.word - last + 1;
}
