import { TallyError } from '../../kernel/errors.ts';
import type { Visit } from '../watch/visit.ts';
import { captureMaterial } from '../intake/open.ts';
import type { LinkItem } from '../intake/types.ts';
import { filledIn } from './article.ts';
import { captureOfAnswer } from './capture.ts';
import { badStatus, type Unit, type UnitTools, unitsOf } from './units.ts';

/** Numbers that things behind one link have for themselves. */
const ROOM = 1_000_000;

/** What stands behind a link is known by what the link says of it, where it says nothing itself. */
export function toolsBehind(link: Pick<LinkItem, 'url' | 'title' | 'published'>, tools: UnitTools): UnitTools {
  const { url, title, published } = link;
  const said = { contentType: null, title, url, publisher: null, published, lang: null };
  return { ...tools, defaults: filledIn(said, tools.defaults) };
}

/**
 * What is found behind a link: its capture, then its articles and problems. The last of them has the link's own
 * number, so that a link counts as done only when all behind it is.
 */
export async function* unitsBehind(
  link: Extract<Unit, { kind: 'link' }>,
  visit: Visit,
  tools: UnitTools,
): AsyncGenerator<Unit> {
  const problem = (error: TallyError): Unit => ({
    kind: 'problem',
    number: link.number,
    part: link.item.part,
    error,
    skipped: false,
  });
  try {
    const answer = await visit(link.item.url);
    const node = captureOfAnswer(answer, tools.by);
    yield { kind: 'capture', node };
    if (answer.status < 200 || answer.status > 299) {
      yield problem(badStatus(answer));
      return;
    }
    let held: Unit | null = null;
    let next = (link.number + 1) * ROOM;
    for await (const unit of unitsOf(node, captureMaterial(answer), toolsBehind(link.item, tools), true)) {
      if (unit.kind === 'capture') {
        yield unit;
        continue;
      }
      if (held) yield { ...held, number: next++ };
      held = unit;
    }
    if (held) yield { ...held, number: link.number };
    else yield problem(new TallyError('INTAKE_NO_TEXT', `${link.item.url} holds no article.`));
  } catch (error) {
    if (!(error instanceof TallyError)) throw error;
    yield problem(error);
  }
}
