import type { ClaimKind, Status } from '../../src/contract/kinds.ts';
import type { Check } from '../../src/contract/reading.ts';
import { CHECK_SIGNS, STATUS_SIGNS } from '../../src/words/claim.ts';
import { useWords } from '../lib/words.tsx';
import { KindIcon } from './icons.tsx';

export function Kind({ kind }: { kind: ClaimKind }) {
  const words = useWords();
  return (
    <span className="kind" data-kind={kind}>
      <KindIcon kind={kind} />
      {words.label('kind', kind)}
    </span>
  );
}

const solid = 'linear-gradient(var(--k), var(--k))';

/** The line under a claim: its form tells the status without any colour. */
export const STATUS_LINES: Readonly<Record<Status, { image: string; height: number }>> = {
  occurred: { image: solid, height: 2 },
  ongoing: { image: 'linear-gradient(var(--k) 0 34%, transparent 34% 66%, var(--k) 66%)', height: 3 },
  planned: { image: 'repeating-linear-gradient(90deg, var(--k) 0 7px, transparent 7px 11px)', height: 2 },
  possible: { image: 'repeating-linear-gradient(90deg, var(--k) 0 2px, transparent 2px 5px)', height: 2 },
  denied: { image: 'repeating-linear-gradient(135deg, var(--k) 0 1.5px, transparent 1.5px 4px)', height: 4 },
};

export function StatusMark({ status, line = false }: { status: Status; line?: boolean }) {
  const words = useWords();
  const { image, height } = STATUS_LINES[status];
  return (
    <span className="status">
      {line ? <i style={{ backgroundImage: image, height }} /> : <b aria-hidden="true">{STATUS_SIGNS[status]}</b>}
      {words.label('status', status)}
    </span>
  );
}

export function ReviewMark({ review }: { review: string | null }) {
  const words = useWords();
  if (!review) return null;
  const tone = review === 'rejected' ? 'bad' : review === 'accepted' ? 'good' : 'accent';
  return <span className={`badge ${tone}`}>{words.label('review', review)}</span>;
}

export function SupportMark({ level }: { level: string }) {
  const words = useWords();
  const tone = level === 'anachronistic' ? 'bad' : level === 'vague' || level === 'unsourced' ? 'warn' : '';
  return <span className={`badge ${tone}`}>{words.label('support', level)}</span>;
}

export function Grade({ letter }: { letter: string | null }) {
  const words = useWords();
  const name = letter ? words.label('reliability', letter) : words.t('web.notGraded');
  return (
    <span className={`grade ${letter ? '' : 'none'}`} title={name} role="img" aria-label={name}>
      {letter ?? '–'}
    </span>
  );
}

export function CheckLine({ check }: { check: Pick<Check, 'code' | 'severity' | 'message' | 'evidence'> }) {
  const words = useWords();
  return (
    <div className="checkline" data-severity={check.severity}>
      <b aria-hidden="true">{CHECK_SIGNS[check.severity]}</b>
      <div>
        <strong>{words.label('check', check.code)}</strong>
        <span className="hidden-but-said"> ({words.label('severity', check.severity)})</span>
        <p className="small">{words.sentence(check.code, check.message)}</p>
        {check.evidence && <p className="evidence">{check.evidence}</p>}
      </div>
    </div>
  );
}
