import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import { SERIES_STEPS, type Series, type SeriesLine, type SeriesPoint } from '../../../src/contract/rollups.ts';
import type { Messages } from '../../../src/words/messages.ts';
import { formatTime } from '../../../src/words/time.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { boundsText, figureText, sizeOf } from '../../lib/figures.ts';
import { filterOf, ledgerAddress } from '../../lib/filters.ts';
import { useParams } from '../../lib/router.tsx';
import { useDates, useWords } from '../../lib/words.tsx';
import { MarkLink } from '../../parts/mark-link.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Question } from '../../parts/question.tsx';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';

const WIDTH = 1200;
const HEIGHT = 420;
const EDGE = { top: 16, right: 24, bottom: 34, left: 84 };

/** Figures over time with their bands: what was added in a time, or what there was at it, never both in one. */
export function SeriesScreen() {
  const words = useWords();
  const [params, setParams] = useParams();
  const { kind, actor, target, from, to } = filterOf(params);
  const by = SERIES_STEPS.find((one) => one === params.get('by')) ?? 'month';
  const query = useApi<Series>(withQuery('/series', { kind, actor, target, from, to, by }));
  return (
    <>
      <ScreenHead title={words.t('web.nav.series')} about={words.t('web.series.about')}>
        <Question parts={['kind', 'actor', 'target', 'period']} />
        <label className="row small">
          <span className="faint">{words.t('web.timeline.step')}</span>
          <select
            className="select"
            value={by}
            onChange={(event) => {
              setParams({ by: event.target.value });
            }}
          >
            {SERIES_STEPS.map((one) => (
              <option key={one} value={one}>
                {words.label('web.step', one)}
              </option>
            ))}
          </select>
        </label>
      </ScreenHead>
      <Shown query={query}>{(series) => <Lines series={series} />}</Shown>
    </>
  );
}

const keyOf = (one: SeriesLine): string =>
  [one.kind, one.outcome, one.measure, one.phase, one.itemClass, one.unit].join('|');

function lineName(one: SeriesLine, words: Messages): string {
  return [
    words.label('kind', one.kind),
    one.outcome ? words.label('outcome', one.outcome) : '',
    one.itemClass ? (words.nameOf(one.itemClass) ?? one.itemClass) : '',
    words.label('unit', one.unit, { n: 2 }),
    words.label('web.measure', one.measure),
    words.label('web.phase', one.phase),
  ]
    .filter((part, i, all) => part !== '' && all.indexOf(part) === i)
    .join(' · ');
}

type Dated = SeriesPoint & { readonly first: string; readonly last: string };
const dated = (one: SeriesLine): Dated[] =>
  one.points.filter((point): point is Dated => point.first !== null && point.last !== null && point.whole);

function Lines({ series }: { series: Series }) {
  const words = useWords();
  const [params, setParams] = useParams();
  const lines = series.lines.filter((one) => dated(one).length > 0).sort((a, b) => dated(b).length - dated(a).length);
  const asked = params.get('line');
  const chosen = lines.find((one) => keyOf(one) === asked) ?? lines[0];
  if (!chosen) return <Empty title={words.t('web.flows.noFigures')} />;
  return (
    <>
      <label className="row small line-choice">
        <span className="faint">{words.t('web.series.line')}</span>
        <select
          className="select"
          value={keyOf(chosen)}
          onChange={(event) => {
            setParams({ line: event.target.value });
          }}
        >
          {lines.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {lineName(one, words)} ({dated(one).length})
            </option>
          ))}
        </select>
      </label>
      <Drawn chosen={chosen} />
    </>
  );
}

function Drawn({ chosen }: { chosen: SeriesLine }) {
  const words = useWords();
  const dates = useDates();
  const points = dated(chosen).sort((a, b) => a.first.localeCompare(b.first));
  const times = points.flatMap(({ first, last }) => [Date.parse(first), Date.parse(last)]);
  const x = scaleUtc([Math.min(...times), Math.max(...times) + 86_400_000], [EDGE.left, WIDTH - EDGE.right]).nice();
  const most = Math.max(...points.map(({ figure }) => Math.max(figure.high ?? 0, sizeOf(figure))), 1);
  const y = scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]).nice();
  const middle = (point: Dated): number => (x(Date.parse(point.first)) + x(Date.parse(point.last))) / 2;
  const address = (claims: readonly string[]): string => ledgerAddress({ ids: claims.slice(0, 200).join(',') });
  const path = line<Dated>(
    (point) => middle(point),
    (point) => y(sizeOf(point.figure)),
  );
  return (
    <Picture
      name="series"
      title={lineName(chosen, words)}
      note={words.t(chosen.measure === 'stock' ? 'web.series.stock' : 'web.series.flow')}
      behind={{
        head: [
          words.t('web.field.time'),
          words.t('web.series.best'),
          words.t('web.series.bounds'),
          words.t('list.claims'),
        ],
        rows: chosen.points.map((point, i) => ({
          key: String(i),
          cells: [
            point.period ? formatTime(point.period, words) : '–',
            figureText(point.figure, chosen.unit, words),
            boundsText(point.figure, chosen.unit, words),
            point.figure.claims.length,
          ],
          to: address(point.figure.claims),
        })),
      }}
    >
      <svg
        className="drawn"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={lineName(chosen, words)}
        data-kind={chosen.kind}
      >
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line className="hair" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(tick)} y2={y(tick)} />
            <text x={EDGE.left - 10} y={y(tick)} dy="0.35em" textAnchor="end">
              {dates.short(tick)}
            </text>
          </g>
        ))}
        {x.ticks(9).map((tick) => (
          <text key={tick.getTime()} x={x(tick)} y={HEIGHT - 10} textAnchor="middle">
            {formatTime(tick.toISOString().slice(0, 7), words)}
          </text>
        ))}
        {chosen.measure === 'stock' && <path className="stock" d={path(points) ?? ''} />}
        {points.map((point, i) => {
          const { low, high } = point.figure;
          const at = middle(point);
          const label = `${formatTime(point.period ?? '', words)}: ${figureText(point.figure, chosen.unit, words)}`;
          const width = Math.max(6, x(Date.parse(point.last)) - x(Date.parse(point.first)) - 2);
          return (
            <MarkLink key={i} to={address(point.figure.claims)} label={label}>
              {chosen.measure === 'flow' && (
                <rect
                  className="mark soft"
                  x={at - width / 2}
                  width={width}
                  y={y(sizeOf(point.figure))}
                  height={Math.max(0, y(0) - y(sizeOf(point.figure)))}
                />
              )}
              {low !== null && high !== null && high > low && (
                <rect className="band" x={at - 5} width={10} y={y(high)} height={y(low) - y(high)} />
              )}
              <circle className="dot" cx={at} cy={y(sizeOf(point.figure))} r={4.5} />
            </MarkLink>
          );
        })}
      </svg>
    </Picture>
  );
}
