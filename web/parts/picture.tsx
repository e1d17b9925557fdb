import { type ReactNode, useRef, useState } from 'react';
import { csvOf, saveFile } from '../lib/save-file.ts';
import { useWords } from '../lib/words.tsx';
import { Icon } from './icons.tsx';

type Cell = string | number | null | undefined;

/** The table behind a picture: the same figures, for who cannot see it and for who wants to count on. */
export interface Behind {
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly Cell[]; readonly to?: string }[];
}

const SCALE = 2;

/** Every property that a drawing takes from our style sheets and a lone file would miss. */
const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'opacity',
];

/** The drawing as a file of its own, with what it looks like written into it. */
export function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  originals.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of KEPT) copies[i]?.setAttribute(name, style.getPropertyValue(name));
  });
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

async function pngOf(svg: SVGSVGElement): Promise<Blob | null> {
  const url = URL.createObjectURL(new Blob([standalone(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { width, height } = svg.viewBox.baseVal;
    const canvas = document.createElement('canvas');
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A picture with the table behind it, to be saved as SVG, PNG or data. */
export function Picture({
  name,
  title,
  note,
  behind,
  children,
}: {
  /** The name of its files. */
  name: string;
  title: string;
  note?: string;
  behind: Behind;
  children: ReactNode;
}) {
  const words = useWords();
  const [isTable, setTable] = useState(false);
  const root = useRef<HTMLElement>(null);
  const drawn = (): SVGSVGElement | null => root.current?.querySelector<SVGSVGElement>('svg.drawn') ?? null;
  return (
    <figure className="picture" ref={root}>
      <header>
        <figcaption>
          <h2>{title}</h2>
          {note && <p className="small faint">{note}</p>}
        </figcaption>
        <div className="row">
          <div className="segmented" role="group" aria-label={words.t('web.picture.view')}>
            <button
              type="button"
              aria-pressed={!isTable}
              onClick={() => {
                setTable(false);
              }}
            >
              {words.t('web.picture.picture')}
            </button>
            <button
              type="button"
              aria-pressed={isTable}
              onClick={() => {
                setTable(true);
              }}
            >
              {words.t('web.picture.table')}
            </button>
          </div>
          <button
            type="button"
            className="button"
            disabled={isTable}
            onClick={() => {
              const svg = drawn();
              if (svg) saveFile(`${name}.svg`, 'image/svg+xml', standalone(svg));
            }}
          >
            <Icon sign="download" /> SVG
          </button>
          <button
            type="button"
            className="button"
            disabled={isTable}
            onClick={() => {
              const svg = drawn();
              if (svg)
                void pngOf(svg).then((png) => {
                  if (png) saveFile(`${name}.png`, 'image/png', png);
                });
            }}
          >
            <Icon sign="download" /> PNG
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              saveFile(`${name}.csv`, 'text/csv', csvOf([behind.head, ...behind.rows.map(({ cells }) => cells)]));
            }}
          >
            <Icon sign="download" /> CSV
          </button>
        </div>
      </header>
      {isTable ? <BehindTable behind={behind} title={title} /> : children}
    </figure>
  );
}

function BehindTable({ behind, title }: { behind: Behind; title: string }) {
  const isNumber = behind.head.map((_, i) =>
    behind.rows.every(({ cells }) => typeof cells[i] !== 'string' || cells[i] === ''),
  );
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
      <table className="plain-table">
        <thead>
          <tr>
            {behind.head.map((one, i) => (
              <th key={one} className={isNumber[i] ? 'num' : ''}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {behind.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, i) => (
                <td key={i} className={isNumber[i] ? 'num' : ''}>
                  {i === 0 && row.to ? <a href={row.to}>{cell}</a> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
