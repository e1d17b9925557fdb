import type { ReactNode } from 'react';
import { navigate } from '../lib/router.tsx';

/** A mark of a picture that opens the claims behind it, by pointer and by key. */
export function MarkLink({ to, label, children }: { to: string; label: string; children: ReactNode }) {
  return (
    <a
      href={to}
      aria-label={label}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(to);
      }}
    >
      <title>{label}</title>
      {children}
    </a>
  );
}
