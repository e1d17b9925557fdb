import type { Reading } from '../../contract/reading.ts';
import type { LedgerWriter } from '../../ledger/port.ts';
import { type PreparedArticle, prepareArticle, writeArticle } from '../import/article.ts';
import { type CaptureNode, keepNode } from '../import/capture.ts';
import { type Unit } from '../import/units.ts';
import type { WatchTools } from './tools.ts';

/** Articles read and ready to be written. */
export interface ReadArticles {
  readonly nodes: readonly CaptureNode[];
  readonly articles: readonly { article: PreparedArticle; reading: Reading | null; node: CaptureNode }[];
}

/** Reads the articles among what a capture holds. Rejects as the engine does. */
export async function readUnits(tools: WatchTools, units: readonly Unit[]): Promise<ReadArticles> {
  const articles: ReadArticles['articles'][number][] = [];
  const seen = new Set<string>();
  for (const unit of units) {
    if (unit.kind !== 'article') continue;
    const article = await prepareArticle(tools.ledger, unit.item, tools.versions);
    if (seen.has(article.sha256)) continue;
    seen.add(article.sha256);
    const reading = article.input ? await tools.read(article.input) : null;
    articles.push({ article, reading, node: unit.node });
  }
  return { nodes: units.flatMap((unit) => (unit.kind === 'capture' ? [unit.node] : [])), articles };
}

/** Writes them; gives the document of the first. Inside a transaction. */
export async function writeArticles(
  tools: WatchTools,
  writer: LedgerWriter,
  { nodes, articles }: ReadArticles,
): Promise<string | null> {
  let first: string | null = null;
  for (const { article, reading, node } of articles) {
    const { documentId } = await writeArticle(writer, tools.by, tools.versions, article, reading, node);
    first ??= documentId;
  }
  for (const node of nodes) await keepNode(writer.captures, node);
  return first;
}
