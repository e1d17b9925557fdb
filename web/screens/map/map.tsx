import { geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import { scaleSqrt } from 'd3-scale';
import { useEffect, useMemo, useRef, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-110m.json';
import type { Facets, PlaceCount } from '../../../src/contract/desk.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { filterOf, ledgerAddress } from '../../lib/filters.ts';
import { usePlace } from '../../lib/router.tsx';
import { useDates, useWords } from '../../lib/words.tsx';
import { MarkLink } from '../../parts/mark-link.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Question } from '../../parts/question.tsx';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';

const WIDTH = 1200;
/** Cut above Antarctica, where no claim has ever stood. */
const HEIGHT = 540;
const WHOLE = 620;
const MOST_RADIUS = 26;
/** Places whose names are tried, largest first; a name that would cover another is left out. */
const NAMED = 60;
const LETTER = 7.2;
const WIDE_LETTER = 13;

const land = feature(
  world as unknown as Topology,
  (world as unknown as Topology).objects['countries'] as GeometryCollection,
);

/** Claims by the place that they name, drawn offline. */
export function WorldMap() {
  const words = useWords();
  const { params } = usePlace();
  const filter = filterOf(params);
  const query = useApi<{ items: PlaceCount[] }>(withQuery('/places', filter));
  const facets = useApi<Facets>(withQuery('/claims/facets', filter));
  return (
    <>
      <ScreenHead title={words.t('web.nav.map')} about={words.t('web.map.about')}>
        <Question parts={['kind', 'party', 'period']} />
      </ScreenHead>
      <Shown query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.t('cli.noClaims')} />
          ) : (
            <Drawn places={items} total={facets.data?.total ?? 0} filter={filter} />
          )
        }
      </Shown>
    </>
  );
}

