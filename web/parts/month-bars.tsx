import { scaleLinear, scaleSqrt } from 'd3-scale';
import type { Facets } from '../../src/contract/desk.ts';
import { useParams } from '../lib/router.tsx';
import { useWords } from '../lib/words.tsx';
import { formatTime } from '../../src/words/time.ts';

const WIDTH = 240;
const HEIGHT = 56;
/** Older claims are few and would press the rest together; they stand in the table behind the ledger. */
const MONTHS = 48;

const index = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOf = (n: number): string => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;

/** Claims by month as small bars; one opens its month. */
export function MonthBars({ months }: { months: Facets['months'] }) {
  const words = useWords();
  const [params, setParams] = useParams();
  const last = months.at(-1);
  if (!last) return <p className="tiny faint">{words.t('web.facet.noTime')}</p>;
  const now = index(new Date().toISOString().slice(0, 7));
  const end = Math.min(index(last.month), Math.max(now, index(months[0]?.month ?? last.month)));
  const start = Math.max(end - MONTHS + 1, index(months[0]?.month ?? last.month));
  const shown = months.filter(({ month }) => index(month) >= start && index(month) <= end);
  const x = scaleLinear([start, end + 1], [0, WIDTH]);
  const y = scaleSqrt([0, Math.max(...shown.map(({ count }) => count), 1)], [0, HEIGHT]);
  const from = params.get('from')?.slice(0, 7);
  const to = params.get('to')?.slice(0, 7);
  return (
    <div className="month-bars">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 16}`} role="group" aria-label={words.t('web.facet.time')}>
        {shown.map(({ month, count }) => {
          const at = index(month);
          const isIn = (!from || month >= from) && (!to || month <= to);
          return (
            <rect
              key={month}
              className={isIn ? 'bar-in' : 'bar-out'}
              x={x(at) + 0.5}
              width={Math.max(1, x(at + 1) - x(at) - 1)}
              y={HEIGHT - y(count)}
              height={y(count)}
              onClick={() => {
                setParams({ from: month, to: month }, true);
              }}
            >
              <title>{`${formatTime(month, words)}: ${count}`}</title>
            </rect>
          );
        })}
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="currentColor" strokeOpacity="0.4" />
        <text x="0" y={HEIGHT + 12}>
          {monthOf(start)}
        </text>
        <text x={WIDTH} y={HEIGHT + 12} textAnchor="end">
          {monthOf(end)}
        </text>
      </svg>
      <div className="row">
        {(['from', 'to'] as const).map((side) => (
          <input
            key={side}
            className="input small"
            type="date"
            aria-label={words.t(`web.edit.${side}`)}
            value={dayOf(params.get(side), side)}
            onChange={(event) => {
              setParams({ [side]: event.target.value || null });
            }}
          />
        ))}
      </div>
    </div>
  );
}

/** A month or year of the address as a day that a date field can show. */
function dayOf(value: string | null, side: 'from' | 'to'): string {
  if (!value) return '';
  if (value.length === 10) return value;
  if (side === 'from') return `${value}-01-01`.slice(0, 10);
  const end = new Date(Date.UTC(Number(value.slice(0, 4)), value.length === 4 ? 12 : Number(value.slice(5, 7)), 0));
  return end.toISOString().slice(0, 10);
}
