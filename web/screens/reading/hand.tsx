import { useState } from 'react';
import type { ClaimRow, ClaimView, DocumentView } from '../../../src/contract/desk.ts';
import type { NameOf } from '../../../src/words/claim.ts';
import { useApi } from '../../lib/api.ts';
import { useDates, useWords } from '../../lib/words.tsx';
import { Icon } from '../../parts/icons.tsx';
import { CheckLine, Kind, ReviewMark, StatusMark } from '../../parts/marks.tsx';
import type { Decide } from './decide.ts';
import { Fields } from './fields.tsx';
import { Rivals } from './rivals.tsx';

interface HandProps {
  readonly claim: ClaimRow;
  readonly number: number;
  readonly view: DocumentView;
  readonly name: NameOf;
  readonly decide: Decide;
  readonly onStep: (by: number) => void;
  readonly onClose: () => void;
  readonly onJudge: (kind: 'accept' | 'reject', claim: ClaimRow) => void;
}

/** The claim in hand: its words, its fields, why it was read so, what backs it and what speaks against it. */
export function Hand({ claim, number, view, name, decide, onStep, onClose, onJudge }: HandProps) {
  const words = useWords();
  const { data } = useApi<ClaimView>(`/claims/${encodeURIComponent(claim.id)}`);
  const shown = data?.claim.id === claim.id ? data : null;
  const checks = view.checks.filter((check) => check.claims.includes(claim.id));
  return (
    <aside className="hand sheet fade" data-kind={claim.kind} aria-label={words.t('web.hand.label', { n: number })}>
      <header>
        <span className="faint small">{number}</span>
        <Kind kind={claim.kind} />
        <StatusMark status={claim.status} line />
        <ReviewMark review={claim.review} />
        <span className="end">
          <button
            type="button"
            className="button plain icon"
            aria-label={words.t('web.key.previousClaim')}
            onClick={() => {
              onStep(-1);
            }}
          >
            <Icon sign="previous" />
          </button>
          <button
            type="button"
            className="button plain icon"
            aria-label={words.t('web.key.nextClaim')}
            onClick={() => {
              onStep(1);
            }}
          >
            <Icon sign="next" />
          </button>
          <button type="button" className="button plain icon" aria-label={words.t('web.key.letGo')} onClick={onClose}>
            <Icon sign="close" />
          </button>
        </span>
      </header>
      <p className="said" lang={claim.lang}>
        {shown?.sentence.before}
        <mark>{claim.quote}</mark>
        {shown?.sentence.after}
      </p>
      <Fields {...{ claim, name, decide }} history={shown?.decisions ?? []} />
      {claim.support.why && claim.checkable && (
        <p className="small faint">
          {words.sentence('support', claim.support.why)}
          {claim.support.sources.map((n) => (
            <span key={n}> [{n + 1}]</span>
          ))}
        </p>
      )}
      {checks.length > 0 && (
        <section>
          <h2>{words.t('web.hand.checks')}</h2>
          {checks.map((check, i) => (
            <CheckLine key={i} check={check} />
          ))}
        </section>
      )}
      <Rivals claim={claim.id} />
      {shown && <Reasons view={shown} />}
      {shown && <Original view={shown} encoding={view.document.encoding} />}
      {shown && shown.decisions.length > 0 && <History view={shown} />}
      <footer className="verdict">
        <button
          type="button"
          className={`button ${claim.review === 'accepted' ? 'on' : 'main'}`}
          onClick={() => {
            onJudge('accept', claim);
          }}
        >
          {words.t('web.accept')} <kbd>A</kbd>
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            onJudge('reject', claim);
          }}
        >
          {words.t('web.reject')} <kbd>X</kbd>
        </button>
        <button
          type="button"
          className="button icon"
          aria-label={words.t('web.undo')}
          title={words.t('web.undo')}
          onClick={() => void decide.undo()}
        >
          <Icon sign="undo" />
        </button>
      </footer>
    </aside>
  );
}

function Reasons({ view }: { view: ClaimView }) {
  const words = useWords();
  const reasons = view.claim.reasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <section className="why">
      <details>
        <summary>{words.t('web.hand.reasons')}</summary>
        <ul>
          {reasons.map((reason, i) => (
            <li key={i}>
              <span className="faint">{words.label('web.field', reason.field)}</span>
              <span>
                {reason.note} <code>{reason.rule}</code>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Original({ view, encoding }: { view: ClaimView; encoding: string }) {
  const words = useWords();
  const { original, claim } = view;
  const [open, setOpen] = useState(original.text !== claim.quote);
  return (
    <section className="why">
      <details
        open={open}
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary>{words.t('show.original')}</summary>
        <p className="bytes" lang={claim.lang}>
          {original.text ?? original.base64}
        </p>
        <p className="tiny faint">{words.t('show.bytes', { start: original.start, end: original.end, encoding })}</p>
      </details>
    </section>
  );
}

function History({ view }: { view: ClaimView }) {
  const words = useWords();
  const dates = useDates();
  return (
    <section>
      <h2>{words.t('web.hand.history')}</h2>
      <ol className="small">
        {view.decisions.map((decision) => (
          <li key={decision.id}>
            {words.label('web.decision', decision.kind)} · {decision.author} ·{' '}
            <span className="faint">{dates.moment(decision.at)}</span>
            {decision.reason && <p className="faint">{decision.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
