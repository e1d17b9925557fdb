import { useSyncExternalStore } from 'react';

/** A report in the making: what was chosen and what was written, in the order of the brief. Kept in this browser. */
export type Block =
  | { readonly type: 'words'; readonly id: string; readonly text: string }
  | { readonly type: 'claim'; readonly id: string }
  | { readonly type: 'event'; readonly id: string };

export interface Report {
  readonly title: string;
  readonly blocks: readonly Block[];
}

const KEY = 'tallystick.report';
const EMPTY: Report = { title: '', blocks: [] };
const listeners = new Set<() => void>();
let now: Report = kept();

function kept(): Report {
  try {
    return { ...EMPTY, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Report>) };
  } catch {
    // Written by something else; a new report begins.
    return EMPTY;
  }
}

export function setReport(change: (report: Report) => Report): void {
  now = change(now);
  localStorage.setItem(KEY, JSON.stringify(now));
  for (const listener of listeners) listener();
}

export function useReport(): Report {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
}

/** Puts claims or events at the end of the report, each once. */
export function addToReport(type: 'claim' | 'event', ids: readonly string[]): void {
  setReport((report) => {
    const known = new Set(report.blocks.map(({ id }) => id));
    const added = ids.filter((id) => !known.has(id)).map((id): Block => ({ type, id }));
    return { ...report, blocks: [...report.blocks, ...added] };
  });
}
