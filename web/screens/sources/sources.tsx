import { useState } from 'react';
import { RELIABILITIES, type SourceHistory, type SourceRow } from '../../../src/contract/desk.ts';
import { type ApiError, client, post, useApi, withQuery } from '../../lib/api.ts';
import { ledgerAddress } from '../../lib/filters.ts';
import { Link, useParams } from '../../lib/router.tsx';
import { useDates, useName, useWords } from '../../lib/words.tsx';
import { Grade } from '../../parts/marks.tsx';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';

const SUPPORTS = ['cited', 'covered', 'anachronistic', 'vague', 'unsourced'] as const;

/** Publishers: their grade with its reasons, and their record. The grade is of the source, never of a claim. */
export function Sources() {
  const words = useWords();
  const [params, setParams] = useParams();
  const query = useApi<{ items: SourceRow[] }>('/sources');
  const chosen = params.get('publisher');
  return (
    <>
      <ScreenHead title={words.t('web.nav.sources')} about={words.t('web.sources.about')} />
      <Shown query={query}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={words.t('web.sources.none')} />;
          const source = items.find(({ publisher }) => publisher === chosen) ?? items[0];
          return (
            <div className="halves">
              <ul className="source-list">
                {items.map((one) => (
                  <li key={one.publisher}>
                    <button
                      type="button"
                      aria-pressed={one === source}
                      onClick={() => {
                        setParams({ publisher: one.publisher });
                      }}
                    >
                      <Grade letter={one.reliability} />
                      <span>
                        <strong>{one.publisher}</strong>
                        <span className="small faint">
                          {words.t('web.sources.line', { documents: one.documents, claims: one.claims })}
                        </span>
                        <SupportBar source={one} />
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
              {source && <Record key={source.publisher} source={source} />}
            </div>
          );
        }}
      </Shown>
    </>
  );
}

/** Shares of what backs the claims, each with its own pattern. */
function SupportBar({ source }: { source: SourceRow }) {
  const words = useWords();
  return (
    <span className="support-bar" aria-hidden="true">
      {SUPPORTS.map((level) => {
        const count = source.support[level] ?? 0;
        return count > 0 ? (
          <i
            key={level}
            className={`s-${level}`}
            style={{ flexGrow: count }}
            title={`${words.label('support', level)}: ${count}`}
          />
        ) : null;
      })}
    </span>
  );
}

function Record({ source }: { source: SourceRow }) {
  const words = useWords();
  const dates = useDates();
  const name = useName();
  const share = (count: number): string =>
    source.checkable === 0 ? '–' : `${Math.round((100 * count) / source.checkable)} %`;
  const reviewed = Object.entries(source.reviews).filter(([review]) => review !== 'none');
  return (
    <article className="record">
      <header className="row spread">
        <h2>{source.publisher}</h2>
        {source.kind && <span className="badge warn">{words.label('publisherKind', source.kind)}</span>}
      </header>
      <p className="small faint">
        {source.firstPublished && source.lastPublished
          ? words.t('time.range', { from: dates.day(source.firstPublished), to: dates.day(source.lastPublished) })
          : words.t('report.dateUnknown')}
        {' · '}
        <Link to={ledgerAddress({ publisher: source.publisher })}>
          {words.t('web.sources.claims', { n: source.claims })}
        </Link>
      </p>
      <GradeForm source={source} />
      <section>
        <h3>{words.t('web.sources.record')}</h3>
        <ul className="bars">
          {SUPPORTS.map((level) => (
            <li key={level}>
              <Link className="quiet" to={ledgerAddress({ publisher: source.publisher, support: level })}>
                {words.label('support', level)}
              </Link>
              <span className="track">
                <i
                  style={{
                    width: `${source.checkable === 0 ? 0 : (100 * (source.support[level] ?? 0)) / source.checkable}%`,
                  }}
                />
              </span>
              <span className="num">{share(source.support[level] ?? 0)}</span>
            </li>
          ))}
        </ul>
        <p className="small faint">{words.t('web.sources.checkable', { n: source.checkable, all: source.claims })}</p>
      </section>
      {Object.keys(source.checks).length > 0 && (
        <section>
          <h3>{words.t('web.hand.checks')}</h3>
          <ul className="small">
            {Object.entries(source.checks)
              .sort((a, b) => b[1] - a[1])
              .map(([code, count]) => (
                <li key={code} className="row spread line">
                  <Link className="quiet" to={ledgerAddress({ publisher: source.publisher, check: code })}>
                    {words.label('check', code)}
                  </Link>
                  <span>{dates.number(count)}</span>
                </li>
              ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{words.t('web.sources.fared')}</h3>
        {reviewed.length === 0 ? (
          <p className="small faint">{words.t('web.sources.notReviewed')}</p>
        ) : (
          <ul className="small">
            {reviewed.map(([review, count]) => (
              <li key={review} className="row spread line">
                <span>{words.label('review', review)}</span>
                <span>{dates.number(count)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {source.cites.length > 0 && (
        <section>
          <h3>{words.t('web.sources.cites')}</h3>
          <ul className="small">
            {source.cites.map((cited) => (
              <li key={cited.id} className="row spread line">
                <Link className="quiet" to={ledgerAddress({ publisher: source.publisher, attribution: cited.id })}>
                  {name(cited)} <span className="faint">{words.label('attribution', cited.class)}</span>
                </Link>
                <span>{dates.number(cited.count)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

function GradeForm({ source }: { source: SourceRow }) {
  const words = useWords();
  const dates = useDates();
  const toast = useToast();
  const [letter, setLetter] = useState(source.reliability);
  const [reason, setReason] = useState('');
  const history = useApi<{ items: SourceHistory[] }>(withQuery('/sources/history', { publisher: source.publisher }));
  const save = async (): Promise<void> => {
    try {
      await post('/sources/grade', { publisher: source.publisher, reliability: letter, reason });
      setReason('');
      toast({ text: words.t('web.sources.graded') });
    } catch (error) {
      toast({ text: (error as ApiError).message });
    }
    await client.invalidateQueries();
  };
  const graded = history.data?.items.filter(({ field }) => field === 'reliability') ?? [];
  return (
    <section>
      <h3>{words.t('web.sources.grade')}</h3>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="segmented grades" role="group" aria-label={words.t('web.sources.grade')}>
          {RELIABILITIES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={letter === one}
              aria-label={words.label('reliability', one)}
              title={words.label('reliability', one)}
              onClick={() => {
                setLetter(one);
              }}
            >
              {one}
            </button>
          ))}
          <button
            type="button"
            aria-pressed={letter === null}
            aria-label={words.t('web.notGraded')}
            onClick={() => {
              setLetter(null);
            }}
          >
            –
          </button>
        </div>
        <p className="small">{letter ? words.label('reliability', letter) : words.t('web.notGraded')}</p>
        {letter !== source.reliability && (
          <>
            <label className="field">
              <span className="small">{words.t('web.sources.reason')}</span>
              <input
                className="input wide"
                required
                value={reason}
                onChange={(event) => {
                  setReason(event.target.value);
                }}
              />
            </label>
            <div>
              <button type="submit" className="button main">
                {words.t('web.save')}
              </button>
            </div>
          </>
        )}
      </form>
      {graded.length > 0 && (
        <ol className="small history">
          {graded.map((one, i) => (
            <li key={i}>
              {one.before ?? '–'} → <strong>{one.after ?? '–'}</strong> · {one.author} ·{' '}
              <span className="faint">{dates.moment(one.at)}</span>
              <p>{one.reason}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
