import type { ClaimKind } from '../../contract/reading.ts';
import type { Figure } from '../../contract/rollups.ts';
import { cellsOf } from '../../ledger/rollups/cells.ts';
import { measured } from '../../ledger/rollups/measure.ts';
import { findParts } from '../../ledger/rollups/parts.ts';
import { asPublished, type FigureRow, type RollupRow } from '../../ledger/rollups/row.ts';
import { TallyError } from '../../kernel/errors.ts';
import { exportedClaims } from './material.ts';
import type { ExportedClaim, ExportJob } from './types.ts';

/** Claims that one register is made from at most: they are held in memory. */
const MOST_CLAIMS = 200_000;

/** A claim of a register with its row for roll-ups. */
export interface RegisterClaim extends ExportedClaim {
  readonly row: RollupRow;
}

/** The claims of these kinds among those exported, in the order in which they were published. Rejects EXPORT_TOO_LARGE. */
export async function registerClaims(job: ExportJob, kinds: readonly ClaimKind[]): Promise<RegisterClaim[]> {
  const asked = job.question.filter?.kind?.filter((kind) => kinds.includes(kind)) ?? [...kinds];
  if (asked.length === 0) return [];
  const filter = { ...job.question.filter, kind: asked };
  const claims = new Map<string, ExportedClaim>();
  for await (const claim of exportedClaims({ ...job, question: { ...job.question, filter } })) {
    claims.set(claim.stored.id, claim);
    if (claims.size > MOST_CLAIMS)
      throw new TallyError(
        'EXPORT_TOO_LARGE',
        `This register would be made from more than ${MOST_CLAIMS} claims. Narrow it, for instance by --from and --to.`,
      );
  }
  const rows = asPublished(await job.ledger.rollups.rows(filter));
  return rows.flatMap((row) => {
    const claim = claims.get(row.id);
    return claim ? [{ ...claim, row }] : [];
  });
}

/** Groups in the order in which they first appear. */
export function groupedBy<T>(list: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return [...groups.values()];
}

/** What claims of one thing come to: added over events, or the best of its running totals where there is nothing to add. */
export function figureFrom(job: ExportJob, claims: readonly RegisterClaim[]): { figure: Figure; unit: string } | null {
  const given = claims.flatMap(({ row }) => measured(row, job.isRunning) ?? []);
  const [first] = given;
  if (!first) return null;
  // A register's cell holds one number: the unit that most claims give stands, the others stay in the companion file.
  const units = groupedBy(given, (row) => row.unit).sort((a, b) => b.length - a.length);
  const same = units[0]!;
  const flow = same.filter((row) => row.measure === 'flow');
  const rows: readonly FigureRow[] = flow.length > 0 ? flow : same;
  const { figure } = cellsOf(rows, findParts(rows), { first: null, last: null });
  return { figure, unit: same[0]!.unit };
}

/** The number that stands for a figure, and whether it is uncertain: approximate, open, or one of several. */
export function numberOf(figure: Figure | null | undefined): { value: number | null; uncertain: boolean } {
  const best = figure?.best;
  if (!best) return { value: null, uncertain: false };
  const { min, max, approximate } = best;
  const value = min ?? max;
  const uncertain = approximate || min !== max || figure.low !== min || figure.high !== max;
  return { value, uncertain: value !== null && uncertain };
}

/** Years that claims happened in, joined as registers do; a claim without a closed time gives none. */
export function yearsOf(claims: readonly RegisterClaim[]): string[] {
  const years = claims.flatMap(({ row }) => {
    const [a, b] = [row.first?.slice(0, 4), row.last?.slice(0, 4)];
    if (a === undefined || b === undefined) return [];
    return Array.from({ length: Number(b) - Number(a) + 1 }, (_, i) => String(Number(a) + i)).slice(0, 30);
  });
  return [...new Set(years)].sort();
}

export const namesOf = (parties: RollupRow['actors']): string => parties.map((party) => party.name).join('; ');
export const idsOf = (claims: readonly RegisterClaim[]): string => claims.map((claim) => claim.row.id).join('; ');
