import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ClaimRow } from '../../../src/contract/desk.ts';
import { useActions } from '../../lib/keys.ts';
import { navigate } from '../../lib/router.tsx';
import { useDates, useNames, useWords } from '../../lib/words.tsx';
import { claimAddress } from '../../parts/claim-line.tsx';
import { type Column, type ColumnName, COLUMNS } from './columns.tsx';

interface TableProps {
  readonly claims: readonly ClaimRow[];
  readonly columns: readonly ColumnName[];
  readonly chosen: ReadonlySet<string>;
  readonly order: string;
  readonly descending: boolean;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onOrder: (order: string) => void;
  readonly onEnd: () => void;
}

const ROW = 58;
const CLOSE_TO_END = 20;

/** The claims as a table of which only the rows in sight are drawn. J and K walk it, Space chooses, Enter opens. */
export function ClaimTable({ claims, columns, chosen, order, descending, onChoose, onOrder, onEnd }: TableProps) {
  const words = useWords();
  const dates = useDates();
  const name = useNames(claims);
  const root = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [at, setAt] = useState(-1);
  useEffect(() => {
    setTop(root.current?.offsetTop ?? 0);
  }, []);
  const rows = useWindowVirtualizer({ count: claims.length, estimateSize: () => ROW, overscan: 12, scrollMargin: top });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= claims.length - CLOSE_TO_END) onEnd();
  }, [last, claims.length, onEnd]);
  const walk = (by: number): void => {
    const next = Math.min(Math.max(0, at + by), claims.length - 1);
    setAt(next);
    rows.scrollToIndex(next, { align: 'center' });
  };
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const current = claims[at];
  useActions([
    {
      key: 'j',
      name: 'web.key.nextClaim',
      run: () => {
        walk(1);
      },
    },
    {
      key: 'k',
      name: 'web.key.previousClaim',
      run: () => {
        walk(-1);
      },
    },
    {
      key: ' ',
      name: 'web.ledger.choose',
      run: () => {
        if (current) toggle(current.id);
      },
    },
    {
      key: 'Enter',
      name: 'web.ledger.open',
      run: () => {
        if (current) navigate(claimAddress(current));
      },
    },
  ]);
  const grid = { gridTemplateColumns: `2.25rem ${columns.map((column) => COLUMNS[column].width).join(' ')}` };
  const tools = { words, name, day: dates.day };
  const areAll = claims.length > 0 && claims.every(({ id }) => chosen.has(id));
  return (
    <div
      className="claim-table"
      role="table"
      aria-rowcount={claims.length + 1}
      aria-label={words.t('web.ledger.claims')}
    >
      <div role="rowgroup" className="table-head">
        <div role="row" className="table-row" style={grid}>
          <span role="columnheader">
            <input
              type="checkbox"
              aria-label={words.t('web.ledger.all')}
              checked={areAll}
              onChange={() => {
                onChoose(areAll ? new Set() : new Set(claims.map(({ id }) => id)));
              }}
            />
          </span>
          {columns.map((column) => {
            const sort = (COLUMNS[column] as Column).order;
            const isSorted = sort !== null && sort === order;
            return (
              <span
                key={column}
                role="columnheader"
                aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}
              >
                {sort ? (
                  <button
                    type="button"
                    onClick={() => {
                      onOrder(sort);
                    }}
                  >
                    {words.label('web.column', column)}
                    {isSorted && <span aria-hidden="true"> {descending ? '↓' : '↑'}</span>}
                  </button>
                ) : (
                  words.label('web.column', column)
                )}
              </span>
            );
          })}
        </div>
      </div>
      <div role="rowgroup" ref={root} className="table-body" style={{ height: rows.getTotalSize() }}>
        {items.map((item) => {
          const claim = claims[item.index];
          if (!claim) return null;
          return (
            <div
              key={claim.id}
              ref={rows.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              className={`table-row ${item.index === at ? 'at' : ''} ${chosen.has(claim.id) ? 'chosen' : ''}`}
              style={{ ...grid, transform: `translateY(${item.start - top}px)` }}
            >
              <span role="cell">
                <input
                  type="checkbox"
                  aria-label={words.t('web.ledger.chooseOne', { quote: claim.quote.slice(0, 40) })}
                  checked={chosen.has(claim.id)}
                  onChange={() => {
                    toggle(claim.id);
                  }}
                />
              </span>
              {columns.map((column) => (
                <span key={column} role="cell" className={`c-${column}`} data-label={words.label('web.column', column)}>
                  {COLUMNS[column].cell(claim, tools)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
