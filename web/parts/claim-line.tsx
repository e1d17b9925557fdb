import type { ClaimRow } from '../../src/contract/desk.ts';
import { formatWhat, formatWhen, formatWho, type NameOf } from '../../src/words/claim.ts';
import { Link } from '../lib/router.tsx';
import { useDates, useWords } from '../lib/words.tsx';
import { Kind, ReviewMark, StatusMark, SupportMark } from './marks.tsx';

/** The address of a claim on the reading desk. */
export const claimAddress = (claim: Pick<ClaimRow, 'id' | 'document'>): string =>
  `/documents/${claim.document}?claim=${claim.id.slice(claim.id.lastIndexOf('.') + 1)}`;

/** One claim in a list: its words first, then what they were read as. */
export function ClaimLine({ claim, name }: { claim: ClaimRow; name: NameOf }) {
  const words = useWords();
  const dates = useDates();
  const what = formatWhat(claim, words);
  const when = formatWhen(claim, words);
  return (
    <li className="claimline" data-kind={claim.kind}>
      <Link to={claimAddress(claim)} className="quiet quote" lang={claim.lang}>
        {claim.quote}
      </Link>
      <div className="row tight">
        <Kind kind={claim.kind} />
        <StatusMark status={claim.status} />
        <span>{formatWho(claim, name, words)}</span>
        {what && <span>{what}</span>}
        {when && <span>{when}</span>}
        {claim.place && <span>{name(claim.place)}</span>}
        <SupportMark level={claim.support.level} />
        <ReviewMark review={claim.review} />
      </div>
      <div className="row tight faint tiny">
        <span>{claim.publisher ?? words.t('report.publisherUnknown')}</span>
        {claim.published && <span>{dates.day(claim.published)}</span>}
      </div>
    </li>
  );
}
