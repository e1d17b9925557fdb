import type { ClaimKind, Outcome, Reason, Status } from '../../contract/reading.ts';
import type { Thing } from '../../knowledge/lexicon.ts';
import type { Front } from '../front.ts';
import type { TimeMark } from '../recognise/marks.ts';
import type { DraftClaim, Party } from './claim.ts';
import { newDiscourse, noteMentions, noteRoles, type Discourse } from './fill/discourse.ts';
import { partyCandidates, TOGETHER, type PartyCandidate } from './fill/parties.ts';
import type { Grammar, PartyMention, Scene } from './fill/scene.ts';
import { findSpeakers, speakerFeatures, type Speaker } from './fill/speakers.ts';
import { itemCandidates, quantityCandidates, statusFeatures, timeCandidates, type CarriedTime } from './fill/values.ts';
import { placeCandidates, Places } from './fill/places.ts';
import type { Judge } from './judge.ts';
import type { Segment } from './segments.ts';
import type { Word } from './words.ts';

/** Kinds in which a leader acts as the state (gold/README.md: "a leader is the person in meeting and statement"). */
const STATE_KINDS = new Set(['transfer', 'deployment', 'agreement', 'payment', 'attack', 'sanction']);

interface PastTime {
  readonly mark: TimeMark;
  readonly sentence: number;
  readonly paragraph: number;
}

/** What the reader remembers while it goes through a text. */
interface Memory {
  readonly discourse: Discourse;
  items: readonly Thing[];
  /** The time that a claim named last, that of the claim just before, and the latest of each kind of claim. */
  time: PastTime | null;
  timeBefore: PastTime | null;
  readonly timeOf: Map<string, PastTime>;
  readonly places: Places;
  speaker: { speaker: Speaker; sentence: number; paragraph: number } | null;
  /** Whom the latest attributed claim was attributed to, and whether the claim after it was none of theirs. */
  said: { speaker: Speaker; sentence: number; paragraph: number; broken: boolean } | null;
}

