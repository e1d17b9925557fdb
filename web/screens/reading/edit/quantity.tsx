import { useState } from 'react';
import { formatQuantity } from '../../../../src/words/number.ts';
import { useWords } from '../../../lib/words.tsx';
import type { EditorProps } from '../fields.tsx';
import { EditForm } from './buttons.tsx';

const numberOf = (text: string): number | null => {
  const bare = text.replaceAll(',', '').trim();
  return bare === '' || Number.isNaN(Number(bare)) ? null : Number(bare);
};

/** How many, with bounds: an open bound is left empty. */
export function EditQuantity({ claim, onSave, onCancel }: EditorProps) {
  const words = useWords();
  const before = claim.quantity;
  const [min, setMin] = useState(before?.min?.toString() ?? '');
  const [max, setMax] = useState(before?.max?.toString() ?? '');
  const [unit, setUnit] = useState(before?.unit ?? 'persons');
  const [approximate, setApproximate] = useState(before?.approximate ?? false);
  const quantity = { min: numberOf(min), max: numberOf(max), unit, approximate, text: before?.text ?? '' };
  const isEmpty = quantity.min === null && quantity.max === null;
  return (
    <EditForm
      onSubmit={() => {
        onSave({ quantity: isEmpty ? null : quantity });
      }}
      onCancel={onCancel}
    >
      <div className="pair">
        <label className="field">
          <span className="tiny faint">{words.t('web.edit.min')}</span>
          <input
            autoFocus
            className="input"
            inputMode="decimal"
            value={min}
            onChange={(event) => {
              setMin(event.target.value);
            }}
          />
        </label>
        <label className="field">
          <span className="tiny faint">{words.t('web.edit.max')}</span>
          <input
            className="input"
            inputMode="decimal"
            value={max}
            onChange={(event) => {
              setMax(event.target.value);
            }}
          />
        </label>
        <label className="field">
          <span className="tiny faint">{words.t('web.edit.unit')}</span>
          <input
            className="input"
            value={unit}
            onChange={(event) => {
              setUnit(event.target.value);
            }}
          />
        </label>
      </div>
      <label className="row small">
        <input
          type="checkbox"
          checked={approximate}
          onChange={(event) => {
            setApproximate(event.target.checked);
          }}
        />
        {words.t('web.edit.approximate')}
      </label>
      <p className="small" aria-live="polite">
        {isEmpty ? words.t('web.edit.none') : formatQuantity(quantity, words)}
      </p>
    </EditForm>
  );
}
