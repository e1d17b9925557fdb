import type { Diagnostic } from '../../kernel/errors.ts';
import type { RestorationTables } from '../../knowledge/restoration.ts';
import { type Findings, type Fixer } from './fixer.ts';
import { isLossMark, type Gbk } from './gbk.ts';
import { MARK } from './marks.ts';
import type { Edit } from './plan.ts';
import { createScripts, type Scripts } from './script.ts';
import { createSyllableReader, type SyllableReader } from './syllables.ts';

export const SHIFTED_PAIRS = 'shifted-pairs';

/** By how much (sum of commonness) the other reading must beat what stands there, with and without a mark of loss. */
const ENOUGH_BESIDE_MARK = 6;
const ENOUGH_ALONE = 14;
/** What a known word adds to a candidate, and by how much the best candidate must lead. */
const WORD = 6;
const LEAD = 1.5;
/** The longest run looked at as one (units); nothing reads so long from the middle of pairs unnoticed. */
const LONGEST_RUN = 400;

interface Run {
  readonly start: number;
  readonly end: number;
}

/** One way of writing a run in GBK. */
interface Writing {
  pairAt(at: number): number;
  /** Characters of the other script, which the text does not hold. */
  readonly foreign: ReadonlySet<string>;
  /** What becomes of the characters found. */
  finish(characters: string): string;
  readonly confidence: number;
}

/**
 * Reads anew what was read from the middle of GBK byte pairs: 嵉牧餮 for (實)的流(血).
 *
 * A tool that works on bytes takes the second byte of one character and the first of the next for a pair of its own
 * and puts something behind it (a noted reading); or a byte is lost. From there on every pair is read one byte late,
 * until an ASCII byte brings the reading back. The inverse writes the run in GBK, pairs the bytes the other way and
 * compares how common the characters are. The halves at both ends have lost their other byte: the one before may
 * follow from the reading that was put in, else both are chosen by how common character and word are, if one choice
 * leads clearly. Where the text was converted to traditional characters after the damage, the run is written in its
 * simplified forms first. Risk: a run of rare characters (a list of names) that reads well the other way; it takes a long one,
 * or a mark of loss beside it.
 */
