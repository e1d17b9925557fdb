import { useState } from 'react';
import type { ClaimRow, PageOf } from '../../../src/contract/desk.ts';
import { type ApiError, get } from '../../lib/api.ts';
import { csvOf, saveFile } from '../../lib/save-file.ts';
import { useWords } from '../../lib/words.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useToast } from '../../parts/toast.tsx';

const PAGE = 1000;
/** More than this is for `tally claims`, which streams; a page would hold it all in memory. */
const MOST = 100_000;

const HEAD = [
  'id',
  'document',
  'publisher',
  'published',
  'kind',
  'status',
  'quote',
  'actors',
  'targets',
  'items',
  'min',
  'max',
  'unit',
  'time',
  'place',
  'attribution',
  'support',
  'checks',
  'review',
] as const;

function rowOf(claim: ClaimRow): (string | number | null | undefined)[] {
  const ids = (list: readonly { id: string }[]): string => list.map(({ id }) => id).join('; ');
  return [
    claim.id,
    claim.document,
    claim.publisher,
    claim.published,
    claim.kind,
    claim.status,
    claim.quote,
    ids(claim.actors),
    ids(claim.targets),
    ids(claim.items),
    claim.quantity?.min,
    claim.quantity?.max,
    claim.quantity?.unit,
    claim.time?.edtf,
    claim.place?.name,
    claim.attribution?.name,
    claim.support.level,
    claim.checks.join('; '),
    claim.review,
  ];
}

/** What is shown, to a file: every claim of the filter, in the order of the table. */
export function ExportMenu({ address, total }: { address: string; claims: readonly ClaimRow[]; total: number }) {
  const words = useWords();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const save = async (format: 'csv' | 'json'): Promise<void> => {
    setBusy(true);
    try {
      const out: ClaimRow[] = [];
      let cursor: string | null = null;
      do {
        const page: PageOf<ClaimRow> = await get(
          address.replace(/limit=\d+/, `limit=${PAGE}`) + (cursor ? `&cursor=${cursor}` : ''),
        );
        out.push(...page.items);
        cursor = page.next;
      } while (cursor && out.length < MOST);
      if (format === 'csv') saveFile('claims.csv', 'text/csv', csvOf([HEAD, ...out.map(rowOf)]));
      else saveFile('claims.json', 'application/json', JSON.stringify(out, null, 1));
      toast({ text: words.t('web.export.done', { n: out.length }) });
    } catch (error) {
      toast({ text: (error as ApiError).message });
    }
    setBusy(false);
  };
  return (
    <div className="row">
      <button type="button" className="button" disabled={isBusy || total === 0} onClick={() => void save('csv')}>
        <Icon sign="download" /> CSV
      </button>
      <button type="button" className="button" disabled={isBusy || total === 0} onClick={() => void save('json')}>
        <Icon sign="download" /> JSON
      </button>
    </div>
  );
}
