import { useState } from 'react';
import type { DocumentSummary, PageOf } from '../../../src/contract/desk.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { Link, useParams } from '../../lib/router.tsx';
import { useDates, useWords } from '../../lib/words.tsx';
import { Grade } from '../../parts/marks.tsx';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';
import { TakeIn } from './take-in.tsx';

const PAGE = 60;

/** What has been read, the newest first, and the place where new material is handed in. */
export function Documents() {
  const words = useWords();
  const [params, setParams] = useParams();
  const [limit, setLimit] = useState(PAGE);
  const text = params.get('title') ?? '';
  const query = useApi<PageOf<DocumentSummary>>(withQuery('/documents', { text, limit }));
  return (
    <>
      <ScreenHead title={words.t('web.nav.documents')} about={words.t('web.documents.about')} />
      <div className="front">
        <div>
          <input
            className="input wide"
            type="search"
            aria-label={words.t('web.documents.find')}
            placeholder={words.t('web.documents.find')}
            defaultValue={text}
            onChange={(event) => {
              setParams({ title: event.target.value });
            }}
          />
          <Shown query={query}>
            {({ items, next }) =>
              items.length === 0 ? (
                <Empty title={words.t(text === '' ? 'cli.noDocuments' : 'web.documents.none')}>
                  <p>{words.t('web.documents.first')}</p>
                </Empty>
              ) : (
                <>
                  <ol className="index">
                    {items.map((document) => (
                      <Entry key={document.id} document={document} />
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
                </>
              )
            }
          </Shown>
        </div>
        <TakeIn />
      </div>
    </>
  );
}

function Entry({ document }: { document: DocumentSummary }) {
  const words = useWords();
  const dates = useDates();
  return (
    <li>
      <Grade letter={document.reliability} />
      <div>
        <h2 lang={document.lang}>
          <Link to={`/documents/${document.id}`} className="quiet">
            {document.title ?? words.t('report.untitled')}
          </Link>
        </h2>
        <p className="row tight small faint">
          <span className="ink2">{document.publisher ?? words.t('report.publisherUnknown')}</span>
          <span>{document.published ? dates.day(document.published) : words.t('report.dateUnknown')}</span>
          <span>{words.label('lang', document.lang)}</span>
          {document.publisherKind && (
            <span className="badge warn">{words.label('publisherKind', document.publisherKind)}</span>
          )}
        </p>
      </div>
      <dl>
        <div>
          <dd>{dates.number(document.claims)}</dd>
          <dt>{words.t('list.claims')}</dt>
        </div>
        <div>
          <dd>{dates.number(document.checks)}</dd>
          <dt>{words.t('list.checks')}</dt>
        </div>
      </dl>
    </li>
  );
}