/** Reads the claims of a text: segments first, then the roles of each in the order of the text, each filling what the next may carry over. */
export function readClaims(front: Front, grammar: Grammar, judge: Judge, published: string | null): DraftClaim[] {
  const { words, view, text } = front;
  const out: DraftClaim[] = [];
  const memory: Memory = {
    discourse: newDiscourse(front, grammar),
    items: [],
    time: null,
    timeBefore: null,
    timeOf: new Map(),
    places: new Places(),
    speaker: null,
    said: null,
  };
  front.prepared.forEach((prepared, index) => {
    const { first, last, atoms, sentence } = prepared;
    const mentions = grammar.mentions(words, first, last);
    const speakers = findSpeakers(words, first, last, grammar, text);
    const segments = judge.segments(prepared, index);
    for (const segment of segments) {
      const from = atoms[segment.first]!.from;
      const to = atoms[segment.last]!.to;
      // A sentence without an end must not make every claim look at every word of it.
      const near = { first: Math.max(first, from - REACH), last: Math.min(last, to + REACH) };
      const scene = grammar.scene({
        view,
        text,
        words,
        sentenceFirst: near.first,
        sentenceLast: near.last,
        first: from,
        last: to,
        kind: segment.kind,
        quoted: atoms[segment.first]!.quoted,
      });
      out.push(
        fill(
          scene,
          segment,
          atoms[segment.first]!.start,
          atoms[segment.last]!.end,
          index,
          sentence,
          within(mentions, near, (m) => m.word),
          within(speakers, near, (s) => s.verb),
        ),
      );
    }
    remember(mentions, speakers, index, sentence.paragraph);
    memory.places.note(words, first, last, index, sentence.paragraph);
  });
  return out;

  function fill(
    scene: Scene,
    segment: Segment,
    start: number,
    end: number,
    index: number,
    sentence: { start: number; end: number; paragraph: number; opens: boolean },
    mentions: readonly PartyMention[],
    speakers: readonly Speaker[],
  ): DraftClaim {
    const reasons: Reason[] = [];
    const note = (field: string, rule: string, at: { start: number; end: number } | null, text: string) =>
      reasons.push({ field, rule, start: at?.start ?? null, end: at?.end ?? null, note: text });
    note(
      'kind',
      scene.use ? scene.use.frame.id : 'segments',
      scene.trigger >= 0 ? words[scene.trigger]! : null,
      `${segment.kind} ${segment.probability.toFixed(2)}`,
    );
    const { discourse } = memory;
    const said = speakerOf(scene, speakers, index, sentence);
    const speaker = said?.speaker.thing ? grammar.partyOf(said.speaker.thing) : null;
    const candidates = asActing(
      partyCandidates(scene, grammar, mentions, discourse, speaker, speakers, index),
      scene.kind,
      grammar,
    );
    const actors = parties('actor', candidates, scene);
    const others = candidates.filter((c) => !actors.some((a) => a.thing === c.party));
    const targets = parties('target', afterActors(others, actors, discourse), scene);
    for (const [field, list] of [
      ['actors', actors],
      ['targets', targets],
    ] as const)
      for (const p of list)
        note(
          field,
          p.mention ? (p.mention.marker ? `marked:${p.mention.marker}` : 'named') : 'carried',
          p.mention ? words[p.mention.word]! : null,
          p.thing.name,
        );

    const quantity = judge.one('quantity', quantityCandidates(scene, grammar), nothing(scene), scene.kind);
    if (quantity) note('quantity', quantity.candidate.value.rule, quantity.candidate.value, '');
    const items = judge
      .all(
        'item',
        itemCandidates(scene, grammar, memory.items, quantity?.candidate.value ?? null),
        nothing(scene),
        scene.kind,
      )
      .sort((a, b) => a.candidate.word - b.candidate.word);
    for (const i of items)
      note(
        'item',
        i.candidate.word >= 0 ? 'named' : 'carried',
        i.candidate.word >= 0 ? words[i.candidate.word]! : null,
        i.candidate.value.name,
      );
    const carriedTimes: CarriedTime[] = (['before', 'latest', 'alike'] as const).flatMap((from) => {
      const past =
        from === 'alike' ? memory.timeOf.get(scene.kind) : from === 'latest' ? memory.time : memory.timeBefore;
      return past
        ? [
            {
              time: past.mark,
              from,
              sameSentence: past.sentence === index,
              sameParagraph: past.paragraph === sentence.paragraph,
            },
          ]
        : [];
    });
    const time = judge.one('time', timeCandidates(scene, grammar, carriedTimes), nothing(scene), scene.kind);
    if (time)
      note(
        'time',
        time.candidate.word >= 0 ? time.candidate.value.mark.rule : 'carried',
        time.candidate.value.mark,
        time.candidate.value.edtf,
      );
    const place = judge.one(
      'place',
      placeCandidates(
        scene,
        grammar,
        mentions,
        memory.places,
        { sentence: index, paragraph: sentence.paragraph },
        { actors: actors.map((p) => p.thing), targets: targets.map((p) => p.thing) },
      ),
      nothing(scene),
      scene.kind,
    );
    if (place)
      note(
        'place',
        place.candidate.word >= 0 ? 'named' : 'carried',
        place.candidate.word >= 0 ? words[place.candidate.word]! : null,
        place.candidate.value.name,
      );
    if (said)
      note(
        'attribution',
        said.gap === 0 ? said.speaker.form : 'carried',
        { start: words[said.speaker.first]!.start, end: words[said.speaker.last - 1]!.end },
        said.speaker.thing?.name ?? said.speaker.class,
      );
    const status = judge.label(
      'status',
      statusFeatures(scene, grammar, time?.candidate.value.mark ?? null, published, said?.speaker.class ?? null),
      scene.kind,
    );
    note('status', 'status', null, `${status.label} ${status.probability.toFixed(2)}`);
    const outcome = scene.kind === 'casualty' ? outcomeOf(scene, quantity?.candidate.word ?? -1) : null;

    noteRoles(discourse, scene.kind, index, actors, targets);
    if (items.length > 0) memory.items = items.map((i) => i.candidate.value);
    const when = time && { mark: time.candidate.value.mark, sentence: index, paragraph: sentence.paragraph };
    if (when && time.candidate.word >= 0) memory.time = when;
    if (when) memory.timeOf.set(scene.kind, when);
    memory.timeBefore = when;
    if (place) memory.places.noteClaim(place.candidate.value, scene.kind, index, sentence.paragraph);
    return {
      start,
      end,
      sentence,
      kind: segment.kind as ClaimKind,
      quoted: scene.quoted,
      actors,
      targets,
      items: [...new Set(items.map((i) => i.candidate.value))],
      quantity: quantity?.candidate.value ?? null,
      time: time?.candidate.value.mark ?? null,
      edtf: time?.candidate.value.edtf ?? null,
      timeCarried: time !== null && time.candidate.word < 0,
      reported: reportedAt(said, time?.candidate.word ?? -1),
      place: place?.candidate.value ?? null,
      placeWord: place?.candidate.word ?? -1,
      outcome,
      status: status.label as Status,
      speaker: said?.speaker ?? null,
      speakerGap: said?.gap ?? 0,
      frame: scene.use?.frame.kinds.includes(segment.kind) ? scene.use.frame : null,
      confidence: segment.probability,
      reasons,
    };
  }

  /** The parties that a role takes; a name taken brings along those that it is joined with. */
  function parties(role: 'actor' | 'target', candidates: readonly PartyCandidate[], scene: Scene): Party[] {
    const taken = judge.all(role, candidates, nothing(scene), scene.kind).map((c) => c.candidate);
    const groups = new Set(taken.flatMap((c) => (c.mention || c.group === TOGETHER ? [c.group] : [])));
    return candidates
      .filter((c) => taken.includes(c) || groups.has(c.group))
      .map((c) => ({ thing: c.party, mention: c.mention }));
  }

  function speakerOf(
    scene: Scene,
    speakers: readonly Speaker[],
    index: number,
    sentence: { paragraph: number; opens: boolean },
  ): { speaker: Speaker; gap: number } | null {
    const options: { speaker: Speaker; gap: number; features: string[] }[] = [];
    for (const speaker of speakers) {
      const between = Math.max(
        0,
        speaker.verb < scene.first ? commas(speaker.verb, scene.first) : commas(scene.last, speaker.verb),
      );
      options.push({
        speaker,
        gap: 0,
        features: speakerFeatures(speaker, scene, {
          gap: 0,
          ownSay: true,
          opensParagraph: sentence.opens,
          between,
          only: speakers.length === 1,
          colon: view.charCodeAt(words[speaker.verb]!.end) === 58,
          word: view.slice(words[speaker.verb]!.start, words[speaker.verb]!.end),
          behind: behind(words[speaker.verb + 1]),
          trigger: speaker.verb === scene.trigger,
        }),
      });
    }
    const before = memory.speaker;
    const pronoun = speaksByPronoun(scene);
    const carry = (
      from: { speaker: Speaker; sentence: number; paragraph: number },
      named: number,
      extra: readonly string[],
    ) => {
      const gap = index - named;
      const features = speakerFeatures(from.speaker, scene, {
        gap,
        ownSay: speakers.length > 0,
        opensParagraph: sentence.paragraph !== from.paragraph,
        between: 0,
        only: false,
        colon: false,
        word: '',
        behind: '',
        trigger: false,
      });
      features.push(...extra);
      if (pronoun) features.push('pronounSays', `pronounSays:${pronoun}:${from.speaker.thing?.type ?? 'none'}`);
      options.push({ speaker: from.speaker, gap: Math.max(1, gap), features });
    };
    const { said } = memory;
    const goesOn = said !== null && index - said.sentence <= 3 && !speakers.includes(said.speaker);
    const chain = said
      ? [
          `chain:${said.broken ? 'broken' : 'whole'}`,
          `chain:${said.broken ? 'b' : 'w'}:${Math.min(index - said.sentence, 3)}`,
        ]
      : [];
    if (said && goesOn)
      carry(said, said.sentence, [
        'chain',
        ...chain,
        said.paragraph === sentence.paragraph ? 'chain:paragraph' : 'chain:on',
        ...(speakers.length > 0 ? ['chain:say'] : []),
      ]);
    if (before && before.speaker !== said?.speaker && index - before.sentence <= 3)
      carry(before, before.sentence, [said ? 'afterOther' : 'first']);
    const chosen = judge.one(
      'speaker',
      options,
      [
        ...nothing(scene),
        ...(goesOn ? chain.map((c) => `nothing:${c}`) : ['nothing:chain:none']),
        ...(pronoun ? ['nothing:pronoun'] : []),
        `nothing:${speakers.length > 0 ? 'say' : 'silent'}`,
        `nothing:${before ? Math.min(index - before.sentence, 4) : 'nobody'}`,
        `nothing:${scene.quoted ? 'q' : '-'}:${speakers.length > 0 ? 'say' : before ? Math.min(index - before.sentence, 4) : 'nobody'}`,
      ],
      scene.kind,
    );
    if (chosen)
      memory.said = {
        speaker: chosen.candidate.speaker,
        sentence: index,
        paragraph: sentence.paragraph,
        broken: false,
      };
    else if (memory.said) memory.said.broken = true;
    return chosen?.candidate ?? null;
  }

  /** The pronoun before a reporting word of the claim's sentence, by tag: "he said", 該部表示. */
  function speaksByPronoun(scene: Scene): string {
    for (let i = scene.sentenceFirst; i + 1 < scene.sentenceLast; i++)
      for (const tag of ['he', 'they', 'it', 'we'] as const)
        if (grammar.has(words[i], tag))
          for (let k = i + 1; k < Math.min(i + 4, scene.sentenceLast) && words[k]!.script !== 'mark'; k++)
            if (grammar.has(words[k], 'say')) return tag;
    return '';
  }

  /** What kind of word stands behind a reporting verb: a mark, a relative word, an infinitive, a thing, another. */
  function behind(word: Word | undefined): string {
    if (!word || word.script === 'mark') return 'mark';
    if (grammar.has(word, 'rel')) return 'rel';
    if (grammar.has(word, 'to')) return 'to';
    if (word.quantity) return 'quantity';
    if (word.thing) return word.thing.type === 'item' ? 'item' : 'name';
    return word.frames.length > 0 ? 'frame' : grammar.has(word, 'determiner') ? 'determiner' : 'word';
  }

  /** A time between a speaker and the reporting verb, or right behind them, says when it was said: "told lawmakers on Wednesday". */
  function reportedAt(said: { speaker: Speaker; gap: number } | null, own: number): string | null {
    if (!said || said.gap > 0) return null;
    const { first, last, verb } = said.speaker;
    for (let i = Math.min(first, verb) - 1; i < Math.max(last, verb) + 4; i++) {
      const time = words[i]?.time;
      if (time?.edtf && i !== own && (time.kind === 'date' || time.kind === 'relative')) return time.edtf;
      if (i > Math.max(last, verb) && words[i]?.script === 'mark') break;
    }
    return null;
  }

  function commas(from: number, to: number): number {
    let n = 0;
    for (let i = from; i < to; i++) if (words[i]!.script === 'mark') n++;
    return n;
  }

  function outcomeOf(scene: Scene, quantity: number): Outcome | null {
    let best: string | null = null;
    let distance = Infinity;
    const anchor = quantity >= 0 ? quantity : scene.trigger;
    for (let i = scene.first; i < scene.last; i++) {
      for (const use of words[i]!.frames) {
        const d = Math.abs(i - anchor);
        if (use.frame.outcome && d < distance) {
          best = use.frame.outcome;
          distance = d;
        }
      }
    }
    for (let i = scene.sentenceFirst; i < scene.sentenceLast && !best; i++)
      for (const use of words[i]!.frames) best ??= use.frame.outcome;
    return best as Outcome | null;
  }

  function remember(
    mentions: readonly PartyMention[],
    speakers: readonly Speaker[],
    index: number,
    paragraph: number,
  ): void {
    noteMentions(memory.discourse, mentions, index);
    const speaker = speakers.at(-1);
    if (speaker) memory.speaker = { speaker, sentence: index, paragraph };
  }
}

