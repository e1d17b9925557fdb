import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ClaimRow, PageOf } from '../../../src/contract/desk.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../../src/contract/kinds.ts';
import type { NameOf } from '../../../src/words/claim.ts';
import type { Messages } from '../../../src/words/messages.ts';
import { formatQuantity } from '../../../src/words/number.ts';
import { formatTime } from '../../../src/words/time.ts';
import { type ApiError, get, withQuery } from '../../lib/api.ts';
import { filterOf } from '../../lib/filters.ts';
import { csvOf, saveFile } from '../../lib/save-file.ts';
import { Link, useParams } from '../../lib/router.tsx';
import { useNames, useWords } from '../../lib/words.tsx';
import { claimAddress } from '../../parts/claim-line.tsx';
import { Icon, KindIcon } from '../../parts/icons.tsx';
import { StatusMark, SupportMark } from '../../parts/marks.tsx';
import { Question } from '../../parts/question.tsx';
import { Empty, Failed, Loading, ScreenHead } from '../../parts/states.tsx';

type Part = 'actors' | 'targets' | 'items' | 'quantity' | 'outcome' | 'time' | 'place' | 'attribution';

/** What a register of each kind has for columns, in the order in which such registers are kept. */
const PARTS: Readonly<Partial<Record<ClaimKind, readonly Part[]>>> = {
  transfer: ['targets', 'actors', 'items', 'quantity', 'time', 'attribution'],
  deployment: ['actors', 'targets', 'items', 'quantity', 'place', 'time', 'attribution'],
  casualty: ['targets', 'quantity', 'outcome', 'place', 'time', 'attribution'],
  payment: ['actors', 'targets', 'quantity', 'items', 'time', 'attribution'],
  production: ['actors', 'items', 'quantity', 'place', 'time', 'attribution'],
  agreement: ['actors', 'targets', 'items', 'place', 'time'],
  sanction: ['actors', 'targets', 'items', 'time', 'attribution'],
  attack: ['actors', 'targets', 'items', 'quantity', 'place', 'time', 'attribution'],
  meeting: ['actors', 'targets', 'place', 'time'],
};

/** Registers as tables; behind each cell stand the words that it was read from. */
export function Registers() {
  const words = useWords();
  const [params, setParams] = useParams();
  const kind = CLAIM_KINDS.find((one) => one === params.get('register')) ?? 'transfer';
  const parts = PARTS[kind] ?? [];
  const { actor, target, from, to } = filterOf(params);
  const address = withQuery('/claims', { kind, actor, target, from, to, order: 'time', descending: true, limit: 100 });
  const pages = useInfiniteQuery<PageOf<ClaimRow>, ApiError>({
    queryKey: ['pages', address],
    queryFn: ({ pageParam }) => get(address + (pageParam ? `&cursor=${pageParam as string}` : '')),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  });
  const claims = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const name = useNames(claims);
  const head = [
    ...parts.map((part) => words.label(`web.register.${kind}`, part)),
    words.t('web.field.status'),
    words.t('web.field.support'),
    words.t('list.publisher'),
  ];
  return (
    <>
      <ScreenHead title={words.t('web.nav.registers')} about={words.t('web.registers.about')}>
        <Question parts={['actor', 'target', 'period']} />
        <button
          type="button"
          className="button"
          onClick={() => {
            const rows = claims.map((claim) => [
              ...parts.map((part) => partText(claim, part, words, name)),
              claim.status,
              claim.support.level,
              claim.publisher,
              claim.quote,
              claim.id,
            ]);
            saveFile(`${kind}.csv`, 'text/csv', csvOf([[...head, words.t('web.column.quote'), 'id'], ...rows]));
          }}
        >
          <Icon sign="download" /> CSV
        </button>
      </ScreenHead>
      <div className="row unit-tabs" role="group" aria-label={words.t('web.nav.registers')}>
        {(Object.keys(PARTS) as ClaimKind[]).map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            data-kind={one}
            aria-pressed={one === kind}
            onClick={() => {
              setParams({ register: one }, true);
            }}
          >
            <KindIcon kind={one} />
            {words.label('kind', one)}
          </button>
        ))}
      </div>
      {pages.error ? (
        <Failed error={pages.error} />
      ) : pages.isLoading ? (
        <Loading lines={12} />
      ) : claims.length === 0 ? (
        <Empty title={words.t('cli.noClaims')} />
      ) : (
        <>
          <div className="scroll-x" tabIndex={0} role="region" aria-label={words.label('kind', kind)}>
            <table className="plain-table register">
              <thead>
                <tr>
                  {head.map((one, i) => (
                    <th key={i}>{one}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {claims.map((claim) => (
                  <tr key={claim.id} data-kind={claim.kind}>
                    {parts.map((part) => (
                      <Cell key={part} claim={claim} text={partText(claim, part, words, name)} />
                    ))}
                    <td>
                      <StatusMark status={claim.status} />
                    </td>
                    <td>
                      <SupportMark level={claim.support.level} />
                    </td>
                    <td className="faint">{claim.publisher}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
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

/** A figure of the register; pointing at it or reaching it by key shows the words that it was read from. */
function Cell({ claim, text }: { claim: ClaimRow; text: string }) {
  const id = useId();
  if (text === '') return <td className="faint">–</td>;
  return (
    <td className="behind">
      <Link to={claimAddress(claim)} className="quiet" aria-describedby={id}>
        {text}
      </Link>
      <span role="tooltip" id={id} className="behind-quote quote" lang={claim.lang}>
        {claim.quote}
      </span>
    </td>
  );
}

function partText(claim: ClaimRow, part: Part, words: Messages, name: NameOf): string {
  const comma = words.t('list.comma');
  switch (part) {
    case 'actors':
    case 'targets':
      return claim[part].map(name).join(comma);
    case 'items':
      return claim.items.map((item) => words.nameOf(item.id) ?? item.name).join(comma);
    case 'quantity':
      return claim.quantity ? formatQuantity(claim.quantity, words) : '';
    case 'outcome':
      return claim.outcome ? words.label('outcome', claim.outcome) : '';
    case 'time':
      return claim.time ? formatTime(claim.time.edtf, words) : '';
    case 'place':
      return claim.place ? name(claim.place) : '';
    case 'attribution':
      return claim.attribution ? name(claim.attribution) : '';
  }
}
