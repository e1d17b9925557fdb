import { memo, type CSSProperties, useMemo } from 'react';
import type { ClaimRow, DocumentView } from '../../../src/contract/desk.ts';
import { STATUS_LINES } from '../../parts/marks.tsx';
import { lanesOf, type Segment, segmentsOf, unitsOf } from './segments.ts';

/** Pixels from one claim's line to the next below it. */
const LANE = 4;

export interface ArticleProps {
  readonly view: DocumentView;
  readonly claims: readonly ClaimRow[];
  /** The position of the claim in hand. */
  readonly held: number | null;
  readonly isOriginal: boolean;
  readonly isDim: boolean;
  readonly onHold: (position: number) => void;
}

/**
 * The article set for reading. Every claim is underlined in the colour of its kind and with the line of its status;
 * where claims overlap their lines lie one below the other.
 */
export const Article = memo(function Article({ view, claims, held, isOriginal, isDim, onHold }: ArticleProps) {
  const { text, repairs, notices, lang, title } = view.document;
  const drawn = useMemo(() => {
    const { toUnits } = unitsOf(text);
    const inUnits = <T extends { start: number; end: number }>(range: T): T => ({
      ...range,
      start: toUnits(range.start),
      end: toUnits(range.end),
    });
    const spans = claims.map(({ start, end }) => ({ start: toUnits(start), end: toUnits(end) }));
    return {
      lanes: lanesOf(spans),
      notices: notices.map(inUnits),
      paragraphs: segmentsOf(text, spans, isOriginal ? repairs.map(inUnits) : []),
    };
  }, [text, claims, repairs, notices, isOriginal]);
  return (
    <div className={`text ${isDim ? 'dim' : ''}`} lang={lang} data-article>
      {drawn.paragraphs.map(({ start, end, segments }) => {
        const isNotice = drawn.notices.some((notice) => notice.start < end && notice.end > start);
        const isTitle = !isOriginal && title !== null && text.slice(start, end).trim() === title.trim();
        return (
          <p key={start} className={isTitle ? 'headline' : isNotice ? 'aside' : ''}>
            {segments.map((segment) => (
              <Piece
                key={`${segment.start}-${segment.end}`}
                {...{ segment, text, claims, held, onHold }}
                lanes={drawn.lanes}
              />
            ))}
          </p>
        );
      })}
    </div>
  );
});

interface PieceProps extends Pick<ArticleProps, 'claims' | 'held' | 'onHold'> {
  readonly segment: Segment;
  readonly text: string;
  readonly lanes: readonly number[];
}

function Piece({ segment, text, claims, held, onHold, lanes }: PieceProps) {
  const { start, end, repair } = segment;
  const words = text.slice(start, end);
  const shown =
    repair && (start === repair.start || repair.start === repair.end) ? (
      <span className="fix">
        {repair.original.trim() !== '' && <del>{repair.original}</del>}
        {repair.restored !== '' && <ins>{words}</ins>}
      </span>
    ) : (
      words
    );
  const over = segment.claims.flatMap((i) => {
    const claim = claims[i];
    return claim ? [{ i, claim }] : [];
  });
  if (over.length === 0) return <span data-start={start}>{shown}</span>;
  const isHeld = held !== null && segment.claims.includes(held);
  const top = over.find(({ i }) => i === held) ?? over[0];
  const numbers = segment.opens.map((i) => i + 1).join('·');
  return (
    <span
      data-start={start}
      data-claims={over.map(({ claim }) => claim.id).join(' ')}
      data-kind={top?.claim.kind}
      {...(numbers === '' ? {} : { 'data-n': numbers })}
      className={`seg ${isHeld ? 'held' : ''} ${over.every(({ claim }) => !claim.checkable) ? 'judged' : ''}`}
      style={lines(over, lanes, isHeld ? (top?.claim ?? null) : null)}
      onClick={() => {
        if (getSelection()?.isCollapsed === false) return;
        // A second click on words that several claims share goes on to the next of them.
        const at = segment.claims.indexOf(held ?? -1);
        onHold(segment.claims[(at + 1) % segment.claims.length] ?? 0);
      }}
    >
      {shown}
    </span>
  );
}

/** Lines below the words, one for each claim, and a tint behind the claim in hand. */
function lines(
  over: readonly { i: number; claim: ClaimRow }[],
  lanes: readonly number[],
  held: ClaimRow | null,
): CSSProperties {
  const most = Math.max(...over.map(({ i }) => lanes[i] ?? 0)) + 1;
  const images: string[] = [];
  const sizes: string[] = [];
  const places: string[] = [];
  for (const { i, claim } of over) {
    const { image, height } = STATUS_LINES[claim.status];
    images.push(image.replaceAll('var(--k)', `var(--k-${claim.kind})`));
    sizes.push(`100% ${height}px`);
    places.push(`0 calc(100% - ${(most - 1 - (lanes[i] ?? 0)) * LANE}px)`);
  }
  if (held) {
    const tint = `color-mix(in oklab, var(--k-${held.kind}) 15%, transparent)`;
    images.push(`linear-gradient(${tint}, ${tint})`);
    sizes.push('100% 100%');
    places.push('0 0');
  }
  return {
    backgroundImage: images.join(', '),
    backgroundSize: sizes.join(', '),
    backgroundPosition: places.join(', '),
    '--lanes': most,
  } as CSSProperties;
}
