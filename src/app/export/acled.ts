import { type Cell, csv } from './csv.ts';
import { listed } from './material.ts';
import { groupedBy, idsOf, namesOf, type RegisterClaim, registerClaims } from './register-rows.ts';
import type { ExportFormat, ExportJob } from './types.ts';

export const ACLED_COLUMNS = [
  'event_id_cnty',
  'event_date',
  'year',
  'time_precision',
  'disorder_type',
  'event_type',
  'sub_event_type',
  'actor1',
  'assoc_actor_1',
  'inter1',
  'actor2',
  'assoc_actor_2',
  'inter2',
  'interaction',
  'civilian_targeting',
  'iso',
  'region',
  'country',
  'admin1',
  'admin2',
  'admin3',
  'location',
  'latitude',
  'longitude',
  'geo_precision',
  'source',
  'source_scale',
  'notes',
  'fatalities',
  'tags',
  'timestamp',
] as const;

const DAY_MS = 86_400_000;

/**
 * Attacks in the columns of ACLED: one row for each event. Planned, denied and merely possible attacks are left out.
 * What ACLED codes from its own lists (actors' types, regions, districts) and what no claim tells stays empty.
 */
export const acled: ExportFormat = {
  extension: 'acled.csv',
  hasCompanion: true,
  async *write(job) {
    yield csv([ACLED_COLUMNS]);
    const all = await registerClaims(job, ['attack']);
    const attacks = all.filter(({ row }) => row.status === 'occurred' || row.status === 'ongoing');
    for (const [i, attack] of groupedBy(attacks, ({ row }) => row.event).entries())
      yield csv([attackRow(job, attack, i + 1)]);
  },
};

function attackRow(job: ExportJob, claims: readonly RegisterClaim[], row: number): Cell[] {
  const { acled: codes } = job.tables.registers;
  const first = claims[0]!;
  const dated = claims.find((claim) => precisionOf(claim) !== null);
  const precision = dated ? precisionOf(dated) : null;
  const date = dated?.row.first ?? null;
  const placed = claims.find((claim) => claim.stored.claim.place !== null);
  const place = placed?.stored.claim.place ?? null;
  const itemClass = claims.map((claim) => claim.row.itemClass).find((one) => one !== null) ?? null;
  const type = itemClass === null ? undefined : codes.classes[itemClass];
  const state = place?.country ?? null;
  const filled: [column: string, value: Cell, from: readonly RegisterClaim[]][] = [
    ['event_date', date, dated ? [dated] : []],
    ['actor1', namesOf(first.row.actors), claims],
    ['actor2', namesOf(first.row.targets), claims],
    ['location', place?.name ?? null, placed ? [placed] : []],
    ['sub_event_type', type?.sub ?? null, claims],
  ];
  for (const [column, value, from] of filled)
    if (value !== null && value !== '')
      for (const claim of from) job.cite({ row, column, value: String(value), claim });
  return [
    first.row.id,
    date,
    date === null ? null : Number(date.slice(0, 4)),
    precision,
    codes.disorder,
    type?.event ?? null,
    type?.sub ?? null,
    namesOf(first.row.actors),
    null,
    null,
    namesOf(first.row.targets),
    null,
    null,
    null,
    null,
    null,
    null,
    state === null ? null : (job.tables.states[state] ?? state),
    null,
    null,
    null,
    place?.name ?? null,
    place?.lat ?? null,
    place?.lon ?? null,
    null,
    listed([...new Set(claims.flatMap((claim) => claim.document.publisher ?? []))]),
    null,
    [...new Set(claims.map((claim) => claim.stored.claim.quote))].join(' | '),
    null,
    idsOf(claims),
    null,
  ];
}

/** 1 for a day, 2 for a week at most, 3 for a month at most; null for longer or unknown times, which fill no date. */
function precisionOf({ row }: RegisterClaim): 1 | 2 | 3 | null {
  if (row.first === null || row.last === null) return null;
  const days = (Date.parse(row.last) - Date.parse(row.first)) / DAY_MS + 1;
  if (days <= 1) return 1;
  if (days <= 7) return 2;
  return days <= 31 ? 3 : null;
}
