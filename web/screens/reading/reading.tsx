import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ClaimRow, DocumentView } from '../../../src/contract/desk.ts';
import { useApi } from '../../lib/api.ts';
import { useActions } from '../../lib/keys.ts';
import { addToReport } from '../../lib/report.ts';
import { useParams } from '../../lib/router.tsx';
import { useNames, useWords } from '../../lib/words.tsx';
import { Shown } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { AddClaim } from './add-claim.tsx';
import { Article } from './article.tsx';
import { ArticleHead } from './article-head.tsx';
import { useDecide } from './decide.ts';
import { Hand } from './hand.tsx';
import { Overview } from './overview.tsx';
import { Pick } from './pick.tsx';
import { shortId } from './segments.ts';
import { type NewRange, selectedRange } from './selection.ts';

/** The reading desk: the article with its claims, and beside it the claim in hand. */
export function ReadingDesk({ id }: { id: string }) {
  const query = useApi<DocumentView>(`/documents/${encodeURIComponent(id)}`);
  return (
    <Shown query={query} lines={16}>
      {(view) => <Desk view={view} />}
    </Shown>
  );
}

function Desk({ view }: { view: DocumentView }) {
  const words = useWords();
  const [params, setParams] = useParams();
  const [hiddenKinds, setHiddenKinds] = useState<ReadonlySet<string>>(new Set());
  const [isDim, setDim] = useState(false);
  const [adding, setAdding] = useState<NewRange | null>(null);
  const toast = useToast();
  const isOriginal = params.get('view') === 'original';
  const claims = useMemo(
    () => view.claims.filter((claim) => claim.review !== 'rejected' && !hiddenKinds.has(claim.kind)),
    [view.claims, hiddenKinds],
  );
  const name = useNames(view.claims);
  const wanted = params.get('claim');
  const found = claims.findIndex((claim) => shortId(claim) === wanted);
  const held = found < 0 ? null : found;
  const claim = held === null ? null : (claims[held] ?? null);
  const hold = useCallback(
    (position: number | null) => {
      const next = position === null ? null : claims[position];
      setParams({ claim: next ? shortId(next) : null });
    },
    [claims, setParams],
  );
  const step = (by: number): void => {
    if (claims.length === 0) return;
    hold(held === null ? (by > 0 ? 0 : claims.length - 1) : (held + by + claims.length) % claims.length);
  };
  const decide = useDecide(view.summary.id);
  const judge = (kind: 'accept' | 'reject', subject: ClaimRow): void => {
    void decide({ kind, subjects: [subject.id], reason: '' }, words.t(`web.done.${kind}`));
    if (kind === 'reject' || held !== null) step(kind === 'reject' ? 0 : 1);
  };
  const nothing = (): void => {
    toast({ text: words.t('web.reading.holdFirst') });
  };
  const withClaim = (work: (one: ClaimRow) => void) => (): void => {
    if (claim) work(claim);
    else nothing();
  };
  const scrolled = useScrollTo(claim);
  useActions([
    {
      key: 'j',
      name: 'web.key.nextClaim',
      run: () => {
        step(1);
      },
    },
    {
      key: 'k',
      name: 'web.key.previousClaim',
      run: () => {
        step(-1);
      },
    },
    {
      key: 'ArrowRight',
      name: 'web.key.nextClaim',
      run: () => {
        step(1);
      },
    },
    {
      key: 'ArrowLeft',
      name: 'web.key.previousClaim',
      run: () => {
        step(-1);
      },
    },
    {
      key: 'a',
      name: 'web.key.accept',
      run: withClaim((one) => {
        judge('accept', one);
      }),
    },
    {
      key: 'x',
      name: 'web.key.reject',
      run: withClaim((one) => {
        judge('reject', one);
      }),
    },
    {
      key: 'e',
      name: 'web.key.edit',
      run: withClaim(() => document.querySelector<HTMLElement>('.hand .value')?.focus()),
    },
    {
      key: 'u',
      name: 'web.key.undo',
      run: () => {
        void decide.undo();
      },
    },
    {
      key: 'r',
      name: 'web.report.add',
      run: withClaim((one) => {
        addToReport('claim', [one.id]);
        toast({ text: words.t('web.report.added', { n: 1 }) });
      }),
    },
    {
      key: 'n',
      name: 'web.key.add',
      run: () => {
        setAdding(selectedRange(view.document.text) ?? { start: null, end: null, quote: '' });
      },
    },
    {
      key: 'o',
      name: 'web.key.original',
      run: () => {
        setParams({ view: isOriginal ? null : 'original' });
      },
    },
    {
      key: 'd',
      name: 'web.key.dim',
      run: () => {
        setDim(!isDim);
      },
    },
    {
      key: 'Escape',
      name: 'web.key.letGo',
      run: () => {
        hold(null);
      },
    },
  ]);
  return (
    <div className="reading" ref={scrolled}>
      <article className="article">
        <ArticleHead view={view} name={name} />
        <div className="toolbar">
          <div className="segmented" role="group" aria-label={words.t('web.reading.view')}>
            <button
              type="button"
              aria-pressed={!isOriginal}
              onClick={() => {
                setParams({ view: null });
              }}
            >
              {words.t('web.reading.restored')}
            </button>
            <button
              type="button"
              aria-pressed={isOriginal}
              onClick={() => {
                setParams({ view: 'original' });
              }}
            >
              {words.t('web.reading.original', { n: view.document.repairs.length })}
            </button>
          </div>
          <button
            type="button"
            className="button"
            aria-pressed={isDim}
            onClick={() => {
              setDim(!isDim);
            }}
          >
            {words.t('web.reading.dim')}
          </button>
          <span className="end row">
            <button
              type="button"
              className="button plain icon"
              aria-label={words.t('web.key.previousClaim')}
              onClick={() => {
                step(-1);
              }}
            >
              ‹
            </button>
            <span className="small faint">
              {words.t('web.reading.nth', { n: held === null ? '–' : held + 1, all: claims.length })}
            </span>
            <button
              type="button"
              className="button plain icon"
              aria-label={words.t('web.key.nextClaim')}
              onClick={() => {
                step(1);
              }}
            >
              ›
            </button>
          </span>
        </div>
        <Article {...{ view, claims, held, isOriginal, isDim }} onHold={hold} />
        <Pick text={view.document.text} held={claim} onAdd={setAdding} decide={decide} />
      </article>
      {claim ? (
        <Hand
          key={claim.id}
          {...{ claim, name, decide, view }}
          number={(held ?? 0) + 1}
          onStep={step}
          onClose={() => {
            hold(null);
          }}
          onJudge={judge}
        />
      ) : (
        <Overview
          {...{ view, name, hiddenKinds }}
          onKinds={setHiddenKinds}
          onHold={(id) => {
            setParams({ claim: id });
          }}
          onAdd={() => {
            setAdding({ start: null, end: null, quote: '' });
          }}
        />
      )}
      {adding && (
        <AddClaim
          range={adding}
          document={view.summary.id}
          decide={decide}
          onClose={() => {
            setAdding(null);
          }}
          onAdded={(id) => {
            setParams({ claim: id });
          }}
        />
      )}
    </div>
  );
}

/** Keeps the claim in hand in sight. */
function useScrollTo(claim: ClaimRow | null) {
  const root = useRef<HTMLDivElement>(null);
  const id = claim?.id;
  useEffect(() => {
    if (id === undefined) return;
    const first = [...(root.current?.querySelectorAll<HTMLElement>('.seg') ?? [])].find((piece) =>
      (piece.dataset['claims'] ?? '').split(' ').includes(id),
    );
    if (!first) return;
    const box = first.getBoundingClientRect();
    // On narrow screens the claim in hand covers the lower part.
    const isLow = box.bottom > (innerWidth < 1150 ? innerHeight * 0.34 : innerHeight - 120);
    if (isLow || box.top < 130)
      scrollTo({ top: scrollY + box.top - innerHeight * (innerWidth < 1150 ? 0.18 : 0.3), behavior: 'instant' });
  }, [id]);
  return root;
}
