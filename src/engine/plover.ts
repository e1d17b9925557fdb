import type { PloverTables } from '../knowledge/plover.ts';
import type { DraftClaim } from './claims/claim.ts';

/**
 * The PLOVER code of a claim with its modes, and its CAMEO code; null where neither its words nor its kind have one.
 *
 * The mode of its words goes before those of its kind, and counts only where the type has it: to travel is a visit as a
 * meeting, not as a deployment. The status gives an auxiliary mode, unless the words' own type says it already: to ask for
 * arms is a request that was made, though the arms are only possible, and to halt aid is a sanction, no negated one.
 */
export function codesOf(
  { frame, kind, status }: Pick<DraftClaim, 'frame' | 'kind' | 'status'>,
  { types, kinds, statuses, promised }: PloverTables,
): { plover: { type: string; modes: string[] } | null; cameo: string | null } {
  const ofKind = kinds[kind];
  const type = frame?.plover ?? ofKind?.type ?? null;
  if (type === null) return { plover: null, cameo: frame?.cameo ?? null };
  const own = frame?.mode != null && types[type]?.includes(frame.mode) ? [frame.mode] : null;
  const modes = own ?? (type === ofKind?.type ? ofKind.modes : []);
  const isSaid = frame?.status === status && type !== ofKind?.type;
  const auxiliary = isSaid ? undefined : statuses[status];
  return {
    plover: {
      type: status === 'planned' && type === promised.from ? promised.to : type,
      modes: [...modes, ...(auxiliary ? [auxiliary] : [])],
    },
    cameo: frame?.cameo ?? ofKind?.cameo ?? null,
  };
}
