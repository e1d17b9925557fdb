import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../lib/words.tsx';
import { Icon } from './icons.tsx';

/** The browser's own dialog: it keeps the focus, closes on Escape and gives the focus back. */
export function Dialog({
  title,
  className,
  onClose,
  children,
}: {
  title: string;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const words = useWords();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // A dialog would begin at its button to close; whoever opened a form wants to write.
    dialog.querySelector<HTMLElement>('.body :is(textarea, input, select)')?.focus();
  }, []);
  return (
    <dialog
      ref={ref}
      className={className}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) ref.current.close();
      }}
    >
      {className === 'palette' ? (
        children
      ) : (
        <>
          <header>
            <h2>{title}</h2>
            <button type="button" className="button plain icon" aria-label={words.t('web.close')} onClick={onClose}>
              <Icon sign="close" />
            </button>
          </header>
          <div className="body">{children}</div>
        </>
      )}
    </dialog>
  );
}
