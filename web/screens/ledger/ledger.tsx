import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ClaimRow, Facets, PageOf } from '../../../src/contract/desk.ts';
import { type ApiError, client, get, post, useApi, withQuery } from '../../lib/api.ts';
import { filterOf } from '../../lib/filters.ts';
import { useActions } from '../../lib/keys.ts';
import { addToReport } from '../../lib/report.ts';
import { useParams } from '../../lib/router.tsx';
import { useDates, useWords } from '../../lib/words.tsx';
import { FacetList } from '../../parts/facets.tsx';
import { Failed, Empty, Loading, ScreenHead } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { COLUMNS, type ColumnName } from './columns.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ClaimTable } from './table.tsx';

const PAGE = 100;
const FEW: readonly ColumnName[] = ['kind', 'quote', 'who', 'what', 'when', 'status'];
/** On wide screens there is room to see at once who published it and what backs it. */
const USUAL: readonly ColumnName[] = innerWidth < 1700 ? FEW : [...FEW, 'support', 'publisher'];

/** Every claim that is to be seen: narrowed by facets, sorted by columns, judged in bulk. The address holds it all. */
export function LedgerScreen() {
  const words = useWords();
  const dates = useDates();
  const toast = useToast();
  const [params, setParams] = useParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const filter = filterOf(params);
  const order = params.get('order') ?? 'document';
  const descending = params.get('descending') !== 'false';
  const address = withQuery('/claims', { ...filter, order, descending, limit: PAGE });
  const facets = useApi<Facets>(withQuery('/claims/facets', filter));
  const pages = useInfiniteQuery<PageOf<ClaimRow>, ApiError>({
    queryKey: ['pages', address],
    queryFn: ({ pageParam }) => get(withQuery(address, {}) + (pageParam ? `&cursor=${pageParam as string}` : '')),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const claims = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  const columns = (params.get('columns')?.split(',') ?? USUAL).filter((name): name is ColumnName => name in COLUMNS);
  const judge = async (kind: 'accept' | 'reject'): Promise<void> => {
    if (chosen.size === 0) return;
    try {
      await post('/decisions', { kind, subjects: [...chosen], reason: '' });
      toast({ text: words.t('web.ledger.judged', { n: chosen.size }) });
      setChosen(new Set());
    } catch (error) {
      toast({ text: (error as ApiError).message });
    }
    await client.invalidateQueries();
  };
  const pin = (): void => {
    if (chosen.size === 0) return;
    addToReport('claim', [...chosen]);
    toast({ text: words.t('web.report.added', { n: chosen.size }) });
    setChosen(new Set());
  };
  useActions([
    { key: 'r', name: 'web.report.add', run: pin },
    { key: 'a', name: 'web.ledger.accept', run: () => void judge('accept') },
    { key: 'x', name: 'web.ledger.reject', run: () => void judge('reject') },
    {
      key: 'Escape',
      name: 'web.ledger.none',
      run: () => {
        setChosen(new Set());
      },
    },
  ]);
  const total = facets.data?.total;
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <>
      <ScreenHead title={words.t('web.nav.ledger')} about={words.t('web.ledger.about')}>
        <ExportMenu address={address} claims={claims} total={total ?? 0} />
      </ScreenHead>
      <div className="ledger">
        <aside aria-label={words.t('web.ledger.facets')}>
          <details className="facet-sheet" open={innerWidth > 900}>
            <summary className="button">{words.t('web.ledger.facets')}</summary>
            {facets.data ? <FacetList facets={facets.data} /> : <Loading lines={10} />}
          </details>
        </aside>
        <section aria-label={words.t('web.ledger.claims')}>
          <div className="row spread ledger-bar">
            <p aria-live="polite">
              <strong>
                {total === undefined ? '…' : words.t('web.ledger.count', { n: total, shown: dates.number(total) })}
              </strong>{' '}
              {isNarrowed && (
                <button
                  type="button"
                  className="button plain"
                  onClick={() => {
                    setParams(Object.fromEntries(Object.keys(filter).map((key) => [key, null])), true);
                  }}
                >
                  {words.t('web.ledger.clear')}
                </button>
              )}
            </p>
            {chosen.size > 0 ? (
              <div className="row">
                <span className="small">{words.t('web.ledger.chosen', { n: chosen.size })}</span>
                <button type="button" className="button main" onClick={() => void judge('accept')}>
                  {words.t('web.accept')} <kbd>A</kbd>
                </button>
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    pin();
                  }}
                >
                  {words.t('web.report.add')} <kbd>R</kbd>
                </button>
                <button type="button" className="button" onClick={() => void judge('reject')}>
                  {words.t('web.reject')} <kbd>X</kbd>
                </button>
              </div>
            ) : (
              <ColumnMenu
                columns={columns}
                onChange={(next) => {
                  setParams({ columns: next.join(',') });
                }}
              />
            )}
          </div>
          {pages.error ? (
            <Failed error={pages.error} />
          ) : pages.isLoading ? (
            <Loading lines={14} />
          ) : claims.length === 0 ? (
            <Empty title={words.t('cli.noClaims')}>
              <p>{words.t('web.ledger.noneHint')}</p>
            </Empty>
          ) : (
            <ClaimTable
              {...{ claims, columns, chosen, order, descending }}
              onChoose={setChosen}
              onOrder={(next) => {
                setParams({ order: next, descending: String(next === order ? !descending : true) });
              }}
              onEnd={() => {
                if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
              }}
            />
          )}
        </section>
      </div>
    </>
  );
}

function ColumnMenu({
  columns,
  onChange,
}: {
  columns: readonly ColumnName[];
  onChange: (columns: ColumnName[]) => void;
}) {
  const words = useWords();
  const all = Object.keys(COLUMNS) as ColumnName[];
  return (
    <>
      <button type="button" className="button" popoverTarget="columns">
        {words.t('web.ledger.columns')}
      </button>
      <fieldset id="columns" popover="auto" className="popover">
        <legend className="label">{words.t('web.ledger.columns')}</legend>
        {all.map((name) => (
          <label key={name} className="row small">
            <input
              type="checkbox"
              checked={columns.includes(name)}
              onChange={(event) => {
                const next = event.target.checked ? [...columns, name] : columns.filter((one) => one !== name);
                onChange(all.filter((one) => next.includes(one)));
              }}
            />
            {words.label('web.column', name)}
          </label>
        ))}
      </fieldset>
    </>
  );
}
