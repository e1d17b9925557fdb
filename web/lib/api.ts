import { keepPreviousData, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What the API answered instead of what was asked for. `code` is stable; docs/errors.md explains every one. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const client = new QueryClient({
  defaultOptions: { queries: { staleTime: 30_000, retry: false, refetchOnWindowFocus: false } },
});

async function answered<T>(response: Response): Promise<T> {
  const body = (await response.json()) as { error?: { code: string; message: string } };
  if (!response.ok) throw new ApiError(body.error?.code ?? 'INTERNAL', body.error?.message ?? response.statusText);
  return body as T;
}

export async function get<T>(path: string): Promise<T> {
  return answered<T>(await fetch(`/api${path}`, { headers: { accept: 'application/json' } }));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return answered<T>(await fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** What stands at an address of the API, kept fresh while somebody looks; null asks for nothing. */
export function useApi<T>(path: string | null) {
  return useQuery<T, ApiError>({
    queryKey: [path],
    queryFn: () => get<T>(path ?? ''),
    enabled: path !== null,
    placeholderData: keepPreviousData,
  });
}

/** An address with what of its parameters is set. */
export function withQuery(
  path: string,
  params: Readonly<Record<string, string | number | boolean | undefined | null>>,
) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params))
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Whatever is on the screen follows the ledger, whoever writes to it. */
export function useChanges(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let known: string | null = null;
    const line = new EventSource('/api/changes');
    line.addEventListener('version', (event) => {
      const { version } = JSON.parse(event.data as string) as { version: string };
      if (known !== null && known !== version) void queries.invalidateQueries();
      known = version;
    });
    return () => {
      line.close();
    };
  }, [queries]);
}

/** Reads an article and tells each stage. Rejects with ApiError. */
export async function readArticle(
  body: Readonly<Record<string, unknown>>,
  say: (progress: ReadProgress) => void,
): Promise<ReadProgress> {
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json' };
  const response = await fetch('/api/read', { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok || !response.body) return answered(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let last: ReadProgress | null = null;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (data === undefined) continue;
      const told = JSON.parse(data) as ReadProgress & { error?: { code: string; message: string } };
      if (told.error) throw new ApiError(told.error.code, told.error.message);
      last = told;
      say(told);
    }
  }
  if (!last?.document) throw new ApiError('INTERNAL', '');
  return last;
}

export interface ReadProgress {
  stage: 'received' | 'preparing' | 'reading' | 'kept';
  bytes: number;
  document: string | null;
  claims: number | null;
  checks: number | null;
  repairs: number | null;
  known: boolean | null;
}
