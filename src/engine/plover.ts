import type { PloverTables } from '../knowledge/plover.ts';
import type { DraftClaim } from './claims/claim.ts';

/** The PLOVER code of a claim with its modes, and its CAMEO code; null where neither its words nor its kind have one. */
export function codesOf(
  draft: DraftClaim,
  { kinds, statuses, promised }: PloverTables,
): { plover: { type: string; modes: string[] } | null; cameo: string | null } {
  const ofKind = kinds[draft.kind];
  const type = draft.plover ?? ofKind?.type ?? null;
  if (type === null) return { plover: null, cameo: draft.cameo };
  const auxiliary = statuses[draft.status];
  return {
    plover: {
      type: draft.status === 'planned' && type === promised.from ? promised.to : type,
      modes: [...(type === ofKind?.type ? ofKind.modes : []), ...(auxiliary ? [auxiliary] : [])],
    },
    cameo: draft.cameo ?? ofKind?.cameo ?? null,
  };
}
