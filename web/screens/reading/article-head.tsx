import type { DocumentView } from '../../../src/contract/desk.ts';
import type { NameOf } from '../../../src/words/claim.ts';
import { Link } from '../../lib/router.tsx';
import { useDates, useWords } from '../../lib/words.tsx';
import { Grade } from '../../parts/marks.tsx';

/** Who published this, when, and how it came here. */
export function ArticleHead({ view }: { view: DocumentView; name: NameOf }) {
  const words = useWords();
  const dates = useDates();
  const { summary, document } = view;
  return (
    <header className="article-head">
      <p className="row tight small">
        <Grade letter={summary.reliability} />
        {summary.publisher ? (
          <Link to={`/sources?publisher=${encodeURIComponent(summary.publisher)}`} className="quiet">
            <strong>{summary.publisher}</strong>
          </Link>
        ) : (
          <strong className="faint">{words.t('report.publisherUnknown')}</strong>
        )}
        {summary.publisherKind && (
          <span className="badge warn">{words.label('publisherKind', summary.publisherKind)}</span>
        )}
      </p>
      <h1 lang={document.lang}>{document.title ?? words.t('report.untitled')}</h1>
      <p className="meta">
        <span>{summary.published ? dates.day(summary.published) : words.t('report.dateUnknown')}</span>
        <span>{words.label('lang', document.lang)}</span>
        {summary.run.number > 1 && <span>{words.t('report.reading', { n: summary.run.number })}</span>}
        <span>{words.t('web.reading.got', { day: dates.day(summary.gotAt), by: summary.gotBy })}</span>
        {document.url && isWeb(document.url) && (
          <a href={document.url} rel="noreferrer noopener" target="_blank">
            {new URL(document.url).host}
          </a>
        )}
      </p>
    </header>
  );
}

function isWeb(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
