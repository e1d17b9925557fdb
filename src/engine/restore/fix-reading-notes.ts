import type { Diagnostic } from '../../kernel/errors.ts';
import type { Notes, RestorationTables } from '../../knowledge/restoration.ts';
import { type Findings, type Fixer } from './fixer.ts';
import { MARK } from './marks.ts';
import type { Edit } from './plan.ts';
import { createSyllableReader, type Syllable, type SyllableReader } from './syllables.ts';

export const READING_NOTE = 'reading-note';

/** The longest note that is looked at (units): four syllables with blanks. */
const LONGEST = 32;
/** Share of a text's notes that must stand as a converter puts them for the text to count as damaged so. */
const DAMAGED_SHARE = 0.85;
/** From how many notes on their distribution says something. */
const ENOUGH = 4;

interface Note {
  readonly start: number;
  readonly end: number;
  readonly syllables: readonly Syllable[];
  /** One syllable behind one character that differs between the scripts: what a careless converter leaves. */
  readonly likeDamage: boolean;
  /** The character, where the note is of one syllable. */
  readonly character: string;
}

/**
 * Takes out readings that a converter between the scripts put behind the characters it changed: 內(nèi)容.
 *
 * Only a note that is a reading of the characters before it is looked at. Whether it was put there by a machine is
 * judged over the text: machines annotate single characters that differ between the scripts, all over the text;
 * writers annotate whole words, or single rare or ambiguous characters, and lessons annotate everything. Risk: a
 * lesson that treats only characters that differ. What stays in doubt is reported and left.
 */
export function createFixReadingNotes(tables: RestorationTables, commonness: Int8Array): Fixer {
  // Built on first use: most texts hold no note.
  let lazyReader: SyllableReader | null = null;
  const reader = (): SyllableReader => (lazyReader ??= createSyllableReader(tables.readings, tables.notes));
  const differs = new Set(tables.variantPairs);
  const close = new Map(tables.notes.brackets);
  const opens = new Uint8Array(65536);
  for (const open of close.keys()) opens[open.charCodeAt(0)] = 1;

  function noteAt(text: string, open: number): Note | null {
    const before = text.charAt(open - 1);
    if (before < '㐀' || before > '鿿') return null;
    const near = text.slice(open + 1, open + LONGEST);
    const length = near.indexOf(close.get(text.charAt(open))!);
    if (length <= 0) return null;
    const end = open + 1 + length;
    const body = near.slice(0, length).trim();
    if (!looksLikeReading(body, tables.notes)) return null;
    const syllables = reader().split(body, 4);
    if (syllables === null) return null;
    const first = open - syllables.length;
    if (first < 0 || !syllables.every((s, i) => reader().reads(text.charAt(first + i), s))) return null;
    const single = syllables.length === 1;
    return { start: open, end: end + 1, syllables, likeDamage: single && differs.has(before), character: before };
  }

  /** Whether a lone note behind a character is one that no writer would make. */
  function isNeedless(note: Note): boolean {
    return note.likeDamage && commonness[note.character.charCodeAt(0)]! >= 2 && readingsOf(note) === 1;
  }

  function readingsOf(note: Note): number {
    let count = 0;
    for (const characters of Object.values(tables.readings)) if (characters.includes(note.character)) count++;
    return count;
  }

  return {
    name: 'fixReadingNotes',
    needs: MARK.bracket,
    find(text): Findings {
      const notes: Note[] = [];
      for (const open of openings(text, opens)) {
        const note = noteAt(text, open);
        if (note) notes.push(note);
      }
      const like = notes.filter((n) => n.likeDamage).length;
      const damaged = like >= ENOUGH && like >= DAMAGED_SHARE * notes.length && !isList(text, differs);
      const plan: Edit[] = [];
      const diagnostics: Diagnostic[] = [];
      for (const note of notes) {
        const sure = damaged ? note.likeDamage : like < ENOUGH && like === notes.length && isNeedless(note);
        if (sure) {
          const confidence = damaged ? 0.99 : 0.8;
          plan.push({ start: note.start, end: note.end, restored: '', kind: READING_NOTE, confidence });
        } else {
          const message = 'a reading is noted here; it may belong to the text';
          diagnostics.push({ code: 'READING_NOTE_KEPT', message, start: note.start, end: note.end });
        }
      }
      return { plan, diagnostics };
    },
  };
}

function* openings(text: string, opens: Uint8Array): Generator<number> {
  for (let i = 1; i < text.length; i++) if (opens[text.charCodeAt(i)] === 1) yield i;
}

/** A cheap test before any splitting: Latin letters with marks or numbers, or zhuyin. */
function looksLikeReading(body: string, notes: Notes): boolean {
  if (body === '') return false;
  for (const c of body) {
    if (c >= '0' && c <= '9') continue;
    const latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '\u00c0' && c <= '\u036f');
    const zhuyin = (c >= '\u3105' && c <= '\u312f') || notes.tones[c] !== undefined;
    if (!latin && !zhuyin && !" '’·-:ɡɑ".includes(c)) return false;
  }
  return true;
}

/**
 * Whether the text is a list of characters that differ between the scripts: running text is at least a fifth of
 * others. (Lessons that annotate whole sentences show by their notes on characters that do not differ.)
 */
function isList(text: string, differs: ReadonlySet<string>): boolean {
  let hanzi = 0;
  let differing = 0;
  for (const c of text) {
    if (c < '㐀' || c > '鿿') continue;
    hanzi++;
    if (differs.has(c)) differing++;
  }
  return differing > 0.85 * hanzi;
}
