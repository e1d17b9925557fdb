import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { scaleSqrt } from 'd3-scale';
import { useMemo, useState } from 'react';
import type { PairCount } from '../../../src/contract/desk.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { filterOf, ledgerAddress } from '../../lib/filters.ts';
import { usePlace } from '../../lib/router.tsx';
import { useWords } from '../../lib/words.tsx';
import { MarkLink } from '../../parts/mark-link.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Question } from '../../parts/question.tsx';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';

const WIDTH = 1200;
const HEIGHT = 720;
const PARTIES = 36;
const TURNS = 300;

interface Node extends SimulationNodeDatum {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

interface Edge {
  readonly actor: string;
  readonly target: string;
  readonly count: number;
  readonly kinds: readonly { kind: string; count: number }[];
}

/** Who does something to whom, as often as claims say so. */
export function Network() {
  const words = useWords();
  const { params } = usePlace();
  const filter = filterOf(params);
  const query = useApi<{ items: PairCount[] }>(withQuery('/pairs', filter));
  return (
    <>
      <ScreenHead title={words.t('web.nav.network')} about={words.t('web.network.about')}>
        <Question parts={['kind', 'party', 'period']} />
      </ScreenHead>
      <Shown query={query}>
        {({ items }) =>
          items.length === 0 ? <Empty title={words.t('cli.noClaims')} /> : <Drawn pairs={items} filter={filter} />
        }
      </Shown>
    </>
  );
}

/** Places of the nodes. The simulation begins from fixed places and knows no chance, so a picture can be drawn again. */
function layout(pairs: readonly PairCount[]): { nodes: Node[]; edges: Edge[] } {
  const counts = new Map<string, Node>();
  const grown = (id: string, name: string, count: number): void => {
    counts.set(id, { id, name, count: (counts.get(id)?.count ?? 0) + count });
  };
  for (const pair of pairs) {
    grown(pair.actor, pair.actorName, pair.count);
    grown(pair.target, pair.targetName, pair.count);
  }
  const nodes = [...counts.values()].sort((a, b) => b.count - a.count || a.id.localeCompare(b.id)).slice(0, PARTIES);
  const shown = new Set(nodes.map(({ id }) => id));
  const edges = new Map<string, Edge>();
  for (const { actor, target, kind, count } of pairs) {
    if (!shown.has(actor) || !shown.has(target) || actor === target) continue;
    const key = `${actor}→${target}`;
    const before = edges.get(key);
    edges.set(key, {
      actor,
      target,
      count: (before?.count ?? 0) + count,
      kinds: [...(before?.kinds ?? []), { kind, count }],
    });
  }
  const list = [...edges.values()].sort((a, b) => b.count - a.count);
  const links = list.map(({ actor, target, count }) => ({ source: actor, target, count }));
  forceSimulation(nodes)
    .force(
      'link',
      forceLink<Node, (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(150)
        .strength((link) => Math.min(0.6, link.count / 60)),
    )
    .force('charge', forceManyBody().strength(-900))
    .force('center', forceCenter(WIDTH / 2, HEIGHT / 2))
    .force('x', forceX(WIDTH / 2).strength(0.05))
    .force('y', forceY(HEIGHT / 2).strength(0.1))
    .force('apart', forceCollide(46))
    .stop()
    .tick(TURNS);
  const margin = 60;
  for (const node of nodes) {
    node.x = Math.min(WIDTH - margin, Math.max(margin, node.x ?? 0));
    node.y = Math.min(HEIGHT - 40, Math.max(40, node.y ?? 0));
  }
  return { nodes, edges: list };
}

function Drawn({ pairs, filter }: { pairs: readonly PairCount[]; filter: ReturnType<typeof filterOf> }) {
  const words = useWords();
  const { nodes, edges } = useMemo(() => layout(pairs), [pairs]);
  const [near, setNear] = useState<string | null>(null);
  const at = new Map(nodes.map((node) => [node.id, node]));
  const size = scaleSqrt([0, Math.max(...nodes.map(({ count }) => count), 1)], [4, 26]);
  const thick = scaleSqrt([0, Math.max(...edges.map(({ count }) => count), 1)], [0.6, 9]);
  const name = (id: string): string => words.nameOf(id) ?? at.get(id)?.name ?? id;
  return (
    <Picture
      name="network"
      title={words.t('web.network.title')}
      note={words.t('web.network.note')}
      behind={{
        head: [
          words.t('web.field.actors'),
          words.t('web.field.targets'),
          words.t('list.claims'),
          words.t('web.field.kind'),
        ],
        rows: edges.map((edge) => ({
          key: `${edge.actor}-${edge.target}`,
          cells: [
            name(edge.actor),
            name(edge.target),
            edge.count,
            edge.kinds.map(({ kind, count }) => `${words.label('kind', kind)} ${count}`).join(words.t('list.comma')),
          ],
          to: ledgerAddress({ ...filter, party: undefined, actor: edge.actor, target: edge.target }),
        })),
      }}
    >
      <svg
        className="drawn network"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={words.t('web.network.title')}
      >
        {edges.map((edge) => {
          const from = at.get(edge.actor);
          const to = at.get(edge.target);
          if (!from || !to) return null;
          const [x1, y1, x2, y2] = [from.x ?? 0, from.y ?? 0, to.x ?? 0, to.y ?? 0];
          // Each way bends to its own side, so that there and back stay apart.
          const bend = { x: (x1 + x2) / 2 - (y2 - y1) * 0.14, y: (y1 + y2) / 2 + (x2 - x1) * 0.14 };
          const kind = edge.kinds.reduce((a, b) => (b.count > a.count ? b : a)).kind;
          const isFar = near !== null && near !== edge.actor && near !== edge.target;
          const label = words.t('web.network.mark', { who: name(edge.actor), whom: name(edge.target), n: edge.count });
          return (
            <MarkLink
              key={`${edge.actor}-${edge.target}`}
              label={label}
              to={ledgerAddress({ ...filter, party: undefined, actor: edge.actor, target: edge.target })}
            >
              <path
                d={`M${x1} ${y1}Q${bend.x} ${bend.y} ${x2} ${y2}`}
                data-kind={kind}
                className="tie"
                strokeWidth={thick(edge.count)}
                opacity={isFar ? 0.07 : 0.55}
              />
            </MarkLink>
          );
        })}
        {nodes.map((node) => (
          <MarkLink
            key={node.id}
            label={words.t('web.map.mark', { place: name(node.id), n: node.count })}
            to={ledgerAddress({ ...filter, party: node.id })}
          >
            <g
              onPointerEnter={() => {
                setNear(node.id);
              }}
              onPointerLeave={() => {
                setNear(null);
              }}
            >
              <circle className="node" cx={node.x} cy={node.y} r={size(node.count)} />
              <text className="name" x={node.x} y={(node.y ?? 0) + size(node.count) + 14} textAnchor="middle">
                {name(node.id)}
              </text>
            </g>
          </MarkLink>
        ))}
      </svg>
    </Picture>
  );
}
