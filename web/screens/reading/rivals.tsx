import type { EventView } from '../../../src/contract/events.ts';
import { formatQuantity } from '../../../src/words/number.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { Link } from '../../lib/router.tsx';
import { useWords } from '../../lib/words.tsx';
import { claimAddress } from '../../parts/claim-line.tsx';

const MOST = 4;

/** What other articles say of the same event. */
export function Rivals({ claim }: { claim: string }) {
  const words = useWords();
  const { data: event, error } = useApi<EventView>(
    withQuery(`/events/${encodeURIComponent(claim)}`, { language: words.language }),
  );
  // Judgement is of no event, and an answer for the claim before may still stand here.
  if (error || !event?.claims.some((one) => one.claim === claim)) return null;
  const document = claim.slice(0, claim.lastIndexOf('.'));
  const others = event.claims.filter((one) => one.documentId !== document);
  if (others.length === 0) return null;
  return (
    <section>
      <h2>{words.t('web.rivals.title')}</h2>
      <ul className="small rivals">
        {others.slice(0, MOST).map((other) => {
          const value = event.values.find(({ id }) => id === other.value);
          return (
            <li key={other.claim}>
              <strong>{other.publisher ?? words.t('report.publisherUnknown')}</strong>{' '}
              {value && <span>{formatQuantity({ ...value, text: value.texts[0] ?? '' }, words)}</span>}
              <Link
                className="quiet quote"
                lang={other.lang}
                to={claimAddress({ id: other.claim, document: other.documentId })}
              >
                {other.quote}
              </Link>
            </li>
          );
        })}
      </ul>
      <p className="small">
        <Link to={`/events/${encodeURIComponent(event.id)}`}>
          {words.t('web.rivals.event', { articles: event.counts.articles, origins: event.counts.origins })}
        </Link>
      </p>
    </section>
  );
}
