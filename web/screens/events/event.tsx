import type { EventClaimView, EventView } from '../../../src/contract/events.ts';
import { formatQuantity } from '../../../src/words/number.ts';
import { formatTime } from '../../../src/words/time.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { addToReport } from '../../lib/report.ts';
import { Link } from '../../lib/router.tsx';
import { useDates, useWords } from '../../lib/words.tsx';
import { claimAddress } from '../../parts/claim-line.tsx';
import { Grade, Kind, ReviewMark, StatusMark, SupportMark } from '../../parts/marks.tsx';
import { Shown } from '../../parts/states.tsx';
import { useToast } from '../../parts/toast.tsx';
import { Values } from './values.tsx';

/** One event: all its versions side by side, where each comes from, what repeats and what contradicts. */
export function EventScreen({ id }: { id: string }) {
  const words = useWords();
  const query = useApi<EventView>(
    withQuery(`/events/${encodeURIComponent(id)}`, { language: words.language, explain: true }),
  );
  return (
    <Shown query={query} lines={14}>
      {(event) => <Told event={event} />}
    </Shown>
  );
}

function Told({ event }: { event: EventView }) {
  const words = useWords();
  const dates = useDates();
  const toast = useToast();
  const { counts, firstReport, credibility } = event;
  const contradictions = event.relations.filter(({ type }) => type === 'contradicts' || type === 'supersedes');
  return (
    <article className="event" data-kind={event.kind}>
      <header className="event-head">
        <div className="row spread">
          <Kind kind={event.kind} />
          <button
            type="button"
            className="button"
            onClick={() => {
              addToReport('event', [event.id]);
              toast({ text: words.t('web.report.addedEvent') });
            }}
          >
            {words.t('web.report.add')}
          </button>
        </div>
        <h1>{event.title}</h1>
        <p className="row tight">
          <span>
            {words.t('web.event.told', {
              articles: counts.articles,
              publishers: counts.publishers,
              origins: counts.origins,
              claims: counts.claims,
            })}
          </span>
          {event.time && <span className="faint">{formatTime(event.time, words)}</span>}
          {firstReport && (
            <span className="faint">
              {words.t('web.event.first', {
                who: firstReport.publisher ?? words.t('report.publisherUnknown'),
                day: firstReport.published ? dates.day(firstReport.published) : words.t('report.dateUnknown'),
              })}
            </span>
          )}
        </p>
      </header>
      <div className="event-columns">
        <div>
          {event.values.length > 0 && <Values event={event} />}
          {contradictions.length > 0 && (
            <section>
              <h2>{words.t('web.event.contradictions')}</h2>
              <ul className="reasons">
                {contradictions.map((relation, i) => (
                  <li key={i} data-type={relation.type}>
                    {relation.reason.text}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2>{words.t('web.ledger.claims')}</h2>
            <ol>
              {event.claims.map((claim) => (
                <Report key={claim.claim} claim={claim} event={event} />
              ))}
            </ol>
          </section>
        </div>
        <aside className="event-side">
          <section>
            <h2>{words.t('web.event.credibility')}</h2>
            <p className="row">
              <span className="grade">{credibility.grade}</span>
              <strong>{words.label('web.credibility', String(credibility.grade))}</strong>
            </p>
            <ul className="small reasons">
              {credibility.reasons.map((reason, i) => (
                <li key={i}>{reason.text}</li>
              ))}
            </ul>
            <p className="tiny faint">{words.t('web.event.proposed')}</p>
          </section>
          <section>
            <h2>{words.t('web.event.family')}</h2>
            <ol className="family">
              {event.origins.map((origin) => (
                <li key={origin.id}>
                  <p>
                    <strong>{(origin.entity && words.nameOf(origin.entity)) ?? origin.name}</strong>{' '}
                    <span className="badge">{words.label('web.origin', origin.kind)}</span>
                  </p>
                  {origin.since && <p className="tiny faint">{dates.day(origin.since)}</p>}
                  <ul>
                    {origin.claims.map((id) => {
                      const claim = event.claims.find((one) => one.claim === id);
                      return claim ? (
                        <li key={id} className={claim.part}>
                          <Link className="quiet" to={claimAddress({ id: claim.claim, document: claim.documentId })}>
                            {claim.publisher ?? words.t('report.publisherUnknown')}
                          </Link>{' '}
                          <span className="tiny faint">
                            {claim.published && dates.day(claim.published)} · {words.label('web.part', claim.part)}
                          </span>
                        </li>
                      ) : null;
                    })}
                  </ul>
                  {origin.why.map((reason, i) => (
                    <p key={i} className="tiny faint">
                      {reason.text}
                    </p>
                  ))}
                </li>
              ))}
            </ol>
          </section>
          {event.checks.length > 0 && (
            <section>
              <h2>{words.t('web.hand.checks')}</h2>
              <ul className="small reasons">
                {event.checks.map((check, i) => (
                  <li key={i}>{check.message.text}</li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
    </article>
  );
}

function Report({ claim, event }: { claim: EventClaimView; event: EventView }) {
  const words = useWords();
  const dates = useDates();
  const value = event.values.find(({ id }) => id === claim.value);
  return (
    <li className="claimline" data-kind={claim.kind}>
      <Link
        to={claimAddress({ id: claim.claim, document: claim.documentId })}
        className="quiet quote"
        lang={claim.lang}
      >
        {claim.quote}
      </Link>
      <div className="row tight">
        <Grade letter={claim.reliability} />
        <strong>{claim.publisher ?? words.t('report.publisherUnknown')}</strong>
        {claim.published && <span className="faint">{dates.day(claim.published)}</span>}
        <StatusMark status={claim.status} />
        {value && <span>{formatQuantity({ ...value, text: value.texts[0] ?? '' }, words)}</span>}
        {claim.attribution && (
          <span className="faint">
            {words.t('report.says', {
              who: words.nameOf(claim.attribution.id) ?? claim.attribution.name,
              class: words.label('attribution', claim.attribution.class),
            })}
          </span>
        )}
        <SupportMark level={claim.supportLevel} />
        <ReviewMark review={claim.review} />
        <span className="badge">{words.label('web.part', claim.part)}</span>
      </div>
      {claim.why.length > 0 && (
        <details className="why">
          <summary>{words.t('web.event.why')}</summary>
          <ul className="reasons">
            {claim.why.map((reason, i) => (
              <li key={i}>{reason.text}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
