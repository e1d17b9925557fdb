import { useSyncExternalStore } from 'react';

const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'tallystick.theme';
const listeners = new Set<() => void>();

const kept = (): Theme => THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system';

export function applyTheme(): void {
  const theme = kept();
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** The theme, and how to go on to the next. */
export function useTheme(): [Theme, () => void] {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, kept);
  return [
    theme,
    () => {
      localStorage.setItem(KEY, THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system');
      applyTheme();
      for (const listener of listeners) listener();
    },
  ];
}
