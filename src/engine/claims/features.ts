import { SENSE } from '../../knowledge/lexicon.ts';
import type { Lexicon } from '../lexicon/tokens.ts';
import type { Atom } from './atoms.ts';
import type { Word } from './words.ts';

/** What is known of the place of an atom beyond its own words. */
export interface AtomContext {
  readonly view: string;
  readonly words: readonly Word[];
  /** The atom opens its sentence, its paragraph. */
  readonly opensSentence: boolean;
  readonly opensParagraph: boolean;
  /** How the sentence ends: '?', '!' or '.'. */
  readonly ending: string;
}

/** Tags whose words speak for an opinion rather than for a fact. */
const OPINION = ['rhetoric', 'stance', 'metaphor', 'particle', 'intensifier'] as const;

/** What an atom is made of: v a strong frame, w a weak one, n a name, i an item, q a quantity, t a time. */
function shapeOf(f: ReadonlySet<string>, types: readonly string[], item: boolean): string {
  const verb = !f.has('nostrong') ? 'v' : f.has('noframe') ? '' : 'w';
  const name = types.some((t) => t !== 'q') ? 'n' : '';
  const time = [...f].some((x) => x.startsWith('time:')) ? 't' : '';
  return `${verb}${name}${item ? 'i' : ''}${f.has('q') ? 'q' : ''}${time}`;
}

/** Tags that tell parts of speech and say nothing of a claim. */
const GRAMMATICAL = new Set(['determiner', 'adjective', 'modal', 'plain']);

/** The plain features of one atom, for the model that chooses segments and kinds. Their names are stable: weights are kept by name. */
export function createAtomFeatures(lexicon: Lexicon): (atom: Atom, context: AtomContext) => string[] {
  return (atom, { view, words, opensSentence, opensParagraph, ending }) => {
    const f = new Set<string>();
    const frames: { id: string; kinds: readonly string[]; noun: boolean; weak: boolean }[] = [];
    const classes = new Set<string>();
    const types: string[] = [];
    let latin = false;
    let content = 0;
    let previousHan = '';
    for (let i = atom.from; i < atom.to; i++) {
      const w = words[i]!;
      if (w.script === 'mark') continue;
      content++;
      if (w.script === 'latin') latin = true;
      if (w.quantity) {
        const q = w.quantity;
        if (q.ordinal) f.add('q:ordinal');
        else {
          f.add(`q:${q.type === 'quantity' ? q.unitKind : q.type}`);
          f.add('q');
          types.push('q');
        }
        previousHan = '';
        continue;
      }
      if (w.time) {
        f.add(`time:${w.time.kind}`);
        previousHan = '';
        continue;
      }
      if (w.thing) {
        if (w.thing.type === 'item') {
          classes.add(w.thing.class ?? 'other');
        } else {
          f.add(`n:${w.thing.type}`);
          if (w.thing.kind) f.add(`nk:${w.thing.kind}`);
          types.push(w.thing.type);
        }
      }
      for (const { frame, noun } of w.frames) {
        frames.push({ id: frame.id, kinds: frame.kinds, noun, weak: frame.weak });
      }
      const s = w.token!.senses;
      for (let k = 0; k < s.length; k += 3) {
        if (s[k] !== SENSE.word) continue;
        const tag = lexicon.tag(s[k + 1]!);
        if (!GRAMMATICAL.has(tag)) f.add(`t:${tag}`);
      }
      const form = view.slice(w.start, w.end);
      if (w.script === 'han') {
        for (let k = 0; k < form.length; k++) {
          const c = form.charAt(k);
          if (previousHan) f.add(`b:${previousHan}${c}`);
          previousHan = c;
        }
        f.add(`w:${form}`);
      } else {
        previousHan = '';
        if (w.script === 'latin' && (!w.thing || w.thing.type === 'item')) f.add(`w:${form}`);
      }
    }
    const lang = latin ? 'e' : 'z';
    for (const c of classes) f.add(`i:${c}`);
    const kinds = new Set<string>();
    for (const frame of frames) {
      f.add(`${frame.noun ? 'fn' : 'fv'}:${frame.id}`);
      const k = `${frame.weak ? 'kw' : frame.noun ? 'kn' : 'kv'}:${frame.kinds[0]!}`;
      kinds.add(k);
      f.add(k);
      for (let i = 1; i < frame.kinds.length; i++) f.add(`k${i}:${frame.kinds[i]!}`);
      for (const c of classes) f.add(`${frame.id}+${c}`).add(`${frame.kinds[0]!}+${c}`);
    }
    const firstVerb = frames.find((x) => !x.noun && !x.weak);
    if (firstVerb) f.add(`first:${firstVerb.id}`).add(`first:${firstVerb.kinds[0]!}`);
    const lastVerb = frames.findLast((x) => !x.noun && !x.weak);
    if (lastVerb) f.add(`last:${lastVerb.id}`).add(`last:${lastVerb.kinds[0]!}`);
    if (frames.length === 0) f.add('noframe');
    if (![...kinds].some((k) => !k.startsWith('kw'))) f.add('nostrong');
    if (f.has('q')) for (const k of kinds) f.add(`${k}&q`);
    if (f.has('q:money')) for (const k of kinds) f.add(`${k}&money`);
    if (f.has('q:persons')) for (const k of kinds) f.add(`${k}&persons`);
    if (f.has('n:state')) for (const k of kinds) f.add(`${k}&state`);
    if (f.has('n:place')) for (const k of kinds) f.add(`${k}&place`);
    if (f.has('n:person')) for (const k of kinds) f.add(`${k}&person`);
    if (f.has('t:rhetoric'))
      f.add(f.has('q') ? 'rhetoric&q' : f.has('nostrong') ? 'rhetoric&nostrong' : 'rhetoric&strong');
    if (OPINION.some((tag) => f.has(`t:${tag}`))) f.add('cue:judgement');
    if (f.has('q:money') && classes.size === 0) f.add('cue:payment');
    if (f.has('q:persons') && f.has('nostrong')) f.add('cue:deployment');
    f.add(`shape:${shapeOf(f, types, classes.size > 0)}`);
    const parties = types.filter((t) => t === 'state' || t === 'organisation' || t === 'person').length;
    f.add(`parties:${Math.min(parties, 3)}`);
    f.add(
      `size:${content <= 1 ? 1 : content <= 2 ? 2 : content <= 4 ? 4 : content <= 7 ? 7 : content <= 12 ? 12 : 20}`,
    );
    f.add(`before:${atom.before}`);
    if (atom.quoted) f.add('quoted');
    if (opensSentence) f.add('opens');
    if (opensParagraph && opensSentence) f.add('opensP');
    f.add(`end:${ending}`);
    if (atom.after === 58) f.add('colonAfter');
    f.add(`lang:${lang}`);
    f.add('bias');
    return [...f];
  };
}
