import { useState } from 'react';
import type { ClaimEdits } from '../../../../src/contract/review.ts';
import { useWords } from '../../../lib/words.tsx';
import type { EditorProps } from '../fields.tsx';
import { EditForm } from './buttons.tsx';

/** One of a closed list. */
export function Choose({
  field,
  group,
  values,
  now,
  onSave,
  onCancel,
}: EditorProps & { field: keyof ClaimEdits; group: string; values: readonly string[]; now: string }) {
  const words = useWords();
  const [value, setValue] = useState(now);
  return (
    <EditForm
      onSubmit={() => {
        onSave({ [field]: value });
      }}
      onCancel={onCancel}
    >
      <select
        autoFocus
        className="select"
        aria-label={words.label('web.field', field)}
        value={value}
        onChange={(event) => {
          setValue(event.target.value);
        }}
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {words.label(group, one)}
          </option>
        ))}
      </select>
    </EditForm>
  );
}
