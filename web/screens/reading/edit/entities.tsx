import { useState } from 'react';
import type { Entity } from '../../../../src/contract/reading.ts';
import type { EntityEdit } from '../../../../src/contract/review.ts';
import { useWords } from '../../../lib/words.tsx';
import { Icon } from '../../../parts/icons.tsx';
import type { EditorProps } from '../fields.tsx';
import { EditForm } from './buttons.tsx';
import { EntityBox } from './entity-box.tsx';

/** Parties, of which there may be several, or the place, of which there is one. */
export function EditEntities({
  claim,
  field,
  onSave,
  onCancel,
}: EditorProps & { field: 'actors' | 'targets' | 'place' }) {
  const words = useWords();
  const before: readonly Entity[] = field === 'place' ? (claim.place ? [claim.place] : []) : claim[field];
  const [chosen, setChosen] = useState<readonly EntityEdit[]>(before);
  const save = (): void => {
    onSave(field === 'place' ? { place: chosen[0] ?? null } : { [field]: [...chosen] });
  };
  return (
    <EditForm onSubmit={save} onCancel={onCancel}>
      {chosen.length > 0 && (
        <ul className="chips">
          {chosen.map((entity, i) => (
            <li key={`${entity.name}-${i}`} className="chip">
              {(entity.id && words.nameOf(entity.id)) ?? entity.name}
              <button
                type="button"
                aria-label={words.t('web.edit.remove', { name: entity.name })}
                onClick={() => {
                  setChosen(chosen.filter((_, n) => n !== i));
                }}
              >
                <Icon sign="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <EntityBox
        label={words.label('web.field', field)}
        onTake={(entity) => {
          setChosen(field === 'place' ? [entity] : [...chosen, entity]);
        }}
      />
    </EditForm>
  );
}
