/** What JSON-LD says of the article of a page. */
export interface LinkedArticle {
  title: string | null;
  published: string | null;
  updated: string | null;
  publisher: string | null;
  author: string | null;
  url: string | null;
}

const ARTICLE_TYPES = /(Article|BlogPosting|Report|Posting|WebPage)$/;
/** Real pages describe a few dozen things. */
const MOST = 1000;

/** Takes the fields of the articles that a JSON-LD block describes; a block that is no JSON is passed over. */
export function readJsonLd(json: string, out: LinkedArticle): void {
  const queue: unknown[] = [parseJson(json)];
  const articles: Record<string, unknown>[] = [];
  for (let i = 0; i < queue.length && i < MOST; i++) {
    const node = queue[i];
    if (Array.isArray(node)) queue.push(...(node as unknown[]).slice(0, MOST));
    if (!isRecord(node)) continue;
    queue.push(node['@graph'], node['mainEntity'], node['mainEntityOfPage']);
    const types = [node['@type']].flat();
    if (types.some((type) => typeof type === 'string' && ARTICLE_TYPES.test(type))) articles.push(node);
  }
  // What describes the article itself goes before what describes the page that it stands on.
  articles.sort((a, b) => Number(isPage(a)) - Number(isPage(b)));
  for (const node of articles) {
    out.title ??= text(node['headline']) ?? text(node['name']);
    out.published ??= text(node['datePublished']) ?? text(node['dateCreated']);
    out.updated ??= text(node['dateModified']);
    out.publisher ??= nameOf(node['publisher']) ?? nameOf(node['sourceOrganization']);
    out.author ??= namesOf(node['author'] ?? node['creator']);
    out.url ??= text(node['url']) ?? text(node['mainEntityOfPage']) ?? idOf(node['mainEntityOfPage']);
  }
}

const isPage = (node: Record<string, unknown>): boolean => [node['@type']].flat().every((type) => type === 'WebPage');

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.trim().replace(/;$/, ''));
  } catch {
    // Line ends inside texts are the commonest fault of hand-made blocks.
    return parseOrNull(json.replaceAll(/[\n\r\t]+/g, ' '));
  }
}

function parseOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  const trimmed = typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : '';
  return trimmed === '' ? null : trimmed;
}

function nameOf(value: unknown): string | null {
  const [first] = [value].flat();
  return isRecord(first) ? text(first['name']) : text(first);
}

function namesOf(value: unknown): string | null {
  const names = [value]
    .flat()
    .slice(0, 10)
    .map(nameOf)
    .filter((name) => name !== null);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

function idOf(value: unknown): string | null {
  return isRecord(value) ? text(value['@id']) : null;
}
