import { useState } from 'react';
import { useApi } from '../../../lib/api.ts';
import type { Facets } from '../../../../src/contract/desk.ts';
import { useWords } from '../../../lib/words.tsx';
import type { EditorProps } from '../fields.tsx';
import { EditForm } from './buttons.tsx';

/** What is moved, made, paid or lost: names set apart by semicolons, those of the ledger offered. */
export function EditItems({ claim, onSave, onCancel }: EditorProps) {
  const words = useWords();
  const [text, setText] = useState(claim.items.map(({ name }) => name).join('; '));
  const { data } = useApi<Facets>('/claims/facets');
  const save = (): void => {
    const names = text
      .split(/[;；]/)
      .map((name) => name.trim())
      .filter(Boolean);
    onSave({ items: names.map((name) => claim.items.find((item) => item.name === name) ?? { name }) });
  };
  return (
    <EditForm onSubmit={save} onCancel={onCancel}>
      <input
        autoFocus
        className="input"
        list="known-items"
        aria-label={words.label('web.field', 'items')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <datalist id="known-items">
        {data?.item.map(({ value }) => (
          <option key={value} value={value.replaceAll('-', ' ')} />
        ))}
      </datalist>
      <p className="tiny faint">{words.t('web.edit.items')}</p>
    </EditForm>
  );
}
