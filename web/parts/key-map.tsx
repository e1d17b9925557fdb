import { actionsNow } from '../lib/keys.ts';
import { useWords } from '../lib/words.tsx';
import { Dialog } from './dialog.tsx';

const isMac = navigator.userAgent.includes('Mac');
const SHOWN: Readonly<Partial<Record<string, string>>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '↵',
};

/** A key as it stands on a keyboard. */
export function keyName(key: string): string {
  const bare = key.replace('Mod+', '');
  const name = SHOWN[bare] ?? (bare.length === 1 && key.startsWith('Mod+') ? bare.toUpperCase() : bare);
  return key.startsWith('Mod+') ? `${isMac ? '⌘' : 'Ctrl'} ${name}` : name;
}

/** The map of keys: what can be done on this screen without a mouse. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const seen = new Set<string>();
  const actions = actionsNow().filter(({ key }) => key !== '' && !seen.has(key) && seen.add(key));
  return (
    <Dialog title={words.t('web.key.map')} onClose={onClose}>
      <ul className="keys">
        {actions.map(({ key, name }) => (
          <li key={key}>
            <span>{words.t(name)}</span>
            <kbd>{keyName(key)}</kbd>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
