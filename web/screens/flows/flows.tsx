import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { scaleLinear } from 'd3-scale';
import type { Flow, Flows } from '../../../src/contract/rollups.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { boundsText, figureText, sizeOf } from '../../lib/figures.ts';
import { filterOf, ledgerAddress } from '../../lib/filters.ts';
import { Link, useParams } from '../../lib/router.tsx';
import { useWords } from '../../lib/words.tsx';
import { Kind } from '../../parts/marks.tsx';
import { MarkLink } from '../../parts/mark-link.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Question } from '../../parts/question.tsx';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';

const WIDTH = 1200;
const MARGIN = 190;
/** Flows in one picture; the table has all. */
const MOST = 14;
const PHASES = ['done', 'underway', 'promised', 'possible', 'denied'] as const;

/** Who gives what to whom: what was promised stands against what was done, and nothing is added over units. */
export function FlowsScreen() {
  const words = useWords();
  const [params] = useParams();
  const { kind, actor, target, from, to } = filterOf(params);
  const query = useApi<Flows>(withQuery('/flows', { kind, actor, target, from, to }));
  return (
    <>
      <ScreenHead title={words.t('web.nav.flows')} about={words.t('web.flows.about')}>
        <Question parts={['kind', 'actor', 'target', 'period']} />
      </ScreenHead>
      <Shown query={query}>
        {({ flows }) => (flows.length === 0 ? <Empty title={words.t('cli.noClaims')} /> : <ByUnit flows={flows} />)}
      </Shown>
    </>
  );
}

interface Measured extends Flow {
  readonly unit: string;
}

const largest = (flow: Flow): number =>
  Math.max(
    0,
    ...PHASES.map((phase) => {
      const one = flow.phases[phase];
      return one ? sizeOf(one.figure) : 0;
    }),
  );

