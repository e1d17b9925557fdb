import { useCallback, useMemo } from 'react';
import type { DecisionRow, DocumentView } from '../../../src/contract/desk.ts';
import type { DecisionInput } from '../../../src/contract/review.ts';
import { type ApiError, client, post } from '../../lib/api.ts';
import { useWords } from '../../lib/words.tsx';
import { useToast } from '../../parts/toast.tsx';

export interface Decide {
  /** Takes a decision and says so; resolves to what the log holds, or null where it was refused. */
  (input: DecisionInput, said: string): Promise<readonly DecisionRow[] | null>;
  /** Takes back the last decision that was taken on this screen. */
  undo(): Promise<void>;
}

/** Decisions of this session, the newest last, for undo by one key. */
const taken: number[] = [];

/** Shows a judgement before the server has answered: whoever reads on must not wait. */
function foresee(document: string, input: DecisionInput): void {
  if (input.kind !== 'accept' && input.kind !== 'reject') return;
  const review = input.kind === 'accept' ? ('accepted' as const) : ('rejected' as const);
  client.setQueryData<DocumentView>(
    [`/documents/${document}`],
    (view) =>
      view && {
        ...view,
        claims: view.claims.map((claim) => (input.subjects.includes(claim.id) ? { ...claim, review } : claim)),
      },
  );
}

export function useDecide(document: string): Decide {
  const toast = useToast();
  const words = useWords();
  const undo = useCallback(async (): Promise<void> => {
    const last = taken.pop();
    if (last === undefined) {
      toast({ text: words.t('web.nothingToUndo') });
      return;
    }
    try {
      await post('/decisions', { kind: 'undo', decision: last, reason: '' });
      toast({ text: words.t('web.done.undo') });
    } catch (error) {
      toast({ text: (error as ApiError).message });
    }
    await client.invalidateQueries();
  }, [toast, words]);
  return useMemo(() => {
    const decide = async (input: DecisionInput, said: string) => {
      foresee(document, input);
      try {
        const { items } = await post<{ items: DecisionRow[] }>('/decisions', input);
        taken.push(...items.map(({ id }) => id));
        toast({ text: said, action: { name: words.t('web.undo'), run: () => void undo() } });
        await client.invalidateQueries();
        return items;
      } catch (error) {
        await client.invalidateQueries();
        toast({ text: (error as ApiError).message });
        return null;
      }
    };
    return Object.assign(decide, { undo });
  }, [document, toast, undo, words]);
}
