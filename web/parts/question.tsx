import { CLAIM_KINDS } from '../../src/contract/kinds.ts';
import type { Facets } from '../../src/contract/desk.ts';
import { useApi } from '../lib/api.ts';
import { useParams } from '../lib/router.tsx';
import { useWords } from '../lib/words.tsx';

const PARTIES = 40;

/** What a picture is asked: kind, parties and period, kept in the address. */
export function Question({ parts }: { parts: readonly ('kind' | 'actor' | 'target' | 'party' | 'period')[] }) {
  const words = useWords();
  const [params, setParams] = useParams();
  const { data } = useApi<Facets>('/claims/facets');
  const parties = data?.party.slice(0, PARTIES) ?? [];
  return (
    <div className="row question">
      {parts.map((part) => {
        if (part === 'period')
          return (
            <span key={part} className="row">
              {(['from', 'to'] as const).map((side) => (
                <label key={side} className="row small">
                  <span className="faint">{words.t(`web.edit.${side}`)}</span>
                  <input
                    type="date"
                    className="input"
                    value={params.get(side) ?? ''}
                    onChange={(event) => {
                      setParams({ [side]: event.target.value || null });
                    }}
                  />
                </label>
              ))}
            </span>
          );
        const options =
          part === 'kind'
            ? CLAIM_KINDS.filter((kind) => kind !== 'judgement').map((kind) => ({
                value: kind,
                name: words.label('kind', kind),
              }))
            : parties.map(({ value, name }) => ({ value, name: words.nameOf(value) ?? name }));
        return (
          <label key={part} className="row small">
            <span className="faint">{words.label('web.question', part)}</span>
            <select
              className="select"
              value={params.get(part) ?? ''}
              onChange={(event) => {
                setParams({ [part]: event.target.value || null });
              }}
            >
              <option value="">{words.t('web.all')}</option>
              {options.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        );
      })}
    </div>
  );
}
