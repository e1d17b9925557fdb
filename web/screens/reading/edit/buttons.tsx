import type { ReactNode } from 'react';
import { useWords } from '../../../lib/words.tsx';

/** What every field's editor stands in: Enter saves, Escape leaves it as it was. */
export function EditForm({
  children,
  onSubmit,
  onCancel,
}: {
  children: ReactNode;
  onSubmit: () => void;
  onCancel: () => void;
}) {
  const words = useWords();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div className="row">
        <button type="submit" className="button main">
          {words.t('web.save')}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          {words.t('web.cancel')}
        </button>
      </div>
    </form>
  );
}
