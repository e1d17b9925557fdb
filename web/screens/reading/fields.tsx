import { type ReactNode, useState } from 'react';
import type { ClaimRow, DecisionRow } from '../../../src/contract/desk.ts';
import type { ClaimEdits } from '../../../src/contract/review.ts';
import { CLAIM_KINDS, OUTCOMES, STATUSES } from '../../../src/contract/kinds.ts';
import type { NameOf } from '../../../src/words/claim.ts';
import { formatQuantity } from '../../../src/words/number.ts';
import { formatTime } from '../../../src/words/time.ts';
import { useWords } from '../../lib/words.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Kind, StatusMark, SupportMark } from '../../parts/marks.tsx';
import type { Decide } from './decide.ts';
import { Choose } from './edit/choose.tsx';
import { EditEntities } from './edit/entities.tsx';
import { EditItems } from './edit/items.tsx';
import { EditQuantity } from './edit/quantity.tsx';
import { EditSpeaker } from './edit/speaker.tsx';
import { EditTime } from './edit/time.tsx';

const SUPPORTS = ['cited', 'covered', 'anachronistic', 'vague', 'unsourced'] as const;

/** How one field is edited: takes what to save and what to do when nothing is to be changed. */
export interface EditorProps {
  readonly claim: ClaimRow;
  readonly onSave: (edits: ClaimEdits) => void;
  readonly onCancel: () => void;
}

interface Field {
  readonly id: string;
  readonly edits: readonly (keyof ClaimEdits)[];
  readonly shown: ReactNode;
  readonly editor: (props: EditorProps) => ReactNode;
}

/** Every field of a claim in its place, each mended where it stands. */
export function Fields({
  claim,
  name,
  decide,
  history,
}: {
  claim: ClaimRow;
  name: NameOf;
  decide: Decide;
  history: readonly DecisionRow[];
}) {
  const words = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const named = (list: readonly Parameters<NameOf>[0][]): string => list.map(name).join(words.t('list.comma'));
  const changed = new Set(
    history.flatMap(({ kind, change }) => (kind === 'correct' ? ((change as { fields?: string[] }).fields ?? []) : [])),
  );
  const fields: Field[] = [
    {
      id: 'kind',
      edits: ['kind'],
      shown: <Kind kind={claim.kind} />,
      editor: (props) => <Choose {...props} field="kind" group="kind" values={CLAIM_KINDS} now={claim.kind} />,
    },
    {
      id: 'status',
      edits: ['status'],
      shown: <StatusMark status={claim.status} />,
      editor: (props) => <Choose {...props} field="status" group="status" values={STATUSES} now={claim.status} />,
    },
    {
      id: 'actors',
      edits: ['actors'],
      shown: named(claim.actors),
      editor: (props) => <EditEntities {...props} field="actors" />,
    },
    {
      id: 'targets',
      edits: ['targets'],
      shown: named(claim.targets),
      editor: (props) => <EditEntities {...props} field="targets" />,
    },
    {
      id: 'items',
      edits: ['items'],
      shown: claim.items.map((item) => words.nameOf(item.id) ?? item.name).join(words.t('list.comma')),
      editor: (props) => <EditItems {...props} />,
    },
    {
      id: 'quantity',
      edits: ['quantity'],
      shown: claim.quantity && formatQuantity(claim.quantity, words),
      editor: (props) => <EditQuantity {...props} />,
    },
    ...(claim.kind === 'casualty'
      ? [
          {
            id: 'outcome',
            edits: ['outcome' as const],
            shown: claim.outcome && words.label('outcome', claim.outcome),
            editor: (props: EditorProps) => (
              <Choose
                {...props}
                field="outcome"
                group="outcome"
                values={OUTCOMES}
                now={claim.outcome ?? 'casualties'}
              />
            ),
          },
        ]
      : []),
    {
      id: 'time',
      edits: ['time'],
      shown: claim.time && (
        <span>
          {formatTime(claim.time.edtf, words)}
          {claim.time.resolved !== 'stated' && (
            <span className="faint tiny"> {words.label('resolved', claim.time.resolved)}</span>
          )}
        </span>
      ),
      editor: (props) => <EditTime {...props} />,
    },
    {
      id: 'place',
      edits: ['place'],
      shown: claim.place && name(claim.place),
      editor: (props) => <EditEntities {...props} field="place" />,
    },
    {
      id: 'attribution',
      edits: ['attribution'],
      shown: claim.attribution && (
        <span>
          {name(claim.attribution)}{' '}
          <span className="faint tiny">{words.label('attribution', claim.attribution.class)}</span>
        </span>
      ),
      editor: (props) => <EditSpeaker {...props} />,
    },
    {
      id: 'support',
      edits: ['support'],
      shown: <SupportMark level={claim.support.level} />,
      editor: (props) => (
        <Choose {...props} field="support" group="support" values={SUPPORTS} now={claim.support.level} />
      ),
    },
  ];
  const save = (edits: ClaimEdits): void => {
    setOpen(null);
    void decide({ kind: 'correct', subject: claim.id, edits, reason: '' }, words.t('web.done.correct'));
  };
  return (
    <dl className="fields">
      {fields.map((field) => (
        <div key={field.id} className={field.edits.some((edit) => changed.has(edit)) ? 'changed' : ''}>
          <dt>{words.label('web.field', field.id)}</dt>
          {open === field.id ? (
            <dd
              className="editor"
              onKeyDown={(event) => {
                if (event.key === 'Escape') {
                  event.stopPropagation();
                  setOpen(null);
                }
              }}
            >
              {field.editor({
                claim,
                onSave: save,
                onCancel: () => {
                  setOpen(null);
                },
              })}
            </dd>
          ) : (
            <dd>
              <button
                type="button"
                className="value"
                data-field={field.id}
                onClick={() => {
                  setOpen(field.id);
                }}
              >
                <span className="hidden-but-said">
                  {words.t('web.hand.edit', { field: words.label('web.field', field.id) })}
                </span>
                {field.shown || <span className="none">–</span>}
                <Icon sign="pencil" />
              </button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
