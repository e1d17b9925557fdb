import { useState } from 'react';
import type { CheckRow, ClaimRow, PageOf } from '../../../src/contract/desk.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { Link, useParams } from '../../lib/router.tsx';
import { useDates, useNames, useWords } from '../../lib/words.tsx';
import { ClaimLine } from '../../parts/claim-line.tsx';
import { CheckLine } from '../../parts/marks.tsx';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';

const SEVERITIES = ['error', 'warning', 'info'] as const;
const PAGE = 50;

/** What the checks found, as a work list: gravest first, each with the claims that it concerns. */
export function Checks() {
  const words = useWords();
  const dates = useDates();
  const [params, setParams] = useParams();
  const [limit, setLimit] = useState(PAGE);
  const severity = params.get('severity');
  const code = params.get('code');
  const query = useApi<PageOf<CheckRow>>(withQuery('/checks', { severity, code, limit }));
  const counts = useApi<{ items: { code: string; severity: string; count: number }[] }>('/checks/counts');
  const codes = counts.data?.items.filter((one) => !severity || one.severity === severity) ?? [];
  return (
    <>
      <ScreenHead title={words.t('web.nav.checks')} about={words.t('web.checks.about')}>
        <div className="segmented" role="group" aria-label={words.t('web.checks.severity')}>
          <button
            type="button"
            aria-pressed={severity === null}
            onClick={() => {
              setParams({ severity: null, code: null });
            }}
          >
            {words.t('web.all')}
          </button>
          {SEVERITIES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={severity === one}
              onClick={() => {
                setParams({ severity: one, code: null });
              }}
            >
              {words.label('severity', one)}
            </button>
          ))}
        </div>
      </ScreenHead>
      <div className="worklist">
        <nav aria-label={words.t('web.checks.codes')}>
          <ul className="facet-flat">
            {codes.map((one) => (
              <li key={`${one.code}-${one.severity}`}>
                <button
                  type="button"
                  aria-pressed={code === one.code}
                  onClick={() => {
                    setParams({ code: code === one.code ? null : one.code });
                  }}
                >
                  <span>{words.label('check', one.code)}</span>
                  <span>{dates.number(one.count)}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <Shown query={query}>
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty title={words.t('cli.noChecks')} />
            ) : (
              <div>
                <ol className="work">
                  {items.map((check, i) => (
                    <Work key={`${check.document}-${check.code}-${i}`} check={check} />
                  ))}
                </ol>
                {next && (
                  <button
                    type="button"
                    className="button"
                    onClick={() => {
                      setLimit(limit + PAGE * 2);
                    }}
                  >
                    {words.t('web.more')}
                  </button>
                )}
              </div>
            )
          }
        </Shown>
      </div>
    </>
  );
}

const SHOWN = 3;

function Work({ check }: { check: CheckRow }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const ids = check.claims.slice(0, open ? 50 : SHOWN).join(',');
  const { data } = useApi<PageOf<ClaimRow>>(open && ids !== '' ? withQuery('/claims', { ids, limit: 50 }) : null);
  const claims = data?.items ?? [];
  const name = useNames(claims);
  return (
    <li>
      <CheckLine check={check} />
      <p className="row small">
        <Link to={`/documents/${check.document}`}>{words.t('web.checks.open')}</Link>
        {check.claims.length > 0 && (
          <button
            type="button"
            className="button plain"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {words.t('web.checks.claims', { n: check.claims.length })}
          </button>
        )}
      </p>
      {open && (
        <ul className="indented">
          {claims.map((claim) => (
            <ClaimLine key={claim.id} claim={claim} name={name} />
          ))}
        </ul>
      )}
    </li>
  );
}
