import type { Notice } from '../../contract/reading.ts';
import type { Span } from '../../kernel/span.ts';
import type { DocumentTables, NoticeKind, NoticeRule, PromiseKind } from '../../knowledge/document.ts';
import { endsSentence } from './views.ts';

/** A notice of a document; offsets are UTF-16 units. */
export interface FoundNotice extends Notice {
  readonly kind: NoticeKind;
  readonly rule: string;
}
/** What a sourcing statement says the reader will find. The span is the words that say it, in UTF-16 units. */
export interface SourcePromise extends Span {
  readonly what: PromiseKind;
}

function fits(rule: NoticeRule, view: string, line: Span, words: string): boolean {
  if (words.length > rule.longest) return false;
  if (rule.starts.length > 0 && !rule.starts.some((form) => words.startsWith(form))) return false;
  if (!rule.with.every((group) => group.some((form) => words.includes(form)))) return false;
  return !rule.open || !endsSentence(view, line);
}

/**
 * The notice that a line is, or null. A line longer than every rule allows is never copied, so that a text of one
 * endless line costs nothing.
 */
export function createNoticeFinder(tables: DocumentTables): (view: string, line: Span) => FoundNotice | null {
  const longest = Math.max(0, ...tables.notices.map((rule) => rule.longest));
  return (view, line) => {
    if (line.end - line.start > longest) return null;
    const words = view.slice(line.start, line.end);
    const rule = tables.notices.find((candidate) => fits(candidate, view, line, words));
    return rule ? { kind: rule.kind, rule: rule.id, start: line.start, end: line.end } : null;
  };
}

/** What the sourcing statements among the notices promise, each kind once a statement, in order of the text. */
export function createPromiseFinder(
  tables: DocumentTables,
): (view: string, notices: readonly FoundNotice[]) => SourcePromise[] {
  return (view, notices) =>
    notices
      .filter((notice) => notice.kind === 'sourcing-statement')
      .flatMap((notice) => {
        const words = view.slice(notice.start, notice.end);
        if (!tables.promised.some((form) => words.includes(form))) return [];
        const found = new Map<PromiseKind, SourcePromise>();
        for (const { what, forms } of tables.promises) {
          for (const form of forms) {
            const at = words.indexOf(form);
            const before = found.get(what);
            if (at < 0 || (before && before.start <= notice.start + at)) continue;
            found.set(what, { what, start: notice.start + at, end: notice.start + at + form.length });
          }
        }
        return [...found.values()].sort((a, b) => a.start - b.start || a.what.localeCompare(b.what, 'en'));
      });
}
