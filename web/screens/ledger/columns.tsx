import type { ReactNode } from 'react';
import type { ClaimOrder, ClaimRow } from '../../../src/contract/desk.ts';
import { formatWhat, formatWhen, formatWho, type NameOf } from '../../../src/words/claim.ts';
import type { Messages } from '../../../src/words/messages.ts';
import { claimAddress } from '../../parts/claim-line.tsx';
import { Kind, ReviewMark, StatusMark, SupportMark } from '../../parts/marks.tsx';
import { Link } from '../../lib/router.tsx';

export interface Column {
  /** How it grows, as CSS has it for grid columns. */
  readonly width: string;
  readonly order: ClaimOrder | null;
  readonly cell: (
    claim: ClaimRow,
    tools: { words: Messages; name: NameOf; day: (value: string) => string },
  ) => ReactNode;
}

/** Columns of the ledger, in their order on the screen. */
export const COLUMNS = {
  kind: { width: 'minmax(7.5rem, 1fr)', order: 'kind', cell: (claim) => <Kind kind={claim.kind} /> },
  quote: {
    width: 'minmax(9rem, 3.4fr)',
    order: 'document',
    cell: (claim) => (
      <Link to={claimAddress(claim)} className="quiet quote" lang={claim.lang}>
        {claim.quote}
      </Link>
    ),
  },
  who: { width: 'minmax(4.5rem, 1.4fr)', order: null, cell: (claim, { words, name }) => formatWho(claim, name, words) },
  what: { width: 'minmax(4.5rem, 1.1fr)', order: 'quantity', cell: (claim, { words }) => formatWhat(claim, words) },
  when: { width: 'minmax(6rem, 0.9fr)', order: 'time', cell: (claim, { words }) => formatWhen(claim, words) },
  where: { width: 'minmax(4.5rem, 1fr)', order: null, cell: (claim, { name }) => claim.place && name(claim.place) },
  status: { width: 'minmax(5.5rem, 0.7fr)', order: 'status', cell: (claim) => <StatusMark status={claim.status} /> },
  said: {
    width: 'minmax(4.5rem, 1fr)',
    order: null,
    cell: (claim, { name }) => claim.attribution && name(claim.attribution),
  },
  support: {
    width: 'minmax(5rem, 1fr)',
    order: null,
    cell: (claim) => claim.checkable && <SupportMark level={claim.support.level} />,
  },
  checks: {
    width: 'minmax(5rem, 1.2fr)',
    order: null,
    cell: (claim, { words }) => claim.checks.map((code) => words.label('check', code)).join(words.t('list.comma')),
  },
  review: { width: 'minmax(5rem, 0.8fr)', order: null, cell: (claim) => <ReviewMark review={claim.review} /> },
  publisher: {
    width: 'minmax(5rem, 1fr)',
    order: 'published',
    cell: (claim, { day }) => (
      <span className="small">
        {claim.publisher}
        {claim.published && <span className="faint"> {day(claim.published)}</span>}
      </span>
    ),
  },
  confidence: { width: '4rem', order: 'confidence', cell: (claim) => claim.confidence.toFixed(2) },
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;
