import type { ReactNode } from 'react';
import { ApiError } from '../lib/api.ts';
import { useWords } from '../lib/words.tsx';

/** Where something will stand in a moment. */
export function Loading({ lines = 8 }: { lines?: number }) {
  const words = useWords();
  return (
    <div className="bones" role="status" aria-label={words.t('web.loading')}>
      {Array.from({ length: lines }, (_, i) => (
        <i key={i} />
      ))}
    </div>
  );
}

/** What went wrong, in the reader's words where there are any, with the stable code. */
export function Failed({ error }: { error: Error }) {
  const words = useWords();
  const code = error instanceof ApiError ? error.code : 'INTERNAL';
  return (
    <div className="failed" role="alert">
      <strong>{words.has('error', code) ? words.label('error', code) : words.t('web.failed')}</strong>
      <p className="small">
        {error.message} <span className="tiny">[{code}]</span>
      </p>
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="notice">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** What was asked for, or what stands in its place. */
export function Shown<T>({
  query,
  lines,
  children,
}: {
  query: { data: T | undefined; error: Error | null };
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.error) return <Failed error={query.error} />;
  if (query.data === undefined) return <Loading {...(lines === undefined ? {} : { lines })} />;
  return <>{children(query.data)}</>;
}

export function ScreenHead({ title, about, children }: { title: string; about?: string; children?: ReactNode }) {
  return (
    <header className="screen-head">
      <div>
        <h1>{title}</h1>
        {about && <p>{about}</p>}
      </div>
      {children && <div className="row">{children}</div>}
    </header>
  );
}
