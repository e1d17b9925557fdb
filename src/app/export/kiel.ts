import type { Quantity } from '../../contract/reading.ts';
import { itemsOf } from './claim-columns.ts';
import { type Cell, csv } from './csv.ts';
import { dayOf, listed } from './material.ts';
import {
  figureFrom,
  groupedBy,
  idsOf,
  namesOf,
  numberOf,
  type RegisterClaim,
  registerClaims,
} from './register-rows.ts';
import type { ExportFormat, ExportJob } from './types.ts';

/** The columns of the tracker's sheet of bilateral assistance. */
export const KIEL_COLUMNS = [
  'activity_id',
  'donor',
  'announcement_date',
  'aid_type_general',
  'aid_type_specific',
  'explanation',
  'measure',
  'item',
  'item_price_USD',
  'item_value_estimate_USD',
  'item_value_estimate_deliv_USD',
  'source_reported_value',
  'reporting_currency',
  'tot_activity_value',
  'tot_activity_value_EUR',
  'tot_sub_activity_value',
  'tot_sub_activity_value_EUR',
  'tot_value_deliv_EUR',
  'month',
  'month_exists_dummy',
] as const;
const EUR = 'EUR';

/**
 * Aid in the columns of the Ukraine Support Tracker, whoever receives it (narrow it by target): one row for each event
 * and measure. What was promised is a Commitment, what occurred or is under way an Allocation. Money is given as its
 * source reports it and never converted; estimates of value are the tracker's own and stay empty.
 */
export const kiel: ExportFormat = {
  extension: 'kiel.csv',
  hasCompanion: true,
  async *write(job) {
    yield csv([KIEL_COLUMNS]);
    const all = await registerClaims(job, ['transfer', 'payment']);
    const aid = all.filter(
      ({ row }) =>
        row.actors.length > 0 &&
        (row.status === 'planned' || row.status === 'occurred' || row.status === 'ongoing') &&
        generalType(job, row.items, row.itemClass) !== undefined,
    );
    const activities = groupedBy(aid, ({ row }) => JSON.stringify([row.event, row.status === 'planned']));
    for (const [i, activity] of activities.entries()) yield csv([activityRow(job, activity, i + 1)]);
  },
};

/** The tracker's general type; null where it is aid of an unknown type, undefined where it is none. */
function generalType(job: ExportJob, items: readonly string[], itemClass: string | null): string | null | undefined {
  const { kiel: types } = job.tables.registers;
  for (const item of items) if (item in types.items) return types.items[item];
  return itemClass === null ? undefined : types.classes[itemClass];
}

function activityRow(job: ExportJob, claims: readonly RegisterClaim[], row: number): Cell[] {
  const first = claims[0]!;
  const isPromise = first.row.status === 'planned';
  const figure = figureFrom(job, claims);
  const isMoney = figure !== null && /^[A-Z]{3}$/.test(figure.unit);
  const { value } = numberOf(isMoney ? figure.figure : null);
  const currency = isMoney && value !== null ? figure.unit : null;
  const inEuro = currency === EUR ? value : null;
  const said = claims.map(({ stored }) => stored.claim.reported).find((day) => day != null && day.length === 10);
  const announced = said ?? (isPromise ? null : (claims.map(dayOf).find((day) => day !== null) ?? null));
  const month = announced === null ? 0 : monthNumber(announced);
  const explanation = `${first.stored.claim.quote} [${idsOf(claims)}]`;
  const general = generalType(job, first.row.items, first.row.itemClass) ?? null;
  const amount = first.stored.claim.quantity;
  const item = listed(itemsOf(first).map((one) => one.name));
  for (const [column, filled] of [
    ['donor', namesOf(first.row.actors)],
    ['announcement_date', announced],
    ['item', item],
    ['source_reported_value', value],
  ] as const)
    if (filled !== null && filled !== '') for (const claim of claims) job.cite({ row, column, value: filled, claim });
  return [
    first.row.id,
    namesOf(first.row.actors),
    announced,
    general,
    first.row.itemClass,
    explanation,
    isPromise ? 'Commitment' : 'Allocation',
    isMoney ? item : withCount(item, amount),
    null,
    null,
    null,
    value,
    currency,
    value,
    inEuro,
    null,
    null,
    isPromise ? null : inEuro,
    month,
    month > 0 ? 1 : 0,
  ];
}

function withCount(item: string, quantity: Quantity | null): string {
  return quantity === null ? item : `${quantity.text} ${item}`.trim();
}

/** 1 for January 2022, and so on; 0 for what is before. */
function monthNumber(day: string): number {
  return Math.max(0, (Number(day.slice(0, 4)) - 2022) * 12 + Number(day.slice(5, 7)));
}
