import { useState } from 'react';
import { CLAIM_KINDS, type ClaimKind, STATUSES, type Status } from '../../../src/contract/kinds.ts';
import { useWords } from '../../lib/words.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import type { Decide } from './decide.ts';
import { EditForm } from './edit/buttons.tsx';
import type { NewRange } from './selection.ts';

/** A claim that the reader found and the engine did not: its words, kind and status here, everything else after. */
export function AddClaim({
  range,
  document,
  decide,
  onClose,
  onAdded,
}: {
  range: NewRange;
  document: string;
  decide: Decide;
  onClose: () => void;
  onAdded: (id: string) => void;
}) {
  const words = useWords();
  const [quote, setQuote] = useState(range.quote);
  const [kind, setKind] = useState<ClaimKind>('other');
  const [status, setStatus] = useState<Status>('occurred');
  const add = async (): Promise<void> => {
    const at = range.start !== null && range.end !== null && quote === range.quote;
    const where = at ? { start: range.start, end: range.end } : { quote };
    const done = await decide(
      { kind: 'add', document, ...where, edits: { kind, status }, reason: '' },
      words.t('web.done.add'),
    );
    const subject = done?.[0]?.subject;
    if (subject === undefined) return;
    onAdded(subject.slice(subject.lastIndexOf('.') + 1));
    onClose();
  };
  return (
    <Dialog title={words.t('web.key.add')} onClose={onClose}>
      <EditForm onSubmit={() => void add()} onCancel={onClose}>
        <label className="field">
          <span className="small">{words.t('web.add.quote')}</span>
          <textarea
            autoFocus
            className="input serif"
            rows={4}
            required
            value={quote}
            onChange={(event) => {
              setQuote(event.target.value);
            }}
          />
        </label>
        <div className="row">
          <label className="field">
            <span className="small">{words.label('web.field', 'kind')}</span>
            <select
              className="select"
              value={kind}
              onChange={(event) => {
                setKind(CLAIM_KINDS.find((one) => one === event.target.value) ?? kind);
              }}
            >
              {CLAIM_KINDS.map((one) => (
                <option key={one} value={one}>
                  {words.label('kind', one)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span className="small">{words.label('web.field', 'status')}</span>
            <select
              className="select"
              value={status}
              onChange={(event) => {
                setStatus(STATUSES.find((one) => one === event.target.value) ?? status);
              }}
            >
              {STATUSES.map((one) => (
                <option key={one} value={one}>
                  {words.label('status', one)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </EditForm>
    </Dialog>
  );
}
