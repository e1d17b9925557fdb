import { itemsOf } from './claim-columns.ts';
import { type Cell, csv } from './csv.ts';
import {
  figureFrom,
  groupedBy,
  idsOf,
  namesOf,
  numberOf,
  type RegisterClaim,
  registerClaims,
  yearsOf,
} from './register-rows.ts';
import type { ExportFormat, ExportJob } from './types.ts';

/** The register's own columns. The unnamed one after a field holds `?` where the field is uncertain. */
export const SIPRI_COLUMNS = [
  'Recipient',
  'Supplier',
  'Year of order',
  '',
  'Number ordered',
  '',
  'Weapon designation',
  'Weapon description',
  'Number delivered',
  '',
  'Year(s) of delivery',
  'status',
  'Comments',
  'SIPRI TIV per unit',
  'SIPRI TIV for total order',
  'SIPRI TIV of delivered weapons',
] as const;

/**
 * Transfers of arms in the columns of SIPRI's register: one row for each recipient, supplier and weapon. What was
 * promised counts as ordered, what occurred as delivered; what is under way has its place in the comments; denied and
 * merely possible transfers are left out. Trend-indicator values are SIPRI's own and stay empty, as does all that no claim tells.
 */
export const sipri: ExportFormat = {
  extension: 'sipri.csv',
  hasCompanion: true,
  async *write(job) {
    yield csv([SIPRI_COLUMNS]);
    const { classes } = job.tables.registers.sipri;
    const all = await registerClaims(job, ['transfer']);
    const arms = all.filter(
      (claim) =>
        (claim.row.status === 'planned' || claim.row.status === 'occurred' || claim.row.status === 'ongoing') &&
        claim.row.itemClass !== null &&
        classes.includes(claim.row.itemClass),
    );
    const orders = groupedBy(arms, ({ row }) => JSON.stringify([namesOf(row.targets), namesOf(row.actors), row.items]));
    for (const [i, order] of orders.entries()) yield csv([orderRow(job, order, i + 1)]);
  },
};

function orderRow(job: ExportJob, claims: readonly RegisterClaim[], row: number): Cell[] {
  const [first] = claims;
  const ordered = claims.filter((claim) => claim.row.status === 'planned');
  const delivered = claims.filter((claim) => claim.row.status === 'occurred');
  const order = figureFrom(job, ordered);
  const delivery = figureFrom(job, delivered);
  const orderNumber = numberOf(isCount(order?.unit) ? order?.figure : null);
  const deliveryNumber = numberOf(isCount(delivery?.unit) ? delivery?.figure : null);
  const cite = (column: string, value: Cell, from: readonly RegisterClaim[]): void => {
    if (value === null || value === '') return;
    for (const claim of from) job.cite({ row, column, value: String(value), claim });
  };
  const items = itemsOf(first!);
  const designations = items.filter((item) => job.tables.designations.includes(item.id));
  const years = yearsOf(delivered).join('; ');
  const recipient = namesOf(first!.row.targets);
  const supplier = namesOf(first!.row.actors);
  cite('Recipient', recipient, claims);
  cite('Supplier', supplier, claims);
  cite('Number ordered', orderNumber.value, ordered);
  cite('Number delivered', deliveryNumber.value, delivered);
  cite('Year(s) of delivery', years, delivered);
  const orderYears = [...new Set(ordered.flatMap((claim) => claim.stored.claim.reported?.slice(0, 4) ?? []))].sort();
  return [
    recipient,
    supplier,
    orderYears[0] ?? null,
    orderYears.length > 1 ? '?' : null,
    orderNumber.value,
    orderNumber.uncertain ? '?' : null,
    designations.map((item) => item.name).join('; '),
    items.map((item) => (designations.includes(item) ? item.class : item.name)).join('; '),
    deliveryNumber.value,
    deliveryNumber.uncertain ? '?' : null,
    years,
    null,
    idsOf(claims),
    null,
    null,
    null,
  ];
}

/** Weapons are counted in pieces; shares, weights and money are no number of weapons. */
function isCount(unit: string | undefined): boolean {
  return unit !== undefined && !/^(?:percent.*|times|tonnes|kg|containers|[A-Z]{3}|.* per .*)$/.test(unit);
}
