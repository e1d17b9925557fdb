/** What narrows a list of claims: the same words in the address of a screen and of the API. */
export const FILTERS = [
  'text',
  'kind',
  'status',
  'support',
  'review',
  'party',
  'actor',
  'target',
  'item',
  'place',
  'attribution',
  'check',
  'publisher',
  'document',
  'from',
  'to',
  'ids',
] as const;
export type FilterName = (typeof FILTERS)[number];
/** Those that take several values, set apart by commas. */
export const LISTS: ReadonlySet<FilterName> = new Set(['kind', 'status', 'support', 'review']);

export function filterOf(params: URLSearchParams): Partial<Record<FilterName, string>> {
  const out: Partial<Record<FilterName, string>> = {};
  for (const name of FILTERS) {
    const value = params.get(name);
    if (value) out[name] = value;
  }
  return out;
}

/** The address of the ledger with a filter: every mark of every picture leads there. */
export function ledgerAddress(filter: Partial<Record<FilterName, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return `/ledger?${query.toString()}`;
}