function Drawn({
  places,
  total,
  filter,
}: {
  places: readonly PlaceCount[];
  total: number;
  filter: ReturnType<typeof filterOf>;
}) {
  const words = useWords();
  const dates = useDates();
  const [zoom, setZoom] = useState({ scale: 1, x: WIDTH / 2, y: HEIGHT / 2 });
  const svg = useRef<SVGSVGElement>(null);
  const drawn = useMemo(() => {
    const projection = geoNaturalEarth1().fitSize([WIDTH, WHOLE], { type: 'Sphere' });
    const path = geoPath(projection);
    return {
      projection,
      land: land.features.map((one) => path(one) ?? ''),
      grid: path(geoGraticule10()) ?? '',
      sphere: path({ type: 'Sphere' }) ?? '',
    };
  }, []);
  useEffect(() => {
    const box = svg.current;
    // React's own wheel listener is passive and could not keep the page from scrolling.
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setZoom((now) => ({ ...now, scale: Math.min(12, Math.max(1, now.scale * (event.deltaY < 0 ? 1.25 : 0.8))) }));
    };
    box?.addEventListener('wheel', turn, { passive: false });
    return () => {
      box?.removeEventListener('wheel', turn);
    };
  }, []);
  const most = Math.max(...places.map(({ count }) => count), 1);
  const radius = scaleSqrt([0, most], [0, MOST_RADIUS]);
  const marks = places.flatMap((place) => {
    const at = drawn.projection([place.lon, place.lat]);
    return at ? [{ ...place, x: at[0], y: at[1], label: words.nameOf(place.id) ?? place.name }] : [];
  });
  const located = places.reduce((sum, { count }) => sum + count, 0);
  const { scale, x, y } = zoom;
  const named = namesApart(marks, (count) => Math.max(3, radius(count)) / Math.sqrt(scale), scale);
  const width = WIDTH / scale;
  const height = HEIGHT / scale;
  const left = Math.min(Math.max(0, x - width / 2), WIDTH - width);
  const top = Math.min(Math.max(0, y - height / 2), HEIGHT - height);
  const drag = useRef<{ x: number; y: number } | null>(null);
  const closer = (by: number): void => {
    setZoom((now) => ({ ...now, scale: Math.min(12, Math.max(1, now.scale * by)) }));
  };
  return (
    <Picture
      name="map"
      title={words.t('web.map.title')}
      note={words.t('web.map.note', { n: dates.number(located), all: dates.number(total) })}
      behind={{
        head: [words.t('web.field.place'), words.t('list.claims'), words.t('web.map.lat'), words.t('web.map.lon')],
        rows: marks.map((place) => ({
          key: place.id,
          cells: [place.label, place.count, place.lat, place.lon],
          to: ledgerAddress({ ...filter, place: place.id }),
        })),
      }}
    >
      <div className="map-box">
        <svg
          ref={svg}
          className="drawn world"
          viewBox={`${left} ${top} ${width} ${height}`}
          role="group"
          aria-label={words.t('web.map.title')}
          onPointerDown={(event) => {
            drag.current = { x: event.clientX, y: event.clientY };
          }}
          onPointerMove={(event) => {
            if (!drag.current || event.buttons === 0 || scale === 1) return;
            const ratio = width / event.currentTarget.clientWidth;
            const moved = { x: (event.clientX - drag.current.x) * ratio, y: (event.clientY - drag.current.y) * ratio };
            drag.current = { x: event.clientX, y: event.clientY };
            setZoom((now) => ({ ...now, x: left + width / 2 - moved.x, y: top + height / 2 - moved.y }));
          }}
          onDoubleClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const at = {
              x: left + ((event.clientX - box.left) / box.width) * width,
              y: top + ((event.clientY - box.top) / box.height) * height,
            };
            setZoom({ ...at, scale: Math.min(12, scale * 2) });
          }}
        >
          <path d={drawn.sphere} className="sea" />
          <path d={drawn.grid} className="grid" strokeWidth={0.6 / scale} />
          {drawn.land.map((d, i) => (
            <path key={i} d={d} className="land" strokeWidth={0.7 / scale} />
          ))}
          {marks.map((place) => (
            <MarkLink
              key={place.id}
              to={ledgerAddress({ ...filter, place: place.id })}
              label={words.t('web.map.mark', { place: place.label, n: place.count })}
            >
              <circle
                className="spot"
                cx={place.x}
                cy={place.y}
                r={Math.max(3, radius(place.count)) / Math.sqrt(scale)}
                strokeWidth={1.2 / scale}
              />
              {named.has(place.id) && (
                <text
                  x={place.x}
                  y={place.y - Math.max(3, radius(place.count)) / Math.sqrt(scale) - 3 / scale}
                  fontSize={13 / scale}
                  textAnchor="middle"
                  className="name"
                >
                  {place.label}
                </text>
              )}
            </MarkLink>
          ))}
        </svg>
        <div className="zoom">
          <button
            type="button"
            className="button icon"
            aria-label={words.t('web.map.closer')}
            onClick={() => {
              closer(1.6);
            }}
          >
            +
          </button>
          <button
            type="button"
            className="button icon"
            aria-label={words.t('web.map.farther')}
            onClick={() => {
              closer(1 / 1.6);
            }}
          >
            −
          </button>
        </div>
      </div>
    </Picture>
  );
}

/** Ids of the places whose names can stand without covering one another, the largest first. */
function namesApart(
  marks: readonly { id: string; label: string; x: number; y: number; count: number }[],
  radius: (count: number) => number,
  scale: number,
): Set<string> {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const out = new Set<string>();
  for (const mark of marks.slice(0, NAMED * scale)) {
    const letters = Array.from(mark.label).reduce((sum, letter) => sum + (letter > '\u2e80' ? WIDE_LETTER : LETTER), 0);
    const half = letters / 2 / scale;
    const bottom = mark.y - radius(mark.count);
    const box = { left: mark.x - half, right: mark.x + half, top: bottom - 16 / scale, bottom };
    if (taken.some((o) => o.left < box.right && o.right > box.left && o.top < box.bottom && o.bottom > box.top))
      continue;
    taken.push(box);
    out.add(mark.id);
  }
  return out;
}
