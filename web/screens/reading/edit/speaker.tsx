import { useState } from 'react';
import { useWords } from '../../../lib/words.tsx';
import { Icon } from '../../../parts/icons.tsx';
import type { EditorProps } from '../fields.tsx';
import { EditForm } from './buttons.tsx';
import { EntityBox } from './entity-box.tsx';

const CLASSES = ['entity', 'media', 'official', 'intelligence', 'multiple', 'unnamed'] as const;

/** Who says so, and what kind of speaker that is. */
export function EditSpeaker({ claim, onSave, onCancel }: EditorProps) {
  const words = useWords();
  const [speaker, setSpeaker] = useState<{ id?: string; name: string; text?: string } | null>(claim.attribution);
  const [kind, setKind] = useState<(typeof CLASSES)[number]>(claim.attribution?.class ?? 'entity');
  const save = (): void => {
    if (!speaker) {
      onSave({ attribution: null });
      return;
    }
    const { id, name, text } = speaker;
    onSave({
      attribution: { name, class: kind, ...(id === undefined ? {} : { id }), ...(text === undefined ? {} : { text }) },
    });
  };
  return (
    <EditForm onSubmit={save} onCancel={onCancel}>
      {speaker && (
        <span className="chip">
          {(speaker.id && words.nameOf(speaker.id)) ?? speaker.name}
          <button
            type="button"
            aria-label={words.t('web.edit.remove', { name: speaker.name })}
            onClick={() => {
              setSpeaker(null);
            }}
          >
            <Icon sign="close" />
          </button>
        </span>
      )}
      <EntityBox
        label={words.label('web.field', 'attribution')}
        onTake={({ id, name }) => {
          setSpeaker({ name, ...(id === undefined ? {} : { id }) });
        }}
      />
      <select
        className="select"
        aria-label={words.t('web.edit.speakerClass')}
        value={kind}
        onChange={(event) => {
          const chosen = CLASSES.find((one) => one === event.target.value);
          if (chosen) setKind(chosen);
        }}
      >
        {CLASSES.map((one) => (
          <option key={one} value={one}>
            {words.label('attribution', one)}
          </option>
        ))}
      </select>
    </EditForm>
  );
}
