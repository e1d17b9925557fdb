import type { Messages } from '../messages.ts';
import type { Style } from './style.ts';
import { clean, pad, width } from './width.ts';
import { wrap } from './wrap.ts';

/** One cell of a row: lines of text, and how each line is set. */
export interface Cell {
  readonly text: readonly string[];
  readonly width: number;
  readonly style?: (text: string) => string;
}

/** The widest that a report is set: longer lines are hard to read. */
const WIDEST = 100;
const NARROWEST = 40;

/** Lines of a report in the making. Nothing that it adds is wider than `width`. */
export class Page {
  readonly width: number;
  private readonly lines: string[] = [];
  private justHeaded = false;

  constructor(
    columns: number | null,
    readonly style: Style,
    readonly words: Messages,
  ) {
    this.width = Math.min(WIDEST, Math.max(NARROWEST, columns ?? WIDEST));
  }

  get text(): string {
    return this.lines.length === 0 ? '' : `${this.lines.join('\n')}\n`;
  }

  /** An empty line, unless the last one is empty or a heading. */
  gap(): void {
    if (this.justHeaded) {
      this.justHeaded = false;
      return;
    }
    if (this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('');
  }

  /** A heading over the whole width. */
  heading(text: string): void {
    this.justHeaded = false;
    this.gap();
    this.justHeaded = true;
    const rule = Math.max(0, this.width - width(text) - 1);
    this.lines.push(`${this.style.title(text)} ${this.style.faint('─'.repeat(rule))}`.trimEnd());
  }

  /** A paragraph, wrapped, each line set the same way. `hang` indents the lines after the first further. */
  put(text: string, options: { indent?: number; hang?: number; style?: (text: string) => string } = {}): void {
    this.justHeaded = false;
    const { indent = 0, hang = 0, style = (t: string) => t } = options;
    const first = wrap(clean(text), this.width - indent - hang);
    for (const [i, line] of first.entries()) this.lines.push(`${' '.repeat(indent + (i ? hang : 0))}${style(line)}`);
  }

  /** A label and its text side by side, the text wrapped in its own column. */
  labelled(
    label: string,
    text: string,
    labelWidth: number,
    options: { indent?: number; style?: Cell['style'] } = {},
  ): void {
    const { indent = 0, style } = options;
    this.row(
      [
        { text: [clean(label)], width: labelWidth, style: this.style.faint },
        { text: [text], width: this.width - indent - labelWidth - 2, ...(style ? { style } : {}) },
      ],
      indent,
    );
  }

  /** Cells side by side, two spaces apart, each wrapped in its own width. */
  row(cells: readonly Cell[], indent = 0): void {
    this.justHeaded = false;
    const columns = cells.map((cell) => cell.text.flatMap((text) => wrap(clean(text), cell.width)));
    const height = Math.max(...columns.map((column) => column.length));
    for (let i = 0; i < height; i++) {
      let line = ' '.repeat(indent);
      cells.forEach((cell, n) => {
        const text = pad(columns[n]?.[i] ?? '', n === cells.length - 1 ? 0 : cell.width);
        line += (n ? '  ' : '') + (cell.style && text.trim() ? cell.style(text) : text);
      });
      this.lines.push(line.trimEnd());
    }
  }
}
