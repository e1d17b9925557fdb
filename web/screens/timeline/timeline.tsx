import { scaleLinear, scaleSqrt, scaleUtc } from 'd3-scale';
import { TIMELINE_LANES, TIMELINE_STEPS, type Timeline } from '../../../src/contract/rollups.ts';
import { formatTime } from '../../../src/words/time.ts';
import type { Messages } from '../../../src/words/messages.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { filterOf, ledgerAddress } from '../../lib/filters.ts';
import { useParams } from '../../lib/router.tsx';
import { useDates, useWords } from '../../lib/words.tsx';
import { MarkLink } from '../../parts/mark-link.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Question } from '../../parts/question.tsx';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';

const WIDTH = 1200;
const LEFT = 170;
const LANE = 44;
const FOOT = 30;
/** Lanes beyond this are named in the table; a picture of more is no longer read. */
const LANES = 24;

/** When things happened, as claims have it: density in lanes, each mark open to the claims of its time. */
export function TimelineScreen() {
  const words = useWords();
  const [params, setParams] = useParams();
  const { kind, actor, target, from, to } = filterOf(params);
  const by = TIMELINE_STEPS.find((one) => one === params.get('by')) ?? 'month';
  const lanes = TIMELINE_LANES.find((one) => one === params.get('lanes')) ?? 'kind';
  const query = useApi<Timeline>(withQuery('/timeline', { kind, actor, target, from: from ?? '2022', to, by, lanes }));
  return (
    <>
      <ScreenHead title={words.t('web.nav.timeline')} about={words.t('web.timeline.about')}>
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
            {TIMELINE_STEPS.map((one) => (
              <option key={one} value={one}>
                {words.label('web.step', one)}
              </option>
            ))}
          </select>
        </label>
        <label className="row small">
          <span className="faint">{words.t('web.timeline.lanes')}</span>
          <select
            className="select"
            value={lanes}
            onChange={(event) => {
              setParams({ lanes: event.target.value });
            }}
          >
            {TIMELINE_LANES.map((one) => (
              <option key={one} value={one}>
                {words.label('web.lane', one)}
              </option>
            ))}
          </select>
        </label>
      </ScreenHead>
      <Shown query={query}>
        {(timeline) =>
          timeline.rows.length === 0 ? <Empty title={words.t('cli.noClaims')} /> : <Drawn timeline={timeline} />
        }
      </Shown>
    </>
  );
}

function laneName(words: Messages, lanes: Timeline['lanes'], row: { lane: string; name: string | null }): string {
  if (lanes === 'kind' || lanes === 'status') return words.label(lanes, row.lane);
  return words.nameOf(row.lane) ?? row.name ?? row.lane;
}

const NAMES = { kind: 'kind', status: 'status', actor: 'actor', target: 'target', publisher: 'publisher' } as const;

function Drawn({ timeline }: { timeline: Timeline }) {
  const words = useWords();
  const dates = useDates();
  const { lanes, question } = timeline;
  const rows = timeline.rows.filter(({ cells }) => cells.length > 0).slice(0, LANES);
  const all = rows.flatMap(({ cells }) => cells);
  const days = all.flatMap(({ first, last }) => [Date.parse(first), Date.parse(last)]);
  const x = scaleUtc([Math.min(...days), Math.max(...days) + 86_400_000], [LEFT, WIDTH - 10]);
  const tall = scaleSqrt([0, Math.max(...all.map(({ count }) => count), 1)], [0, LANE - 8]);
  const height = rows.length * LANE + FOOT;
  const ticks = x.ticks(10);
  const filter = { kind: question.kind?.join(','), actor: question.actor, target: question.target };
  const address = (lane: string, first: string, last: string): string =>
    ledgerAddress({ ...filter, [NAMES[lanes]]: lane, from: first, to: last });
  const shade = scaleLinear([0, 1], [0.5, 1]);
  return (
    <Picture
      name="timeline"
      title={words.t('web.timeline.title')}
      note={words.t('web.timeline.note', {
        n: dates.number(timeline.claims),
        undated: dates.number(timeline.rows.reduce((sum, row) => sum + row.undated.count, 0)),
      })}
      behind={{
        head: [words.label('web.lane', lanes), words.t('web.field.time'), words.t('list.claims')],
        rows: timeline.rows.flatMap((row) =>
          row.cells.map((cell) => ({
            key: `${row.lane}-${cell.period}`,
            cells: [laneName(words, lanes, row), formatTime(cell.period, words), cell.count],
            to: address(row.lane, cell.first, cell.last),
          })),
        ),
      }}
    >
      <svg className="drawn" viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={words.t('web.timeline.title')}>
        {ticks.map((tick) => (
          <g key={tick.getTime()}>
            <line className="hair" x1={x(tick)} x2={x(tick)} y1={0} y2={height - FOOT} />
            <text x={x(tick)} y={height - 10} textAnchor="middle">
              {x.tickFormat()(tick).length > 4 || tick.getUTCMonth() > 0
                ? formatTime(tick.toISOString().slice(0, 7), words)
                : String(tick.getUTCFullYear())}
            </text>
          </g>
        ))}
        {rows.map((row, i) => {
          const base = (i + 1) * LANE - 4;
          return (
            <g key={row.lane} data-kind={lanes === 'kind' ? row.lane : 'other'}>
              <text className="lane-name" x={LEFT - 14} y={base - 8} textAnchor="end">
                {laneName(words, lanes, row)}
              </text>
              <text className="lane-count" x={LEFT - 14} y={base + 6} textAnchor="end">
                {dates.number(row.count)}
              </text>
              <line className="base" x1={LEFT} x2={WIDTH - 10} y1={base} y2={base} />
              {row.cells.map((cell) => {
                const start = x(Date.parse(cell.first));
                const end = x(Date.parse(cell.last) + 86_400_000);
                const label = words.t('web.timeline.mark', {
                  lane: laneName(words, lanes, row),
                  time: formatTime(cell.period, words),
                  n: cell.count,
                });
                return (
                  <MarkLink key={cell.period} to={address(row.lane, cell.first, cell.last)} label={label}>
                    <rect
                      className="mark"
                      x={start + 0.5}
                      width={Math.max(2, end - start - 1.5)}
                      y={base - tall(cell.count)}
                      height={tall(cell.count)}
                      opacity={shade(cell.count / Math.max(1, row.count))}
                    />
                  </MarkLink>
                );
              })}
            </g>
          );
        })}
      </svg>
    </Picture>
  );
}
