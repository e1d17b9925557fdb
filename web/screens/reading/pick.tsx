import { useEffect, useRef, useState } from 'react';
import type { ClaimRow } from '../../../src/contract/desk.ts';
import { useWords } from '../../lib/words.tsx';
import type { Decide } from './decide.ts';
import { type NewRange, selectedRange } from './selection.ts';

/** What can be done with words that are selected: make them a claim, or the new edges of the claim in hand. */
export function Pick({
  text,
  held,
  onAdd,
  decide,
}: {
  text: string;
  held: ClaimRow | null;
  onAdd: (range: NewRange) => void;
  decide: Decide;
}) {
  const words = useWords();
  const [picked, setPicked] = useState<{ range: NewRange; top: number; left: number } | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const look = (): void => {
      const range = selectedRange(text);
      const box = range && getSelection()?.getRangeAt(0).getBoundingClientRect();
      if (!range || !box) {
        if (!bar.current?.contains(document.activeElement)) setPicked(null);
        return;
      }
      const left = Math.min(Math.max(8, box.left + scrollX), innerWidth - 260);
      setPicked({ range, top: box.bottom + scrollY + 8, left });
    };
    document.addEventListener('selectionchange', look);
    return () => {
      document.removeEventListener('selectionchange', look);
    };
  }, [text]);
  if (!picked) return null;
  const { range, top, left } = picked;
  return (
    <div className="pick" ref={bar} style={{ top, left }} role="toolbar" aria-label={words.t('web.pick.label')}>
      <button
        type="button"
        className="button"
        onClick={() => {
          setPicked(null);
          onAdd(range);
        }}
      >
        {words.t('web.pick.add')} <kbd>N</kbd>
      </button>
      {held && (
        <button
          type="button"
          className="button"
          onClick={() => {
            setPicked(null);
            const edits = { start: range.start ?? 0, end: range.end ?? 0 };
            void decide({ kind: 'correct', subject: held.id, edits, reason: '' }, words.t('web.done.correct'));
          }}
        >
          {words.t('web.pick.move')}
        </button>
      )}
    </div>
  );
}