/** Words to either side of a claim within which its sentence may fill its roles. */
const REACH = 120;

/** The part of a list ordered by word that lies near a claim. */
function within<T>(
  list: readonly T[],
  near: { first: number; last: number },
  wordOf: (item: T) => number,
): readonly T[] {
  let from = 0;
  let high = list.length;
  while (from < high) {
    const mid = (from + high) >> 1;
    if (wordOf(list[mid]!) < near.first) from = mid + 1;
    else high = mid;
  }
  let to = from;
  while (to < list.length && wordOf(list[to]!) < near.last) to++;
  return from === 0 && to === list.length ? list : list.slice(from, to);
}

/** The features of leaving a role empty. */
function nothing(scene: Scene): string[] {
  const valency = scene.use?.frame.valency.id ?? 'none';
  return [
    'nothing',
    `nothing:${scene.passive ? 'passive' : 'active'}`,
    `nothing:takes:${valency}`,
    `nothing:${scene.quoted ? 'quoted' : 'plain'}`,
  ];
}

/** The candidates for the other side, told who acts. */
function afterActors(
  candidates: readonly PartyCandidate[],
  actors: readonly Party[],
  { actedOn }: Discourse,
): PartyCandidate[] {
  return candidates.map((c) => ({
    ...c,
    features: [
      ...c.features,
      ...(actors.some((a) => actedOn.get(a.thing)?.has(c.party)) ? ['actorsTarget'] : []),
      ...(actors.some((a) => actedOn.get(c.party)?.has(a.thing)) ? ['actsOnActor'] : []),
      actors.length === 0 ? 'noActor' : 'hasActor',
    ],
  }));
}

/** A leader acts as the state in kinds where states act; the same party twice counts once. */
function asActing(candidates: readonly PartyCandidate[], kind: string, grammar: Grammar): PartyCandidate[] {
  if (!STATE_KINDS.has(kind)) return [...candidates];
  const out: PartyCandidate[] = [];
  for (const c of candidates) {
    const state = c.party.type === 'person' ? grammar.state(c.party.country) : null;
    const party = state ?? c.party;
    if (out.some((o) => o.party === party)) continue;
    out.push(state ? { ...c, party, features: [...c.features, 'leader'] } : c);
  }
  return out;
}
