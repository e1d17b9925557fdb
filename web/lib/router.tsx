import { type AnchorHTMLAttributes, type MouseEvent, useCallback, useMemo, useSyncExternalStore } from 'react';

/** The address bar is the state: what a screen shows can be shared by its address. */
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};
addEventListener('popstate', tell);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const address = (): string => location.pathname + location.search;

export function navigate(to: string, { replace = false } = {}): void {
  if (to === address()) return;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  tell();
}

export interface Place {
  readonly path: string;
  readonly parts: readonly string[];
  readonly params: URLSearchParams;
}

export function usePlace(): Place {
  const now = useSyncExternalStore(subscribe, address);
  return useMemo(() => {
    const url = new URL(now, location.origin);
    const parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    return { path: url.pathname, parts, params: url.searchParams };
  }, [now]);
}

/** Parameters of the address, and how to change some of them; null takes one out. */
export function useParams(): [
  URLSearchParams,
  (changes: Readonly<Record<string, string | null>>, push?: boolean) => void,
] {
  const { params } = usePlace();
  const change = useCallback((changes: Readonly<Record<string, string | null>>, push = false) => {
    const next = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes))
      if (value === null || value === '') next.delete(key);
      else next.set(key, value);
    const query = next.toString();
    navigate(location.pathname + (query === '' ? '' : `?${query}`), { replace: !push });
  }, []);
  return [params, change];
}

export function Link({ to, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) {
  const go = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
    if (!to.includes('#')) scrollTo(0, 0);
  };
  return <a href={to} onClick={go} {...rest} />;
}