export function createFixShiftedPairs(tables: RestorationTables, gbk: Gbk, commonness: Int8Array): Fixer {
  let lazyScripts: Scripts | null = null;
  let reader: SyllableReader | null = null;
  let words: Set<string> | null = null;

  const common = (unit: number): number => (unit === 0 ? -8 : commonness[unit]!);
  const isWord = (a: string, b: string): boolean => {
    words ??= new Set(tables.words.match(/.{2}/gsu) ?? []);
    return words.has(a + b);
  };

  /** The characters that a run gives when its bytes are paired the other way, without the two halves at its ends. */
  function repaired(text: string, run: Run, writing: Writing): { units: number[]; gain: number } {
    const units: number[] = [];
    let gain = 0;
    for (let i = run.start; i < run.end; i++) {
      gain -= common(text.charCodeAt(i));
      if (i + 1 === run.end) break;
      const unit = gbk.unitAt(writing.pairAt(i) & 0xff, writing.pairAt(i + 1) >> 8);
      units.push(unit);
      gain += common(unit);
    }
    return { units, gain };
  }

  /** The best of several characters for a place, or '' where none leads clearly. */
  function choose(candidates: Iterable<number>, before: string, after: string, foreign: ReadonlySet<string>): string {
    let best = '';
    let bestScore = -Infinity;
    let second = -Infinity;
    for (const unit of candidates) {
      const c = String.fromCharCode(unit);
      if (unit === 0 || foreign.has(c) || c === best) continue;
      const score = common(unit) + (isWord(before, c) ? WORD : 0) + (isWord(c, after) ? WORD : 0);
      if (score > bestScore) {
        second = bestScore;
        bestScore = score;
        best = c;
      } else if (score > second) {
        second = score;
      }
    }
    return bestScore - second >= LEAD ? best : '';
  }

  function* withLead(trail: number): Generator<number> {
    for (let lead = 0x81; lead <= 0xfe; lead++) yield gbk.unitAt(lead, trail);
  }

  function* withTrail(lead: number): Generator<number> {
    // The lost byte opened a pair of its own, so it was no ASCII byte.
    for (let trail = 0x81; trail <= 0xfe; trail++) yield gbk.unitAt(lead, trail);
  }

  /**
   * The character before the run, and from where it replaces the text: behind a mark of loss that may hold a reading
   * put in by mistake, whose character began with the last byte of the one before the mark.
   */
  function headOf(text: string, run: Run, next: string, writing: Writing): { from: number; text: string } {
    const trail = writing.pairAt(run.start) >> 8;
    const note = noteBefore(text, run.start);
    if (note !== null) {
      reader ??= createSyllableReader(tables.readings, tables.notes);
      const syllable = reader.split(note.body, 1)?.[0];
      const half = writing.pairAt(note.from - 1) & 0xff;
      const fitting: number[] = [];
      for (let lead = 0x81; syllable && half >= 0x81 && lead <= 0xfe; lead++) {
        const between = gbk.unitAt(half, lead);
        if (between !== 0 && reader.reads(String.fromCharCode(between), syllable))
          fitting.push(gbk.unitAt(lead, trail));
      }
      const only = fitting.length === 1 ? String.fromCharCode(fitting[0]!) : '';
      const chosen = only || choose(fitting, text.charAt(note.from - 1), next, writing.foreign);
      if (chosen !== '') return { from: note.from, text: chosen };
    }
    const marked = run.start > 0 && isLossMark(text.charCodeAt(run.start - 1));
    const from = marked ? run.start - 1 : run.start;
    // A byte lost unseen was the first or the second of its character.
    const candidates = marked ? [...withLead(trail)] : [...withLead(trail), ...withTrail(trail)];
    const chosen = choose(candidates, text.charAt(from - 1), next, writing.foreign);
    return { from, text: chosen || (marked ? text.charAt(from) : '\ufffd') };
  }

  /** The character after the run, with the ASCII character that its mark of loss swallowed where that is clear. */
  function tailOf(text: string, run: Run, before: string, writing: Writing): { to: number; text: string } {
    const lead = writing.pairAt(run.end - 1) & 0xff;
    if (lead < 0x80) return { to: run.end, text: String.fromCharCode(lead) };
    const mark = text.charCodeAt(run.end);
    const to = isLossMark(mark) ? run.end + 1 : run.end;
    const chosen = choose(withTrail(lead), before, text.charAt(to), writing.foreign);
    const swallowed = mark === 0x3f && /^\/?[a-z][a-z0-9]{0,9}\s*\/?>/i.test(text.slice(to, to + 16)) ? '<' : '';
    return { to, text: (chosen || (to > run.end ? text.charAt(run.end) : '\ufffd')) + swallowed };
  }

  /** The ways in which a text's runs may have been written: as they stand, or before a conversion. */
  function writingsOf(text: string): Writing[] {
    const scripts = (lazyScripts ??= createScripts(tables.variantPairs));
    const asItStands = (at: number): number => gbk.pairOf(text.charCodeAt(at));
    const same = (characters: string): string => characters;
    if (!scripts.isTraditional(text)) {
      return [{ pairAt: asItStands, foreign: scripts.traditional, finish: same, confidence: 0.85 }];
    }
    return [
      { pairAt: asItStands, foreign: scripts.simplified, finish: same, confidence: 0.85 },
      {
        pairAt: (at) => gbk.pairOf(scripts.toSimplified(text.charCodeAt(at))),
        foreign: scripts.traditional,
        finish: (characters) => Array.from(characters, (c) => scripts.toTraditional(c, common)).join(''),
        confidence: 0.75,
      },
    ];
  }

  function editOf(text: string, whole: Run, writing: Writing): { edit: Edit; gain: number } | null {
    const run = damagedPart(text, whole);
    if (run === null || run.end - run.start < 2) return null;
    const beside =
      isLossMark(text.charCodeAt(run.end)) ||
      (run.start > 0 && (isLossMark(text.charCodeAt(run.start - 1)) || noteBefore(text, run.start) !== null));
    const { units, gain } = repaired(text, run, writing);
    if (gain < (beside ? ENOUGH_BESIDE_MARK : ENOUGH_ALONE) || units.some((u) => common(u) < 0)) return null;
    const middle = String.fromCharCode(...units);
    const head = headOf(text, run, middle.charAt(0), writing);
    const tail = tailOf(text, run, middle.charAt(middle.length - 1), writing);
    const restored = writing.finish(head.text + middle + tail.text);
    const confidence = hasLoss(restored) ? writing.confidence - 0.15 : writing.confidence;
    return { edit: { start: head.from, end: tail.to, restored, kind: SHIFTED_PAIRS, confidence }, gain };

    /** The part of the run that gains most from being read the other way: the largest sum over a stretch, in one pass. */
    function damagedPart(given: string, { start, end }: Run): Run | null {
      let best = 0;
      let bestRun: Run | null = null;
      let sum = 0;
      let from = start;
      for (let i = start; i + 1 < end; i++) {
        if (sum <= 0) {
          sum = 0;
          from = i;
        }
        const other = gbk.unitAt(writing.pairAt(i) & 0xff, writing.pairAt(i + 1) >> 8);
        sum += common(other) - common(given.charCodeAt(i));
        if (sum > best) {
          best = sum;
          bestRun = { start: from, end: i + 2 };
        }
      }
      return bestRun;
    }
  }

  return {
    name: 'fixShiftedPairs',
    needs: MARK.rare,
    find(text): Findings {
      const plan: Edit[] = [];
      const diagnostics: Diagnostic[] = [];
      let writings: Writing[] | null = null;
      for (const run of rareRuns(text, gbk, commonness)) {
        writings ??= writingsOf(text);
        let best: { edit: Edit; gain: number } | null = null;
        for (const writing of writings) {
          const found = editOf(text, run, writing);
          if (found !== null && found.gain > (best?.gain ?? 0)) best = found;
        }
        const edit = best?.edit;
        if (!edit || edit.start < (plan[plan.length - 1]?.end ?? 0)) continue;
        plan.push(edit);
        if (!hasLoss(edit.restored)) continue;
        const message = 'characters at the edge of a run read from the middle of byte pairs are lost';
        diagnostics.push({ code: 'CHARACTER_LOST', message, start: edit.start, end: edit.end });
      }
      return { plan, diagnostics };
    },
  };
}

