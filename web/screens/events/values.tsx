import { scaleLinear, scaleUtc } from 'd3-scale';
import type { EventValue, EventView } from '../../../src/contract/events.ts';
import { formatQuantity } from '../../../src/words/number.ts';
import { formatTime } from '../../../src/words/time.ts';
import { ledgerAddress } from '../../lib/filters.ts';
import { useDates, useWords } from '../../lib/words.tsx';
import { MarkLink } from '../../parts/mark-link.tsx';
import { Picture } from '../../parts/picture.tsx';

const WIDTH = 820;
const HEIGHT = 300;
const EDGE = { top: 26, right: 190, bottom: 34, left: 70 };

/** Signs that tell origins apart without colour. */
const SHAPES = [
  'M0-6A6 6 0 1 0 .01-6Z',
  'M-5-5H5V5H-5Z',
  'M0-7 7 5H-7Z',
  'M0-7 7 0 0 7-7 0Z',
  'M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
] as const;

const dayOf = (value: EventValue, event: EventView): string | null => {
  const first = event.claims.find(({ claim }) => value.claims.includes(claim));
  return value.asOf ?? first?.published?.slice(0, 10) ?? null;
};

/** Every version of the figure on one axis, by its day and its origin. Nothing is merged into one. */
export function Values({ event }: { event: EventView }) {
  const words = useWords();
  const dates = useDates();
  const units = new Map<string, EventValue[]>();
  for (const value of event.values) units.set(value.unit, [...(units.get(value.unit) ?? []), value]);
  const [unit, values] = [...units].sort((a, b) => b[1].length - a[1].length)[0] ?? ['', []];
  const points = values.flatMap((value) => {
    const day = dayOf(value, event);
    const size = value.max ?? value.min;
    return day !== null && size !== null
      ? [{ value, day: Date.parse(day), low: value.min ?? size, high: value.max ?? size }]
      : [];
  });
  const text = (value: EventValue): string => formatQuantity({ ...value, text: value.texts[0] ?? '' }, words);
  const origins = [...new Set(points.flatMap(({ value }) => value.origins))];
  const originName = (id: string): string => {
    const origin = event.origins.find((one) => one.id === id);
    return (origin?.entity && words.nameOf(origin.entity)) ?? origin?.name ?? id;
  };
  const day = 86_400_000;
  const width = Math.max(...points.map((p) => p.day)) - Math.min(...points.map((p) => p.day));
  const x = scaleUtc(
    [Math.min(...points.map((p) => p.day)) - 3 * day, Math.max(...points.map((p) => p.day)) + 3 * day + width * 0.22],
    [EDGE.left, WIDTH - EDGE.right],
  );
  const most = Math.max(...points.map(({ high }) => high), 1);
  const y = scaleLinear([0, most * 1.08], [HEIGHT - EDGE.bottom, EDGE.top]);
  // Labels that would cover an earlier one are left to the table and the mark's own name.
  const labelled = new Set<string>();
  const taken: { x: number; y: number }[] = [];
  for (const { value, day: when, high } of points) {
    const at = { x: x(when), y: y(high) };
    if (taken.some((one) => Math.abs(one.x - at.x) < 120 && Math.abs(one.y - at.y) < 16)) continue;
    taken.push(at);
    labelled.add(value.id);
  }
  const spread = event.spread.find((one) => one.unit === unit);
  return (
    <Picture
      name="values"
      title={words.t('web.event.values')}
      {...(spread
        ? {
            note: words.t('web.event.spread', {
              spread: formatQuantity({ ...spread, approximate: false, text: '' }, words),
            }),
          }
        : {})}
      behind={{
        head: [
          words.t('web.field.quantity'),
          words.t('web.field.status'),
          words.t('web.field.time'),
          words.t('web.events.fromOrigins'),
          words.t('list.publisher'),
          words.t('list.claims'),
        ],
        rows: event.values.map((value) => ({
          key: value.id,
          cells: [
            text(value),
            words.label('status', value.status),
            value.time ? formatTime(value.time, words) : '–',
            value.origins.map(originName).join(words.t('list.comma')),
            value.publishers.join(words.t('list.comma')),
            value.claims.length,
          ],
          to: ledgerAddress({ ids: value.claims.join(',') }),
        })),
      }}
    >
      <svg
        className="drawn"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={words.t('web.event.values')}
        data-kind={event.kind}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line className="hair" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(tick)} y2={y(tick)} />
            <text x={EDGE.left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
              {dates.short(tick)}
            </text>
          </g>
        ))}
        {x.ticks(5).map((tick) => (
          <text key={tick.getTime()} x={x(tick)} y={HEIGHT - 10} textAnchor="middle">
            {formatTime(tick.toISOString().slice(0, 10), words)}
          </text>
        ))}
        {points.map(({ value, day: at, low, high }) => (
          <MarkLink
            key={value.id}
            to={ledgerAddress({ ids: value.claims.join(',') })}
            label={`${text(value)}: ${value.publishers.join(words.t('list.comma'))}`}
          >
            {high > low && <rect className="band" x={x(at) - 4} width={8} y={y(high)} height={y(low) - y(high)} />}
            <path
              className="shape"
              d={SHAPES[Math.max(0, origins.indexOf(value.origins[0] ?? '')) % SHAPES.length]}
              transform={`translate(${x(at)} ${y(high)})`}
            />
            {labelled.has(value.id) && (
              <text className="name" x={x(at) + 11} y={y(high) + 4}>
                {text(value)}
              </text>
            )}
          </MarkLink>
        ))}
        {origins.slice(0, 8).map((id, i) => (
          <g key={id} transform={`translate(${WIDTH - EDGE.right + 24} ${EDGE.top + i * 24})`}>
            <path className="shape" d={SHAPES[i % SHAPES.length]} />
            <text x={14} dy="0.35em">
              {originName(id).slice(0, 18)}
            </text>
          </g>
        ))}
      </svg>
    </Picture>
  );
}
