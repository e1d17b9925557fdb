import { TallyError } from '../../kernel/errors.ts';
import type { GivenMetadata } from '../../ledger/port.ts';
import type { Capture } from '../fetch/types.ts';
import { captureMaterial, openMaterial } from '../intake/open.ts';
import type { ArticleItem, IntakeItem, LinkItem, Material, OpenOptions } from '../intake/types.ts';
import { filledIn } from './article.ts';
import { captureOfAnswer, type CaptureNode, type Collector } from './capture.ts';

/** One thing that came out of a source. Numbers count what a source holds, in its order, and are the same each time. */
export type Unit =
  | {
      readonly kind: 'article';
      readonly number: number;
      /** Where it stands in the source; `item.part` says where in its capture. */
      readonly place: string | null;
      readonly item: ArticleItem;
      readonly node: CaptureNode;
    }
  | { readonly kind: 'capture'; readonly node: CaptureNode }
  | { readonly kind: 'link'; readonly number: number; readonly item: LinkItem }
  | {
      readonly kind: 'problem';
      readonly number: number;
      readonly part: string | null;
      readonly error: TallyError;
      /** Passed over and not failed: a picture of a web archive is no article, and nobody said it was. */
      readonly skipped: boolean;
    };

export interface UnitTools {
  readonly by: Collector;
  readonly open: OpenOptions;
  /** What an article is known by where nothing else is said of it. */
  readonly defaults: GivenMetadata;
}

/** Material that holds no article, which is no failure where nobody said that it held one. */
const NO_ARTICLE = new Set(['INTAKE_FORMAT', 'INPUT_NOT_TEXT', 'INTAKE_NO_TEXT']);
/** How deep web archives may stand in web archives. */
const DEEPEST = 3;

/**
 * Everything in a capture's material: its articles, the captures that it keeps (each before what it holds), links and
 * problems. `named` tells that somebody said there was an article here.
 */
export async function* unitsOf(
  node: CaptureNode,
  material: Material,
  tools: UnitTools,
  named: boolean,
): AsyncGenerator<Unit> {
  const counter = { next: 0 };
  yield* opened(node, material, tools, { named, depth: 0, prefix: null }, counter);
}

async function* opened(
  node: CaptureNode,
  material: Material,
  tools: UnitTools,
  where: { named: boolean; depth: number; prefix: string | null },
  counter: { next: number },
): AsyncGenerator<Unit> {
  let first = true;
  for await (const item of openMaterial(material, tools.open)) {
    // What keeps captures of its own is kept by them, not a second time as a whole.
    if (first && item.kind !== 'problem') {
      first = false;
      if (item.kind === 'capture') node.kept = 'parts';
    }
    yield* unitsOfItem(node, item, tools, where, counter);
  }
}

async function* unitsOfItem(
  node: CaptureNode,
  item: IntakeItem,
  tools: UnitTools,
  where: { named: boolean; depth: number; prefix: string | null },
  counter: { next: number },
): AsyncGenerator<Unit> {
  const partOf = (part: string | null): string | null =>
    where.prefix === null ? part : part === null ? where.prefix : `${where.prefix}/${part}`;
  if (item.kind === 'article') {
    const given = filledIn(item.given, tools.defaults);
    yield { kind: 'article', number: counter.next++, place: partOf(item.part), item: { ...item, given }, node };
  } else if (item.kind === 'link') yield { kind: 'link', number: counter.next++, item };
  else if (item.kind === 'problem') {
    const skipped = !where.named && NO_ARTICLE.has(item.error.code);
    yield { kind: 'problem', number: counter.next++, part: partOf(item.part), error: item.error, skipped };
  } else yield* archived(node, item.capture, item.part, tools, { ...where, prefix: partOf(item.part) }, counter);
}

async function* archived(
  outer: CaptureNode,
  answer: Capture,
  part: string,
  tools: UnitTools,
  where: { named: boolean; depth: number; prefix: string | null },
  counter: { next: number },
): AsyncGenerator<Unit> {
  const node = captureOfAnswer(answer, tools.by, { node: outer, part });
  yield { kind: 'capture', node };
  const { prefix } = where;
  if (where.depth >= DEEPEST) {
    const error = new TallyError('INTAKE_DEPTH', `${answer.finalUrl} lies more than ${DEEPEST} web archives deep.`);
    yield { kind: 'problem', number: counter.next++, part: prefix, error, skipped: false };
  } else if (answer.status < 200 || answer.status > 299) {
    yield { kind: 'problem', number: counter.next++, part: prefix, error: badStatus(answer), skipped: true };
  } else {
    const inside = { named: false, depth: where.depth + 1, prefix };
    yield* opened(node, captureMaterial(answer), tools, inside, counter);
  }
}

/** The error of an answer that is no article: the server said that there is none. */
export function badStatus({ finalUrl, status }: Capture): TallyError {
  return new TallyError('FETCH_STATUS', `${finalUrl} answered with status ${status}.`);
}
