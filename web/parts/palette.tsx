import { useMemo, useState } from 'react';
import { actionsNow, type Action } from '../lib/keys.ts';
import { SECTIONS } from '../lib/nav.ts';
import { navigate } from '../lib/router.tsx';
import { useWords } from '../lib/words.tsx';
import { Dialog } from './dialog.tsx';
import { keyName } from './key-map.tsx';

interface Choice {
  readonly id: string;
  readonly text: string;
  readonly key: string;
  readonly run: () => void;
}

const isGoing = (action: Action): boolean => action.name !== 'web.key.palette';

/** Everything that can be done or opened, found by a few letters. What fits nothing is searched for in the ledger. */
export function Palette({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const all = useMemo((): Choice[] => {
    const actions = actionsNow().filter(isGoing);
    const seen = new Set<string>();
    return [
      ...actions
        .filter(({ name }) => !seen.has(name) && seen.add(name))
        .map(({ key, name, run }) => ({ id: name, text: words.t(name), key: keyName(key), run })),
      ...SECTIONS.flatMap(({ stops }) =>
        stops.map(({ to, name }) => ({
          id: to,
          text: words.t('web.palette.open', { name: words.t(name) }),
          key: '',
          run: () => {
            navigate(to);
          },
        })),
      ),
    ];
  }, [words]);
  const wanted = asked.trim().toLowerCase();
  const fitting = all.filter(({ text }) => text.toLowerCase().includes(wanted));
  const choices = wanted
    ? [
        ...fitting,
        {
          id: 'search',
          text: words.t('web.palette.search', { text: asked.trim() }),
          key: '',
          run: () => {
            navigate(`/ledger?text=${encodeURIComponent(asked.trim())}`);
          },
        },
      ]
    : fitting;
  const chosen = Math.min(at, choices.length - 1);
  const take = (choice: Choice | undefined): void => {
    onClose();
    // The dialog gives the focus back when it closes; what is chosen may move it again after that.
    requestAnimationFrame(() => choice?.run());
  };
  return (
    <Dialog title={words.t('web.key.palette')} className="palette" onClose={onClose}>
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={choices[chosen] ? `palette-${chosen}` : undefined}
        aria-label={words.t('web.palette.ask')}
        placeholder={words.t('web.palette.ask')}
        value={asked}
        onChange={(event) => {
          setAsked(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, choices.length));
          else if (event.key === 'ArrowUp') setAt((chosen - 1 + choices.length) % Math.max(1, choices.length));
          else if (event.key === 'Enter') take(choices[chosen]);
          else return;
          event.preventDefault();
        }}
      />
      <ul id="palette-list" role="listbox" aria-label={words.t('web.key.palette')}>
        {choices.map((choice, i) => (
          <li
            key={choice.id}
            id={`palette-${i}`}
            role="option"
            aria-selected={i === chosen}
            onClick={() => {
              take(choice);
            }}
          >
            <span>{choice.text}</span>
            {choice.key && (
              <span>
                <kbd>{choice.key}</kbd>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
