import type { Mention, MentionType } from '../contract/reading.ts';
import type { Front } from './front.ts';
import type { Grammar } from './claims/fill/scene.ts';

const CUES: readonly (readonly [tag: string, type: MentionType])[] = [
  ['say', 'attribution'],
  ['according', 'attribution'],
  ['denied', 'negation'],
  ['nothing', 'negation'],
  ['possible', 'modality'],
  ['planned', 'modality'],
  ['unlikely', 'modality'],
];

/** Everything recognised, for `--mentions`. Offsets are UTF-16. */
export function mentionsOf(front: Front, grammar: Grammar): Mention[] {
  const { text, words } = front;
  const out: Mention[] = [];
  const at = (start: number, end: number) => ({ start, end, text: text.slice(start, end) });
  for (const q of [...front.quantities, ...front.lengths])
    out.push({ type: q.type, ...at(q.start, q.end), value: q.value, rule: q.rule });
  for (const t of front.times) {
    if (t.edtf === null && t.kind !== 'vague') continue;
    out.push({
      type: 'time',
      ...at(t.start, t.end),
      value: { edtf: t.edtf ?? '', start: t.first, end: t.last },
      rule: t.rule,
    });
  }
  for (const w of words) {
    if (w.thing) {
      const type: MentionType =
        w.thing.type === 'item'
          ? w.thing.class === 'people' || w.thing.class === 'troops'
            ? 'unit'
            : 'weapon'
          : w.thing.type;
      out.push({ type, ...at(w.start, w.end), value: w.thing.id, rule: w.via ?? 'name' });
    }
    for (const { frame } of w.frames)
      out.push({ type: 'trigger', ...at(w.start, w.end), value: frame.id, rule: frame.kinds.join(' ') });
    for (const [tag, type] of CUES)
      if (grammar.has(w, tag)) out.push({ type, ...at(w.start, w.end), value: tag, rule: tag });
  }
  return out.sort((a, b) => a.start - b.start || a.end - b.end);
}