function hasLoss(text: string): boolean {
  return text.includes('\ufffd') || text.includes('?');
}

/** A reading before a place, behind a mark of loss that may have swallowed its bracket: `?qū)`. */
function noteBefore(text: string, at: number): { from: number; body: string } | null {
  const close = text.charAt(at - 1);
  if (close !== ')' && close !== '）') return null;
  let i = at - 2;
  const lowest = Math.max(0, at - 10);
  while (i >= lowest && /[a-zü-ǜà-ÿāēěīńňōū]/i.test(text.charAt(i))) i--;
  const body = text.slice(i + 1, at - 1);
  if (body === '') return null;
  if (text.charAt(i) === '(' || text.charAt(i) === '（') i--;
  return i >= 1 && isLossMark(text.charCodeAt(i)) ? { from: i, body } : null;
}

/** Runs of characters that GBK writes in two bytes and of which one at least is rare, cut where they grow too long. */
function* rareRuns(text: string, gbk: Gbk, commonness: Int8Array): Generator<Run> {
  const isPair = (at: number): boolean => at < text.length && gbk.pairOf(text.charCodeAt(at)) !== 0;
  for (let i = 0; i < text.length; i++) {
    if (!isPair(i)) continue;
    const start = i;
    let rare = false;
    for (; isPair(i) && i - start < LONGEST_RUN; i++) if (commonness[text.charCodeAt(i)]! < 0) rare = true;
    if (rare) yield { start, end: i };
    i--;
  }
}
