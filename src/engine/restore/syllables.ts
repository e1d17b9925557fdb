import type { Notes } from '../../knowledge/restoration.ts';

/** A pinyin or zhuyin syllable in plain form: letters without tone mark (ü kept), tone 1 to 4, 5 neutral, 0 not given. */
export interface Syllable {
  readonly base: string;
  readonly tone: number;
}

/** Letters with tone marks, in order of tone (a blank where Unicode has none); the plain letter ends each row. */
const VOWELS = ['āáǎàa', 'ēéěèe', 'īíǐìi', 'ōóǒòo', 'ūúǔùu', 'ǖǘǚǜü', ' ế ềê', ' ḿ  m', ' ńňǹn'];

/** What may stand in a note, besides blanks. */
export interface SyllableReader {
  /** Splits a note into syllables, or null where it is not made of pinyin or zhuyin alone. At most `most` syllables. */
  split(note: string, most: number): Syllable[] | null;
  /** Whether a character may be read as this syllable; a tone that is not given fits any. */
  reads(character: string, syllable: Syllable): boolean;
}

/**
 * Makes the reader of noted readings. Readings by syllable are searched as they stand: notes are few, and an index of
 * all characters would cost more than it saves.
 */
export function createSyllableReader(readings: Readonly<Record<string, string>>, notes: Notes): SyllableReader {
  const byBase = new Map<string, { tone: number; characters: string }[]>();
  for (const [marked, characters] of Object.entries(readings)) {
    const syllable = plain(marked);
    if (syllable === null) continue;
    const list = byBase.get(syllable.base);
    const entry = { tone: syllable.tone, characters };
    if (list) list.push(entry);
    else byBase.set(syllable.base, [entry]);
  }

  function splitWritten(word: string, most: number): Syllable[] | null {
    const zhuyin = fromZhuyin(word, notes);
    if (zhuyin !== null) return [zhuyin];
    const out: Syllable[] = [];
    // Longest syllable first; a syllable is at most six letters and a tone number.
    for (let at = 0; at < word.length;) {
      let found: Syllable | null = null;
      let length = Math.min(8, word.length - at);
      for (; length > 0 && found === null; length--) {
        const candidate = plain(word.slice(at, at + length));
        if (candidate !== null && byBase.has(candidate.base)) found = candidate;
      }
      if (found === null || out.length >= most) return null;
      out.push(found);
      at += length + 1;
    }
    return out;
  }

  return {
    split(note, most) {
      const out: Syllable[] = [];
      for (const word of note.split(/[\s'’·-]+/)) {
        if (word === '') continue;
        const syllables = splitWritten(word, most - out.length);
        if (syllables === null) return null;
        out.push(...syllables);
      }
      return out.length > 0 && out.length <= most ? out : null;
    },
    reads(character, syllable) {
      const list = byBase.get(syllable.base);
      if (!list) return false;
      return list.some(
        ({ tone, characters }) =>
          (syllable.tone === 0 || syllable.tone === tone || (syllable.tone === 5 && tone === 0)) &&
          characters.includes(character),
      );
    },
  };
}

/** One pinyin syllable; null where it holds anything else or two tones. */
function plain(written: string): Syllable | null {
  let base = '';
  let tone = 0;
  const text = written
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('u:', 'ü')
    .replaceAll('v', 'ü')
    .replaceAll('ɡ', 'g')
    .replaceAll('ɑ', 'a');
  for (const c of text) {
    if (c >= '1' && c <= '5') {
      if (tone !== 0) return null;
      tone = Number(c);
      continue;
    }
    if (tone !== 0 && base === '') return null;
    const row = c >= 'a' && c <= 'z' ? undefined : VOWELS.find((vowels) => vowels.includes(c));
    if (row === undefined) {
      if (c < 'a' || c > 'z') return null;
      base += c;
      continue;
    }
    const at = row.indexOf(c);
    const letter = row[row.length - 1]!;
    if (at < row.length - 1) {
      if (tone !== 0) return null;
      tone = at + 1;
    }
    base += letter;
  }
  return base === '' ? null : { base, tone };
}

/** One zhuyin syllable, tone mark before or behind; null where it is not zhuyin. */
function fromZhuyin(word: string, notes: Notes): Syllable | null {
  let letters = '';
  let tone = 0;
  for (const c of word) {
    const mark = notes.tones[c];
    if (mark !== undefined) tone = mark;
    else letters += c;
  }
  const first = letters.charAt(0);
  const initial = notes.initials[first];
  if (initial === undefined) {
    const final = notes.finals[letters];
    return final ? { base: final[1], tone: tone === 0 ? 1 : tone } : null;
  }
  const rest = letters.slice(1);
  if (rest === '' && notes.bareInitials.includes(first)) {
    return { base: initial + notes.bareFinal, tone: tone === 0 ? 1 : tone };
  }
  const final = notes.finals[rest];
  if (!final) return null;
  // After j, q and x pinyin writes ü as u.
  const written = 'jqx'.includes(initial) ? final[0].replace('ü', 'u') : final[0];
  return { base: initial + written, tone: tone === 0 ? 1 : tone };
}
