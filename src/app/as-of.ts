import type { AnsweredAsOf } from '../contract/rollups.ts';
import { TallyError } from '../kernel/errors.ts';
import type { AsOf } from '../ledger/port.ts';
import { dayBound } from './claims.ts';

/** What somebody asks for: a day, month or year of publication; a day or moment in the ledger's own time. */
export interface GivenAsOf {
  readonly day?: string | undefined;
  readonly ledger?: string | undefined;
}

/**
 * Which state of the ledger is asked for; undefined for the newest. A month or year stands for its last day, a day of
 * the ledger for its last moment in UTC. Throws TallyError DATE_UNREADABLE.
 */
export function readAsOf({ day, ledger }: GivenAsOf): AsOf | undefined {
  if (day === undefined && ledger === undefined) return undefined;
  return {
    ...(day === undefined ? {} : { day: dayBound(day, 'last') }),
    ...(ledger === undefined ? {} : { ledger: moment(ledger) }),
  };
}

/** The same with null for what was not asked, as answers carry it. */
export function answeredAsOf(asOf: AsOf | undefined): AnsweredAsOf {
  return { day: asOf?.day ?? null, ledger: asOf?.ledger ?? null };
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

function moment(value: string): string {
  const isDay = /^\d{4}(-\d\d(-\d\d)?)?$/.test(value);
  if (isDay) return `${dayBound(value, 'last')}T23:59:59.999Z`;
  const date = MOMENT.test(value) ? new Date(value) : null;
  if (!date || Number.isNaN(date.getTime()))
    throw new TallyError(
      'DATE_UNREADABLE',
      `"${value}" is not a moment; write it as 2025-09-14, or with its hour and zone as 2025-09-14T10:00:00+08:00.`,
    );
  return date.toISOString();
}
