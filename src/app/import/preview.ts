import type { ItemOutcome } from '../../ledger/imports/port.ts';
import type { Ledger } from '../../ledger/port.ts';
import { prepareArticle, type Versions } from './article.ts';
import { openSource, type OpenSourceTools } from './open-source.ts';
import type { ImportRequest } from './request.ts';
import { findSources } from './sources.ts';

export interface Preview {
  readonly sources: number;
  readonly bytes: number;
  /** What would become of the items, as far as opening them tells. */
  readonly counts: Readonly<Record<ItemOutcome, number>>;
}

/** Opens everything that an import would open, and neither reads for claims nor writes anything. */
export async function previewImport(
  tools: OpenSourceTools & { readonly ledger: Ledger | null; readonly versions: Versions },
  request: ImportRequest,
  onItem: (source: string, part: string | null, outcome: ItemOutcome, message: string | null) => Promise<void> | void,
): Promise<Preview> {
  const { ledger } = tools;
  const own = new Set(ledger ? ['', '-wal', '-shm'].map((end) => `${ledger.location}${end}`) : []);
  const sources = await findSources(request.words, (path) => own.has(path), request.recursive);
  const counts = { read: 0, same: 0, copy: 0, failed: 0, skipped: 0 };
  const told = async (source: string, part: string | null, outcome: ItemOutcome, message: string | null) => {
    counts[outcome]++;
    await onItem(source, part, outcome, message);
  };
  for (const source of sources)
    for await (const unit of openSource(tools, { ...request, links: false }, source, () => false)) {
      if (unit.kind === 'opened' || unit.kind === 'capture') continue;
      if (unit.kind === 'problem')
        await told(source.name, unit.part, unit.skipped ? 'skipped' : 'failed', unit.error.message);
      else if (unit.kind === 'link') await told(source.name, unit.item.part, 'skipped', unit.item.url);
      else {
        const { input, differs } = await prepareArticle(ledger, unit.item, tools.versions);
        await told(source.name, unit.place, input ? 'read' : differs ? 'copy' : 'same', null);
      }
    }
  const bytes = sources.reduce((sum, { size }) => sum + size, 0);
  return { sources: sources.length, bytes, counts };
}
