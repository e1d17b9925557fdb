import { useState } from 'react';
import { formatTime } from '../../../../src/words/time.ts';
import { useWords } from '../../../lib/words.tsx';
import type { EditorProps } from '../fields.tsx';
import { EditForm } from './buttons.tsx';

const FORMS = ['day', 'month', 'year', 'range', 'since', 'until', 'edtf'] as const;
type Form = (typeof FORMS)[number];

function formOf(edtf: string): Form {
  if (/^\d{4}-\d\d-\d\d$/.test(edtf)) return 'day';
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(edtf)) return 'month';
  if (/^\d{4}$/.test(edtf)) return 'year';
  if (/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(edtf)) return 'range';
  if (/^\d{4}-\d\d-\d\d\/\.\.$/.test(edtf)) return 'since';
  if (/^\.\.\/\d{4}-\d\d-\d\d$/.test(edtf)) return 'until';
  return 'edtf';
}

/** When it happened: by the calendar for what is plain, in EDTF for everything else. */
export function EditTime({ claim, onSave, onCancel }: EditorProps) {
  const words = useWords();
  const [edtf, setEdtf] = useState(claim.time?.edtf ?? claim.published?.slice(0, 10) ?? '');
  const [form, setForm] = useState(formOf(edtf));
  const days = edtf.match(/\d{4}(?:-\d\d)?(?:-\d\d)?/g) ?? [];
  const whole = (value: string | undefined): string => `${value ?? ''}-01-01`.slice(0, 10);
  const [first, last] = [whole(days[0]), whole(days[1] ?? days[0])];
  const change = (next: Form): void => {
    setForm(next);
    if (next === 'day') setEdtf(first);
    else if (next === 'month') setEdtf(first.slice(0, 7));
    else if (next === 'year') setEdtf(first.slice(0, 4));
    else if (next === 'range') setEdtf(`${first}/${last}`);
    else if (next === 'since') setEdtf(`${first}/..`);
    else if (next === 'until') setEdtf(`../${first}`);
  };
  const day = (label: string, value: string, put: (value: string) => void, autoFocus = false) => (
    <label className="field">
      <span className="tiny faint">{label}</span>
      <input
        autoFocus={autoFocus}
        type="date"
        className="input"
        value={value}
        onChange={(event) => {
          put(event.target.value);
        }}
      />
    </label>
  );
  const save = (): void => {
    onSave({ time: edtf.trim() === '' ? null : { edtf: edtf.trim(), text: claim.time?.text ?? '' } });
  };
  return (
    <EditForm onSubmit={save} onCancel={onCancel}>
      <select
        className="select"
        aria-label={words.t('web.edit.timeForm')}
        value={form}
        onChange={(event) => {
          const chosen = FORMS.find((one) => one === event.target.value);
          if (chosen) change(chosen);
        }}
      >
        {FORMS.map((one) => (
          <option key={one} value={one}>
            {words.label('web.time', one)}
          </option>
        ))}
      </select>
      {form === 'day' && day(words.label('web.time', 'day'), edtf, setEdtf, true)}
      {form === 'month' && (
        <input
          autoFocus
          type="month"
          className="input"
          aria-label={words.label('web.time', 'month')}
          value={edtf}
          onChange={(event) => {
            setEdtf(event.target.value);
          }}
        />
      )}
      {form === 'year' && (
        <input
          autoFocus
          type="number"
          className="input"
          aria-label={words.label('web.time', 'year')}
          min="1000"
          max="9999"
          value={edtf}
          onChange={(event) => {
            setEdtf(event.target.value);
          }}
        />
      )}
      {form === 'range' && (
        <div className="pair">
          {day(
            words.t('web.edit.from'),
            first,
            (value) => {
              setEdtf(`${value}/${last}`);
            },
            true,
          )}
          {day(words.t('web.edit.to'), last, (value) => {
            setEdtf(`${first}/${value}`);
          })}
        </div>
      )}
      {form === 'since' &&
        day(
          words.t('web.edit.from'),
          first,
          (value) => {
            setEdtf(`${value}/..`);
          },
          true,
        )}
      {form === 'until' &&
        day(
          words.t('web.edit.to'),
          first,
          (value) => {
            setEdtf(`../${value}`);
          },
          true,
        )}
      {form === 'edtf' && (
        <input
          autoFocus
          className="input"
          aria-label="EDTF"
          value={edtf}
          onChange={(event) => {
            setEdtf(event.target.value);
          }}
        />
      )}
      <p className="small" aria-live="polite">
        {edtf.trim() === '' ? words.t('web.edit.none') : formatTime(edtf, words)}{' '}
        <button
          type="button"
          className="button plain"
          onClick={() => {
            setForm('edtf');
            setEdtf('');
          }}
        >
          {words.t('web.edit.clear')}
        </button>
      </p>
    </EditForm>
  );
}
