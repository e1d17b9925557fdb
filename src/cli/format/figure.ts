import type { Figure } from '../../contract/rollups.ts';
import type { Messages } from '../messages.ts';
import { formatQuantity } from './number.ts';

/** A figure as people write it: the best value with its unit, the bounds where they say more, and what decided. */
export function formatFigure(figure: Figure, unit: string, words: Messages): string {
  const { best, low, high, decidedBy } = figure;
  const value = (min: number | null, max: number | null, approximate: boolean): string =>
    formatQuantity({ min, max, unit, approximate, text: '' }, words);
  const isOpen = best !== null && best.min === null && best.max === null;
  const shown = best === null || isOpen ? words.t('figure.none') : value(best.min, best.max, best.approximate);
  const says = best === null || low !== best.min || high !== best.max;
  const bounds = says && (low !== null || high !== null) ? ` [${value(low, high, false)}]` : '';
  const rule = decidedBy === 'only' ? '' : ` (${words.label('best', decidedBy)})`;
  return `${shown}${bounds}${rule}`;
}

/** The first ids, and how many more there are. */
export function formatIds(ids: readonly string[], words: Messages, most = 4): string {
  const shown = ids.slice(0, most).join(', ');
  return ids.length > most ? `${shown} ${words.t('report.moreClaims', { n: ids.length - most })}` : shown;
}
