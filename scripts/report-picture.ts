import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../src/cli/run.ts';
import { processSurface } from '../src/cli/surface.ts';
import { graphemesOf } from '../src/cli/text/graphemes.ts';
import { graphemeWidth } from '../src/cli/text/width.ts';
import { projectRoot } from './lib/data-files.ts';

// tsx scripts/report-picture.ts — draws the head of the report on the first sample as docs/report.svg, from what the
// command prints on a terminal. It needs the compiled knowledge (npm run build).

const COLUMNS = 100;
const LINES = 64;
/** Pixels. A wide character stands in two cells: its own em, and spacing for the rest. */
const CELL = 9;
const LINE = 22;
const NARROW_SIZE = 15;
const WIDE_SIZE = 16;
const BAR = 40;
const MARGIN = 22;
const COLOURS: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '36': '#79c0ff',
};
const PLAIN = '#e6edf3';
const FAINT = '#8b949e';

interface Style {
  readonly colour: string | null;
  readonly bold: boolean;
  readonly faint: boolean;
}
/** Characters of one style and one width, beginning at a column. */
interface Run {
  readonly column: number;
  readonly columns: number;
  readonly text: string;
  readonly wide: boolean;
  readonly style: Style;
}

const samples = JSON.parse(readFileSync(join(projectRoot, 'samples', 'index.json'), 'utf8')) as {
  file: string;
  title: string;
  publisher: string;
  published: string;
  url: string;
}[];
const { file, title, publisher, published, url } = samples[0]!;
const shown = `tally read samples/${file} --published ${published}`;
writeFileSync(join(projectRoot, 'docs', 'report.svg'), picture(head(await report())));

/** What the command prints, run as it is but for its screen. */
async function report(): Promise<string[]> {
  const printed: string[] = [];
  const out = {
    isTerminal: true,
    columns: COLUMNS,
    write: (chunk: string | Uint8Array) => {
      printed.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return Promise.resolve();
    },
  };
  const told = ['--title', title, '--publisher', publisher, '--published', published, '--url', url];
  const command = ['--lang', 'en', 'read', join(projectRoot, 'samples', file), '--no-save', ...told];
  const status = await run(command, { ...processSurface('0'), out, env: {} });
  if (status !== 0) throw new Error(`the report could not be made: exit status ${status}`);
  return printed.join('').split('\n');
}

/** The first lines, ending where a block of the report ends. */
function head(lines: readonly string[]): string[] {
  const end = lines.lastIndexOf('', LINES);
  return lines.slice(0, end > 0 ? end : LINES);
}

/** The runs of one line of a terminal. Gaps of two spaces and more part runs, so that nothing drifts. */
function runsOf(line: string, style: Style): { runs: Run[]; style: Style } {
  const runs: Run[] = [];
  let column = 0;
  let open: { column: number; text: string; wide: boolean; columns: number } | null = null;
  const close = () => {
    if (open?.text.trim()) runs.push({ ...open, text: open.text.trimEnd(), columns: widthWithoutEnd(open), style });
    open = null;
  };
  for (const part of line.split(/(\u001b\[\d+m)/)) {
    const escape = /^\u001b\[(\d+)m$/.exec(part);
    if (escape) {
      close();
      style = styled(style, escape[1]!);
      continue;
    }
    for (const grapheme of graphemesOf(part)) {
      const columns = graphemeWidth(grapheme);
      const wide = columns === 2;
      if (open && (open.wide !== wide || (open.text.endsWith(' ') && grapheme === ' '))) close();
      if (!open && grapheme !== ' ') open = { column, text: '', wide, columns: 0 };
      if (open) open = { ...open, text: open.text + grapheme, columns: open.columns + columns };
      column += columns;
    }
  }
  close();
  return { runs, style };
}

function widthWithoutEnd(run: { text: string; columns: number }): number {
  return run.columns - (run.text.length - run.text.trimEnd().length);
}

function styled(style: Style, code: string): Style {
  switch (code) {
    case '0':
      return { colour: null, bold: false, faint: false };
    case '1':
      return { ...style, bold: true };
    case '2':
      return { ...style, faint: true };
    case '22':
      return { ...style, bold: false, faint: false };
    case '39':
      return { ...style, colour: null };
    default:
      return { ...style, colour: COLOURS[code] ?? style.colour };
  }
}

function picture(lines: readonly string[]): string {
  const width = COLUMNS * CELL + 2 * MARGIN;
  const height = BAR + lines.length * LINE + MARGIN;
  let style: Style = { colour: null, bold: false, faint: false };
  const drawn = lines.map((line, row) => {
    const read = runsOf(line, style);
    ({ style } = read);
    const y = BAR + row * LINE + 17;
    return read.runs.map((run) => element(run, y)).join('');
  });
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, i) => `<circle cx="${MARGIN + i * 20}" cy="18" r="6" fill="${fill}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The report of tally read on a sample article">`,
    '<style>',
    `text{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:${NARROW_SIZE}px;fill:${PLAIN}}`,
    `.w{font-family:"PingFang TC","Noto Sans CJK TC","Noto Sans TC","Microsoft JhengHei",sans-serif;font-size:${WIDE_SIZE}px;letter-spacing:${2 * CELL - WIDE_SIZE}px}`,
    `.b{font-weight:700}.f{fill:${FAINT}}`,
    ...Object.entries(COLOURS).map(([code, fill]) => `.c${code}{fill:${fill}}`),
    '</style>',
    `<rect width="${width}" height="${height}" rx="10" fill="#0d1117"/>`,
    `<path d="M0 ${BAR - 6}V10a10 10 0 0 1 10-10H${width - 10}a10 10 0 0 1 10 10V${BAR - 6}z" fill="#161b22"/>`,
    ...dots,
    `<text class="f" x="${width / 2}" y="23" text-anchor="middle">${escaped(shown)}</text>`,
    ...drawn.filter((line) => line !== ''),
    '</svg>',
    '',
  ].join('\n');
}

function element(run: Run, y: number): string {
  const { style } = run;
  const colour = Object.keys(COLOURS).find((code) => COLOURS[code] === style.colour);
  const classes = [run.wide && 'w', style.bold && 'b', colour ? `c${colour}` : style.faint && 'f'].filter(Boolean);
  const x = MARGIN + run.column * CELL;
  const fit = run.wide ? '' : ` textLength="${run.columns * CELL}" lengthAdjust="spacingAndGlyphs"`;
  const of = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
  return `<text${of} x="${x}" y="${y}"${fit}>${escaped(run.text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
