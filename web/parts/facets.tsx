import type { Facets as Counted, FacetValue } from '../../src/contract/desk.ts';
import { type FilterName, LISTS } from '../lib/filters.ts';
import { useParams } from '../lib/router.tsx';
import { useDates, useWords } from '../lib/words.tsx';
import { MonthBars } from './month-bars.tsx';

/** Facets in the order in which a question narrows; those that are closed at first are looked for seldom. */
const ORDER: readonly { name: FilterName & keyof Counted; group: string | null; open: boolean }[] = [
  { name: 'kind', group: 'kind', open: true },
  { name: 'party', group: null, open: true },
  { name: 'status', group: 'status', open: true },
  { name: 'item', group: null, open: false },
  { name: 'place', group: null, open: false },
  { name: 'attribution', group: null, open: false },
  { name: 'support', group: 'support', open: false },
  { name: 'check', group: 'check', open: false },
  { name: 'publisher', group: null, open: false },
  { name: 'review', group: 'review', open: false },
];

/** What narrows the list beside it, with how many claims each value holds. */
export function FacetList({ facets }: { facets: Counted }) {
  const words = useWords();
  const dates = useDates();
  const [params, setParams] = useParams();
  const chosen = (name: FilterName): string[] => {
    const value = params.get(name);
    return value ? (LISTS.has(name) ? value.split(',') : [value]) : [];
  };
  const toggle = (name: FilterName, value: string): void => {
    const now = chosen(name);
    const rest = now.filter((one) => one !== value);
    const next = rest.length < now.length ? rest : LISTS.has(name) ? [...now, value] : [value];
    setParams({ [name]: next.join(',') || null }, true);
  };
  const label = (group: string | null, value: FacetValue): string => {
    if (group) return words.label(group, value.value);
    return words.nameOf(value.value) ?? value.name.replaceAll('-', ' ');
  };
  return (
    <div className="facets">
      <details className="facet" open>
        <summary>{words.t('web.facet.time')}</summary>
        <MonthBars months={facets.months} />
      </details>
      {ORDER.map(({ name, group, open }) => {
        const values = facets[name];
        const picked = chosen(name);
        if (values.length === 0 && picked.length === 0) return null;
        return (
          <details key={name} className="facet" open={open || picked.length > 0}>
            <summary>{words.label('web.facet', name)}</summary>
            <ul>
              {picked
                .filter((value) => !values.some((one) => one.value === value))
                .map((value) => (
                  <li key={value}>
                    <button
                      type="button"
                      aria-pressed="true"
                      onClick={() => {
                        toggle(name, value);
                      }}
                    >
                      <span>{value}</span>
                      <span>×</span>
                    </button>
                  </li>
                ))}
              {values.map((value) => (
                <li key={value.value}>
                  <button
                    type="button"
                    aria-pressed={picked.includes(value.value)}
                    onClick={() => {
                      toggle(name, value.value);
                    }}
                  >
                    <span>{label(group, value)}</span>
                    <span>{dates.number(value.count)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}
