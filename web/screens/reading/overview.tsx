import { useMemo } from 'react';
import type { DocumentView } from '../../../src/contract/desk.ts';
import { CLAIM_KINDS, STATUSES } from '../../../src/contract/kinds.ts';
import type { NameOf } from '../../../src/words/claim.ts';
import { useDates, useWords } from '../../lib/words.tsx';
import { Icon } from '../../parts/icons.tsx';
import { CheckLine, Kind, StatusMark } from '../../parts/marks.tsx';
import { shortId } from './segments.ts';

const SUPPORTS = ['cited', 'covered', 'anachronistic', 'vague', 'unsourced'] as const;

/** The document at a glance, while no claim is in hand: what it claims, what backs it, what the checks found. */
export function Overview({
  view,
  hiddenKinds,
  onKinds,
  onHold,
  onAdd,
}: {
  view: DocumentView;
  name: NameOf;
  hiddenKinds: ReadonlySet<string>;
  onKinds: (kinds: ReadonlySet<string>) => void;
  onHold: (id: string) => void;
  onAdd: () => void;
}) {
  const words = useWords();
  const seen = useMemo(() => view.claims.filter(({ review }) => review !== 'rejected'), [view.claims]);
  const checkable = seen.filter((claim) => claim.checkable);
  const { document } = view;
  const order = { error: 0, warning: 1, info: 2 } as const;
  const checks = [...view.checks].sort((a, b) => order[a.severity] - order[b.severity]);
  const numbers = new Map(seen.map((claim, i) => [claim.id, i + 1]));
  return (
    <aside className="hand" aria-label={words.t('web.overview.label')}>
      <header>
        <h2>{words.t('web.overview.label')}</h2>
        <span className="end">
          <button type="button" className="button plain" onClick={onAdd}>
            <Icon sign="add" />
            {words.t('web.pick.add')}
          </button>
        </span>
      </header>
      <p className="small said-in-short">
        {words.t('report.counts', {
          claims: seen.length,
          checkable: checkable.length,
          judgement: seen.length - checkable.length,
          share: seen.length === 0 ? 0 : Math.round((100 * (seen.length - checkable.length)) / seen.length),
        })}
      </p>
      <ul className="legend">
        {CLAIM_KINDS.map((kind) => {
          const count = seen.filter((claim) => claim.kind === kind).length;
          if (count === 0) return null;
          return (
            <li key={kind}>
              <button
                type="button"
                aria-pressed={!hiddenKinds.has(kind)}
                onClick={() => {
                  const next = new Set(hiddenKinds);
                  if (!next.delete(kind)) next.add(kind);
                  onKinds(next);
                }}
              >
                <Kind kind={kind} />
                <span className="faint">{count}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <section>
        <h2>{words.t('web.overview.lines')}</h2>
        <div className="statuses" data-kind="other">
          {STATUSES.map((status) => (
            <StatusMark key={status} status={status} line />
          ))}
        </div>
      </section>
      {checkable.length > 0 && (
        <section>
          <h2>{words.t('web.overview.support')}</h2>
          <ul className="bars">
            {SUPPORTS.map((level) => {
              const count = checkable.filter((claim) => claim.support.level === level).length;
              if (count === 0) return null;
              return (
                <li key={level}>
                  <span>{words.label('support', level)}</span>
                  <span className="track">
                    <i style={{ width: `${(100 * count) / checkable.length}%` }} />
                  </span>
                  <span className="num">{count}</span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <section>
        <h2>{words.t('web.hand.checks')}</h2>
        {checks.length === 0 && <p className="small faint">{words.t('report.noChecks')}</p>}
        {checks.map((check, i) => (
          <div key={i}>
            <CheckLine check={check} />
            <div className="jump">
              {check.claims.map((id) => {
                const claim = seen.find((one) => one.id === id);
                return (
                  claim && (
                    <button
                      key={id}
                      type="button"
                      data-kind={claim.kind}
                      aria-label={words.t('web.hand.label', { n: numbers.get(id) ?? 0 })}
                      onClick={() => {
                        onHold(shortId(claim));
                      }}
                    >
                      {numbers.get(id)}
                    </button>
                  )
                );
              })}
            </div>
          </div>
        ))}
      </section>
      <Sourcing document={document} />
      <Repairs document={document} />
    </aside>
  );
}

function Sourcing({ document }: { document: DocumentView['document'] }) {
  const words = useWords();
  const dates = useDates();
  return (
    <section>
      <h2>{words.t('web.overview.sources')}</h2>
      {document.notices.length > 0 && (
        <ul className="row tight">
          {document.notices.map((notice, i) => (
            <li key={i} className="badge">
              {words.label('notice', notice.kind)}
            </li>
          ))}
        </ul>
      )}
      {document.sources.length === 0 ? (
        <p className="small faint">{words.t('report.noSources')}</p>
      ) : (
        <ol className="small">
          {document.sources.map((source, i) => (
            <li key={i}>
              [{i + 1}] {source.title}
              <span className="faint">
                {source.publisher && ` · ${source.publisher}`}
                {source.published && ` · ${dates.day(source.published)}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Repairs({ document }: { document: DocumentView['document'] }) {
  const words = useWords();
  const counts = new Map<string, number>();
  for (const { kind } of document.repairs) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <section>
      <h2>{words.t('report.repairs')}</h2>
      {counts.size === 0 ? (
        <p className="small faint">{words.t('report.noRepairs')}</p>
      ) : (
        <ul className="small">
          {[...counts].map(([kind, count]) => (
            <li key={kind} className="row spread">
              <span>{words.label('repair', kind)}</span>
              <span className="faint">{count}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
