import type { AssessContext } from '../context.ts';
import { finding, holds } from '../context.ts';
import type { AssessedPromise, Finding } from '../types.ts';

/** SOURCE_PROMISED_MISSING: what the text says is given and is not there. It concerns the document, so no claim. */
export function sourcePromisedMissing(context: AssessContext): Finding[] {
  const { document, promises, tables, views, pictures } = context;
  const delivered: Record<AssessedPromise['what'], () => boolean> = {
    sources: () => document.sources.length > 0,
    references: () => document.sources.length > 0,
    links: () => document.sources.some((source) => source.url !== null),
    screenshots: () => (pictures ?? 0) > 0 || holds(views.view, tables.words.pictures),
  };
  const raised = new Set<AssessedPromise['what']>();
  return promises.flatMap((promise) => {
    // "sources" and "references" in one statement promise one list
    const what = promise.what === 'references' ? 'sources' : promise.what;
    if (raised.has(what) || delivered[promise.what]()) return [];
    raised.add(what);
    return [finding(tables, 'SOURCE_PROMISED_MISSING', promise.what, promise.start, [], {}, context.words(promise))];
  });
}
