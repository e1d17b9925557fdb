import { useId, useState } from 'react';
import type { EntityRow } from '../../../../src/contract/desk.ts';
import type { EntityEdit } from '../../../../src/contract/review.ts';
import { useApi, withQuery } from '../../../lib/api.ts';
import { useWords } from '../../../lib/words.tsx';

const MOST = 8;

/** A name with search over what the ledger knows; a name that it does not know is taken as it stands. */
export function EntityBox({ label, onTake }: { label: string; onTake: (entity: EntityEdit) => void }) {
  const words = useWords();
  const list = useId();
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const wanted = asked.trim();
  const { data } = useApi<{ items: EntityRow[] }>(
    wanted === '' ? null : withQuery('/entities', { text: wanted, limit: MOST }),
  );
  const found = wanted === '' ? [] : (data?.items ?? []);
  const take = (row: EntityRow | undefined): void => {
    if (row) {
      const { id, type, name, wikidata, lat, lon, country } = row;
      onTake({ id, type: type as EntityEdit['type'] & string, name, wikidata, lat, lon, country });
    } else if (wanted !== '') onTake({ name: wanted });
    setAsked('');
    setAt(0);
  };
  return (
    <div className="entity-box">
      <input
        autoFocus
        className="input"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-label={label}
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        placeholder={words.t('web.edit.name')}
        value={asked}
        onChange={(event) => {
          setAsked(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter' && wanted !== '') take(found[at]);
          else return;
          event.preventDefault();
        }}
      />
      {wanted !== '' && (
        <ul id={list} role="listbox" aria-label={label} className="options">
          {found.map((row, i) => (
            <li
              key={row.id}
              id={`${list}-${i}`}
              role="option"
              aria-selected={i === at}
              onClick={() => {
                take(row);
              }}
            >
              {words.nameOf(row.id) ?? row.name}
              <span className="faint tiny">
                {' '}
                {row.forms
                  .map(({ text }) => text)
                  .slice(0, 3)
                  .join(' · ')}
              </span>
            </li>
          ))}
          <li
            id={`${list}-${found.length}`}
            role="option"
            aria-selected={at >= found.length}
            onClick={() => {
              take(undefined);
            }}
          >
            {words.t('web.edit.newName', { name: wanted })}
          </li>
        </ul>
      )}
    </div>
  );
}
