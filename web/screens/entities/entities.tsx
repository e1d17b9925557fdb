import { useDeferredValue } from 'react';
import type { ClaimRow, EntityRow, Facets, PageOf } from '../../../src/contract/desk.ts';
import { useApi, withQuery } from '../../lib/api.ts';
import { ledgerAddress } from '../../lib/filters.ts';
import { Link, useParams } from '../../lib/router.tsx';
import { useDates, useName, useNames, useWords } from '../../lib/words.tsx';
import { ClaimLine } from '../../parts/claim-line.tsx';
import { Kind } from '../../parts/marks.tsx';
import { CLAIM_KINDS } from '../../../src/contract/kinds.ts';
import { Empty, ScreenHead, Shown } from '../../parts/states.tsx';

const TYPES = ['state', 'person', 'organisation', 'place', 'unit', 'group'] as const;

/** Who and what the claims name: found in any script, each with its forms, its roles and its claims. */
export function Entities() {
  const words = useWords();
  const dates = useDates();
  const name = useName();
  const [params, setParams] = useParams();
  const text = useDeferredValue(params.get('name') ?? '');
  const type = params.get('type');
  const query = useApi<{ items: EntityRow[] }>(withQuery('/entities', { text, type, limit: 200 }));
  const chosen = params.get('id');
  return (
    <>
      <ScreenHead title={words.t('web.nav.entities')} about={words.t('web.entities.about')}>
        <input
          className="input"
          type="search"
          aria-label={words.t('web.edit.name')}
          placeholder={words.t('web.edit.name')}
          defaultValue={text}
          onChange={(event) => {
            setParams({ name: event.target.value, id: null });
          }}
        />
        <select
          className="select"
          aria-label={words.t('web.entities.type')}
          value={type ?? ''}
          onChange={(event) => {
            setParams({ type: event.target.value, id: null });
          }}
        >
          <option value="">{words.t('web.all')}</option>
          {TYPES.map((one) => (
            <option key={one} value={one}>
              {words.label('web.entityType', one)}
            </option>
          ))}
        </select>
      </ScreenHead>
      <Shown query={query}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={words.t('web.entities.none')} />;
          const entity = items.find(({ id }) => id === chosen) ?? items[0];
          return (
            <div className="halves">
              <ul className="entity-list">
                {items.map((one) => (
                  <li key={one.id}>
                    <button
                      type="button"
                      aria-pressed={one === entity}
                      onClick={() => {
                        setParams({ id: one.id });
                      }}
                    >
                      <span>
                        <strong>{name(one)}</strong>
                        <span className="tiny faint"> {words.label('web.entityType', one.type)}</span>
                        <span className="forms small faint">{one.forms.map((form) => form.text).join(' · ')}</span>
                      </span>
                      <span className="faint">{dates.number(one.claims)}</span>
                    </button>
                  </li>
                ))}
              </ul>
              {entity && <Profile key={entity.id} entity={entity} />}
            </div>
          );
        }}
      </Shown>
    </>
  );
}

const ROLES = ['actor', 'target', 'place', 'attribution'] as const;

function Profile({ entity }: { entity: EntityRow }) {
  const words = useWords();
  const dates = useDates();
  const name = useName();
  const role = ROLES.reduce(
    (best, one) => ((entity.roles[one] ?? 0) > (entity.roles[best] ?? 0) ? one : best),
    'actor',
  );
  const filter = role === 'place' || role === 'attribution' ? { [role]: entity.id } : { party: entity.id };
  const facets = useApi<Facets>(withQuery('/claims/facets', filter));
  const claims = useApi<PageOf<ClaimRow>>(
    withQuery('/claims', { ...filter, limit: 12, order: 'published', descending: true }),
  );
  const nameOf = useNames(claims.data?.items ?? []);
  const others = facets.data?.party.filter(({ value }) => value !== entity.id).slice(0, 8) ?? [];
  return (
    <article className="record">
      <header className="row spread">
        <h2>{name(entity)}</h2>
        <span className="badge">{words.label('web.entityType', entity.type)}</span>
      </header>
      <p className="small faint">
        {entity.id}
        {entity.wikidata && (
          <>
            {' · '}
            <a
              href={`https://www.wikidata.org/wiki/${encodeURIComponent(entity.wikidata)}`}
              rel="noreferrer noopener"
              target="_blank"
            >
              {entity.wikidata}
            </a>
          </>
        )}
        {' · '}
        <Link to={ledgerAddress(filter)}>{words.t('web.sources.claims', { n: entity.claims })}</Link>
      </p>
      <section>
        <h3>{words.t('web.entities.forms')}</h3>
        <ul className="chips">
          {entity.forms.map((form) => (
            <li key={form.text} className="badge">
              {form.text} <span className="faint">{form.count}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{words.t('web.entities.roles')}</h3>
        <ul className="small">
          {ROLES.map((one) =>
            entity.roles[one] ? (
              <li key={one} className="row spread line">
                <Link className="quiet" to={ledgerAddress({ [one]: entity.id })}>
                  {words.label('web.field', one)}
                </Link>
                <span>{dates.number(entity.roles[one])}</span>
              </li>
            ) : null,
          )}
        </ul>
      </section>
      {facets.data && facets.data.kind.length > 0 && (
        <section>
          <h3>{words.t('web.entities.kinds')}</h3>
          <ul className="bars">
            {CLAIM_KINDS.map((kind) => {
              const count = facets.data.kind.find(({ value }) => value === kind)?.count ?? 0;
              const most = facets.data.kind[0]?.count ?? 1;
              return count > 0 ? (
                <li key={kind} data-kind={kind}>
                  <Link className="quiet" to={ledgerAddress({ ...filter, kind })}>
                    <Kind kind={kind} />
                  </Link>
                  <span className="track">
                    <i style={{ width: `${(100 * count) / most}%` }} />
                  </span>
                  <span className="num">{dates.number(count)}</span>
                </li>
              ) : null;
            })}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h3>{words.t('web.entities.with')}</h3>
          <ul className="chips">
            {others.map((other) => (
              <li key={other.value}>
                <Link
                  className="badge"
                  to={`/entities?id=${encodeURIComponent(other.value)}&name=${encodeURIComponent(other.name)}`}
                >
                  {words.nameOf(other.value) ?? other.name} <span className="faint">{other.count}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{words.t('web.entities.newest')}</h3>
        <ul>
          {claims.data?.items.map((claim) => (
            <ClaimLine key={claim.id} claim={claim} name={nameOf} />
          ))}
        </ul>
      </section>
    </article>
  );
}