function ByUnit({ flows }: { flows: readonly Flow[] }) {
  const words = useWords();
  const [params, setParams] = useParams();
  const measured = flows.filter((flow): flow is Measured => flow.unit !== null && largest(flow) > 0);
  const groups = new Map<string, Measured[]>();
  for (const flow of measured) {
    const key = `${flow.kind}|${flow.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), flow]);
  }
  const keys = [...groups.keys()].sort((a, b) => (groups.get(b)?.length ?? 0) - (groups.get(a)?.length ?? 0));
  const asked = params.get('group');
  const chosen = keys.find((key) => key === asked) ?? keys[0];
  if (chosen === undefined) return <Empty title={words.t('web.flows.noFigures')} />;
  const group = (groups.get(chosen) ?? []).sort((a, b) => largest(b) - largest(a));
  const [kind = 'transfer', unit = ''] = chosen.split('|');
  return (
    <>
      <div className="row unit-tabs" role="group" aria-label={words.t('web.flows.measure')}>
        {keys.slice(0, 12).map((key) => {
          const [of = '', what = ''] = key.split('|');
          return (
            <button
              key={key}
              type="button"
              className="button"
              aria-pressed={key === chosen}
              onClick={() => {
                setParams({ group: key });
              }}
            >
              {words.t('web.flows.tab', { kind: words.label('kind', of), unit: words.label('unit', what, { n: 2 }) })}
              <span className="faint">{groups.get(key)?.length}</span>
            </button>
          );
        })}
      </div>
      <Drawn flows={group.slice(0, MOST)} all={group} kind={kind} unit={unit} />
    </>
  );
}

function Drawn({
  flows,
  all,
  kind,
  unit,
}: {
  flows: readonly Measured[];
  all: readonly Measured[];
  kind: string;
  unit: string;
}) {
  const words = useWords();
  const party = (side: Flow['actor']): string =>
    side.ids.map((id, i) => words.nameOf(id) ?? side.names[i] ?? id).join(words.t('list.comma')) || '–';
  const address = (flow: Flow): string =>
    ledgerAddress({ kind: flow.kind, actor: flow.actor.ids[0], target: flow.target.ids[0] });
  const height = Math.max(220, flows.length * 34);
  const ids = [
    ...new Set(flows.flatMap((flow) => [`a ${flow.actor.ids.join(' ')}`, `t ${flow.target.ids.join(' ')}`])),
  ];
  const labels = new Map<string, string>(
    flows.flatMap(
      (flow) =>
        [
          [`a ${flow.actor.ids.join(' ')}`, party(flow.actor)],
          [`t ${flow.target.ids.join(' ')}`, party(flow.target)],
        ] as const,
    ),
  );
  const graph = sankey<{ id: string }, { flow: Measured; phase: (typeof PHASES)[number] }>()
    .nodeId(({ id }) => id)
    .nodeWidth(8)
    .nodePadding(16)
    .extent([
      [MARGIN, 8],
      [WIDTH - MARGIN, height - 8],
    ])({
    nodes: ids.map((id) => ({ id })),
    links: flows.flatMap((flow) => {
      // A link per phase that stands for something to come or done; what is denied is in the list below.
      const phases = PHASES.slice(0, 3).filter((phase) => flow.phases[phase] && sizeOf(flow.phases[phase].figure) > 0);
      return phases.map((phase) => ({
        source: `a ${flow.actor.ids.join(' ')}`,
        target: `t ${flow.target.ids.join(' ')}`,
        // Small flows beside very large ones would vanish; widths grow with the square root, lengths below are true.
        value: Math.sqrt(sizeOf(flow.phases[phase]!.figure)),
        flow,
        phase,
      }));
    }),
  });
  const path = sankeyLinkHorizontal();
  return (
    <Picture
      name="flows"
      title={words.t('web.flows.tab', { kind: words.label('kind', kind), unit: words.label('unit', unit, { n: 2 }) })}
      note={words.t('web.flows.note')}
      behind={{
        head: [
          words.t('web.field.actors'),
          words.t('web.field.targets'),
          words.t('web.field.items'),
          ...PHASES.map((phase) => words.label('web.phase', phase)),
        ],
        rows: all.map((flow, i) => ({
          key: String(i),
          cells: [
            party(flow.actor),
            party(flow.target),
            flow.itemClass && (words.nameOf(flow.itemClass) ?? flow.itemClass),
            ...PHASES.map((phase) => {
              const one = flow.phases[phase];
              return one
                ? [figureText(one.figure, flow.unit, words), boundsText(one.figure, flow.unit, words)]
                    .filter(Boolean)
                    .join(' · ')
                : '';
            }),
          ],
          to: address(flow),
        })),
      }}
    >
      {graph.links.length > 0 && (
        <svg
          className="drawn"
          viewBox={`0 0 ${WIDTH} ${height}`}
          role="group"
          aria-label={words.t('web.nav.flows')}
          data-kind={kind}
        >
          <defs>
            <pattern id="promised" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="3" height="7" fill="var(--k)" />
            </pattern>
          </defs>
          {graph.links.map((link, i) => {
            const { flow, phase } = link;
            const figure = flow.phases[phase]?.figure;
            if (!figure) return null;
            const label = words.t('web.flows.mark', {
              who: party(flow.actor),
              whom: party(flow.target),
              figure: figureText(figure, flow.unit, words),
              phase: words.label('web.phase', phase),
            });
            return (
              <MarkLink key={i} to={address(flow)} label={label}>
                <path
                  d={path(link) ?? ''}
                  className="tie"
                  stroke={phase === 'done' ? 'var(--k)' : 'url(#promised)'}
                  strokeWidth={Math.max(1.5, link.width ?? 0)}
                  opacity={phase === 'done' ? 0.42 : 0.5}
                />
              </MarkLink>
            );
          })}
          {graph.nodes.map((node) => {
            const isLeft = node.id.startsWith('a ');
            return (
              <g key={node.id}>
                <rect
                  className="node"
                  x={node.x0}
                  y={node.y0}
                  width={(node.x1 ?? 0) - (node.x0 ?? 0)}
                  height={Math.max(1, (node.y1 ?? 0) - (node.y0 ?? 0))}
                />
                <text
                  className="name"
                  x={isLeft ? (node.x0 ?? 0) - 8 : (node.x1 ?? 0) + 8}
                  y={((node.y0 ?? 0) + (node.y1 ?? 0)) / 2}
                  dy="0.35em"
                  textAnchor={isLeft ? 'end' : 'start'}
                >
                  {labels.get(node.id)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
      <PhaseBars flows={flows} party={party} address={address} />
    </Picture>
  );
}

/** Promised against done, on one scale with the bounds of each. */
function PhaseBars({
  flows,
  party,
  address,
}: {
  flows: readonly Measured[];
  party: (side: Flow['actor']) => string;
  address: (flow: Flow) => string;
}) {
  const words = useWords();
  const most = Math.max(
    ...flows.map((flow) => Math.max(largest(flow), ...PHASES.map((phase) => flow.phases[phase]?.figure.high ?? 0))),
    1,
  );
  const x = scaleLinear([0, most], [0, 100]);
  return (
    <ul className="phase-bars">
      {flows.map((flow, i) => (
        <li key={i} data-kind={flow.kind}>
          <p>
            <Link className="quiet" to={address(flow)}>
              <strong>
                {party(flow.actor)} → {party(flow.target)}
              </strong>
            </Link>{' '}
            {flow.itemClass && <span className="faint small">{words.nameOf(flow.itemClass) ?? flow.itemClass}</span>}
          </p>
          {PHASES.map((phase) => {
            const one = flow.phases[phase];
            if (!one) return null;
            const { low, high } = one.figure;
            return (
              <div key={phase} className="phase">
                <span className="small">{words.label('web.phase', phase)}</span>
                <span className="track">
                  <i className={`p-${phase}`} style={{ width: `${x(sizeOf(one.figure))}%` }} />
                  {low !== null && high !== null && high > low && (
                    <b style={{ left: `${x(low)}%`, width: `${x(high) - x(low)}%` }} />
                  )}
                </span>
                <span className="small">
                  {figureText(one.figure, flow.unit, words)}{' '}
                  <span className="faint">{boundsText(one.figure, flow.unit, words)}</span>
                  <span className="faint tiny"> · {words.t('web.sources.claims', { n: one.claims.length })}</span>
                </span>
              </div>
            );
          })}
          <span className="hidden-but-said">
            <Kind kind={flow.kind} />
          </span>
        </li>
      ))}
    </ul>
  );
}
