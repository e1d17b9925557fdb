import { useEffect, useRef } from 'react';
import type { MessageKey } from '../../src/words/messages.ts';

/** Something that can be done on the screen: shared by its key, its button and the palette. */
export interface Action {
  /** Such as `j`, `Shift+A`, `Mod+k`; Mod is Ctrl, or Cmd on a Mac. Empty for none. */
  readonly key: string;
  readonly name: MessageKey;
  readonly run: () => void;
}

const scopes: { current: readonly Action[] }[] = [];

/** Everything that can be done now, the innermost screen first. */
export function actionsNow(): Action[] {
  return scopes.toReversed().flatMap((scope) => [...scope.current]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('dialog') !== null);

function nameOf(event: KeyboardEvent): string {
  const mod = event.metaKey || event.ctrlKey ? 'Mod+' : '';
  const key = event.key.length === 1 ? (mod ? event.key.toLowerCase() : event.key) : event.key;
  return mod + key;
}

addEventListener('keydown', (event) => {
  if (event.altKey || event.defaultPrevented) return;
  const name = nameOf(event);
  if (isTyping(event.target) && !name.startsWith('Mod+')) return;
  const action = actionsNow().find(({ key }) => key === name);
  if (!action) return;
  event.preventDefault();
  action.run();
});

/** Makes actions available for as long as a component stands. */
export function useActions(actions: readonly Action[]): void {
  const scope = useRef(actions);
  useEffect(() => {
    scope.current = actions;
  });
  useEffect(() => {
    scopes.push(scope);
    return () => {
      scopes.splice(scopes.indexOf(scope), 1);
    };
  }, []);
}
