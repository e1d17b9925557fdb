import { useInfiniteQuery } from '@tanstack/react-query';
import type { EventPage, EventRow } from '../../../src/contract/events.ts';
import { formatQuantity } from '../../../src/words/number.ts';
import { type ApiError, get, withQuery } from '../../lib/api.ts';
import { filterOf } from '../../lib/filters.ts';
import { Link, useParams } from '../../lib/router.tsx';
import { useDates, useWords } from '../../lib/words.tsx';
import { Kind } from '../../parts/marks.tsx';
import { Question } from '../../parts/question.tsx';
import { Empty, Failed, Loading, ScreenHead } from '../../parts/states.tsx';

const VALUES = 5;

/** Events: told by how many, from how many origins, and in how many versions. */
export function Events() {
  const words = useWords();
  const [params, setParams] = useParams();
  const sort = params.get('sort') === 'recent' ? 'recent' : 'told';
  const { kind, actor, target, from, to } = filterOf(params);
  const address = withQuery('/events', { kind, actor, target, from, to, sort, language: words.language, limit: 40 });
  const pages = useInfiniteQuery<EventPage, ApiError>({
    queryKey: ['pages', address],
    queryFn: ({ pageParam }) => get(address + (pageParam ? `&cursor=${encodeURIComponent(pageParam as string)}` : '')),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const events = pages.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <>
      <ScreenHead title={words.t('web.nav.events')} about={words.t('web.events.about')}>
        <Question parts={['kind', 'actor', 'target', 'period']} />
        <div className="segmented" role="group" aria-label={words.t('web.events.order')}>
          {(['told', 'recent'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={sort === one}
              onClick={() => {
                setParams({ sort: one });
              }}
            >
              {words.label('web.events.sort', one)}
            </button>
          ))}
        </div>
      </ScreenHead>
      {pages.error ? (
        <Failed error={pages.error} />
      ) : pages.isLoading ? (
        <Loading lines={12} />
      ) : events.length === 0 ? (
        <Empty title={words.t('web.events.none')} />
      ) : (
        <>
          <ol className="events">
            {events.map((event) => (
              <Row key={event.id} event={event} />
            ))}
          </ol>
          {pages.hasNextPage && (
            <p className="more">
              <button type="button" className="button" onClick={() => void pages.fetchNextPage()}>
                {words.t('web.more')}
              </button>
            </p>
          )}
        </>
      )}
    </>
  );
}

function Row({ event }: { event: EventRow }) {
  const words = useWords();
  const dates = useDates();
  const { counts } = event;
  return (
    <li data-kind={event.kind}>
      <div>
        <Kind kind={event.kind} />
        <h2>
          <Link className="quiet" to={`/events/${encodeURIComponent(event.id)}`}>
            {event.title}
          </Link>
        </h2>
        {event.values.length > 0 && (
          <p className="row tight small">
            {event.values.slice(0, VALUES).map((value) => (
              <span key={value.id} className={`value v-${value.status}`}>
                {formatQuantity({ ...value, text: value.texts[0] ?? '' }, words)}
                <span className="faint"> {words.t('web.events.origins', { n: value.origins.length })}</span>
              </span>
            ))}
            {event.values.length > VALUES && (
              <span className="faint">{words.t('report.moreClaims', { n: event.values.length - VALUES })}</span>
            )}
          </p>
        )}
      </div>
      <dl>
        <div>
          <dd>{dates.number(counts.articles)}</dd>
          <dt>{words.t('web.events.articles')}</dt>
        </div>
        <div>
          <dd>{dates.number(counts.origins)}</dd>
          <dt>{words.t('web.events.fromOrigins')}</dt>
        </div>
        <div className={counts.contradictions > 0 ? 'against' : ''}>
          <dd>{dates.number(counts.contradictions)}</dd>
          <dt>{words.t('web.events.contradictions')}</dt>
        </div>
      </dl>
    </li>
  );
}
