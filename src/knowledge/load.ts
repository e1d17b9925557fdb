import { TallyError } from '../kernel/errors.ts';
import type { Knowledge } from './knowledge.ts';

/** The typed arrays of compiled knowledge, in the order in which they stand in the binary part. */
const PARTS = ['firstChild', 'value', 'senseStart', 'senses', 'label'] as const;
interface Stored extends Omit<Knowledge, 'lexicon'> {
  readonly format: number;
  readonly lexicon: Omit<Knowledge['lexicon'], 'trie' | 'senseStart' | 'senses'>;
  readonly lengths: readonly number[];
}
const FORMAT = 1;

/** Compiled knowledge as two files: JSON for what is read by name, bytes for the arrays of the automaton. */
export function storeKnowledge(knowledge: Knowledge): { json: string; bin: Uint8Array } {
  const { trie, senseStart, senses, ...lexicon } = knowledge.lexicon;
  const arrays = [trie.firstChild, trie.value, senseStart, senses, trie.label];
  const stored: Stored = { ...knowledge, lexicon, format: FORMAT, lengths: arrays.map((a) => a.length) };
  const bin = new Uint8Array(arrays.reduce((sum, a) => sum + a.byteLength, 0));
  let at = 0;
  for (const a of arrays) {
    bin.set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), at);
    at += a.byteLength;
  }
  return { json: JSON.stringify(stored), bin };
}

/** Reads what `storeKnowledge` wrote. Throws KNOWLEDGE_DAMAGED where the two parts do not fit each other or this version. */
export function loadKnowledge(json: string, bin: Uint8Array): Knowledge {
  const { format, lengths, ...stored } = JSON.parse(json) as Stored;
  const sizes = lengths.map((n, i) => n * (PARTS[i] === 'label' ? 2 : 4));
  if (format !== FORMAT || sizes.length !== PARTS.length || sizes.reduce((a, b) => a + b, 0) !== bin.byteLength) {
    throw new TallyError(
      'KNOWLEDGE_DAMAGED',
      'The compiled knowledge is of another version or incomplete. Make it again with npm run build.',
    );
  }
  // A copy, so that the arrays are aligned whatever the buffer that the bytes came in.
  const buffer = bin.slice().buffer;
  let at = 0;
  const next = (i: number) => {
    const start = at;
    at += sizes[i]!;
    return start;
  };
  const firstChild = new Int32Array(buffer, next(0), lengths[0]);
  const value = new Int32Array(buffer, next(1), lengths[1]);
  const senseStart = new Int32Array(buffer, next(2), lengths[2]);
  const senses = new Int32Array(buffer, next(3), lengths[3]);
  const label = new Uint16Array(buffer, next(4), lengths[4]);
  return { ...stored, lexicon: { ...stored.lexicon, trie: { firstChild, value, label }, senseStart, senses } };
}
