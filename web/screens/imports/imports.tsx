import type { RunRow } from '../../../src/contract/desk.ts';
import { useApi } from '../../lib/api.ts';
import { Link } from '../../lib/router.tsx';
import { useDates, useWords } from '../../lib/words.tsx';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';

/** Readings as they were made: when, by which engine and data, with what outcome. */
export function Imports() {
  const words = useWords();
  const dates = useDates();
  const query = useApi<{ items: RunRow[] }>('/runs?limit=300');
  return (
    <>
      <ScreenHead title={words.t('web.nav.imports')} about={words.t('web.imports.about')} />
      <Shown query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.t('cli.noDocuments')} />
          ) : (
            <div className="scroll-x" tabIndex={0} role="region" aria-label={words.t('web.nav.imports')}>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{words.t('web.imports.at')}</th>
                    <th>{words.t('list.document')}</th>
                    <th>{words.t('list.publisher')}</th>
                    <th className="num">{words.t('list.claims')}</th>
                    <th className="num">{words.t('list.checks')}</th>
                    <th className="num">{words.t('web.imports.repairs')}</th>
                    <th className="num">{words.t('web.imports.noticed')}</th>
                    <th>{words.t('web.imports.by')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((run) => (
                    <tr key={`${run.document}-${run.number}`}>
                      <td className="nowrap">{dates.moment(run.madeAt)}</td>
                      <td className="serif">
                        <Link to={`/documents/${run.document}`}>{run.title ?? words.t('report.untitled')}</Link>
                        {run.number > 1 && (
                          <span className="badge"> {words.t('report.reading', { n: run.number })}</span>
                        )}
                      </td>
                      <td>{run.publisher}</td>
                      <td className="num">{dates.number(run.claims)}</td>
                      <td className="num">{dates.number(run.checks)}</td>
                      <td className="num">{dates.number(run.repairs)}</td>
                      <td className="num">{dates.number(run.diagnostics)}</td>
                      <td className="nowrap faint">
                        {run.engineVersion} · {run.dataVersion}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </>
  );
}
