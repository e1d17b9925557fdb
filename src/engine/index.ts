import type { Claim, Range, Reading, ReadingInput } from '../contract/reading.ts';
import { fromBase64 } from '../kernel/base64.ts';
import { CodePoints } from '../kernel/code-points.ts';
import { TallyError, type Diagnostic } from '../kernel/errors.ts';
import { sha256 } from '../kernel/sha256.ts';
import { toUtf8 } from '../kernel/utf8.ts';
import { createFold } from '../knowledge/folding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createAssessor } from './assess/index.ts';
import { Grammar } from './claims/fill/scene.ts';
import { ModelJudge } from './claims/judge.ts';
import { readClaims } from './claims/read.ts';
import { createDecoder, type Decoded } from './decode/decode.ts';
import { createPageReader, type ExtractedPage } from './decode/html.ts';
import { createDayReader } from './document/dates.ts';
import { createFront } from './front.ts';
import { Lexicon } from './lexicon/tokens.ts';
import { mentionsOf } from './mentions.ts';
import { LinearModel } from './model/linear.ts';
import { toCodePoints } from './positions.ts';
import { createRestorer } from './restore/restore.ts';
import { claimOf } from './shape.ts';

/** Changes whenever the same input may give another answer. */
export const ENGINE_VERSION = '0.1.0';

export interface ReadOptions {
  readonly mentions?: boolean;
  readonly explain?: boolean;
}
export interface Engine {
  readonly version: string;
  readonly dataVersion: string;
  /**
   * Reads one document: bytes or text in, the contract's answer out. Pure: the same input gives the same answer on every
   * machine. Content never makes it throw; input that is not of the contract's form does, with a TallyError.
   */
  read(input: ReadingInput, options?: ReadOptions): Reading;
  /** The text that `read` works on, without reading it, and where its stretches came from. */
  restore(input: ReadingInput): Restored;
}

export interface Restored {
  readonly text: string;
  /** The bytes of the input that a stretch of `text` was made from; both in the contract's units. */
  original(range: Range): Range;
}

/** Builds the engine: indexes are made here, once; nothing is shared between engines. */
export function createEngine(knowledge: Knowledge): Engine {
  const decode = createDecoder(knowledge.restoration);
  const readPage = createPageReader({
    tables: knowledge.page,
    fold: createFold(knowledge.folding),
    findDay: createDayReader(knowledge.document).fullDay,
  });
  const assess = createAssessor(knowledge.checks);
  const restore = createRestorer(knowledge.restoration);
  const front = createFront(knowledge);
  const lexicon = new Lexicon(knowledge.lexicon);
  const grammar = new Grammar(lexicon, knowledge.lexicon.things);
  const judge = new ModelJudge(
    Object.fromEntries(Object.entries(knowledge.models).map(([name, tables]) => [name, new LinearModel(tables)])),
  );

  return {
    version: ENGINE_VERSION,
    dataVersion: knowledge.version,
    read(input, options = {}) {
      const { bytes, decoded, page, restored, map } = prepared(input);
      const { text } = restored;
      const read = front(
        text,
        input.published ?? page?.meta.published ?? null,
        input.publisher ?? page?.meta.publisher ?? null,
      );
      const { frame } = read;
      const { published } = read;
      const drafts = readClaims(read, grammar, judge, published);
      const claims = drafts.map((draft, i): Claim => {
        const claim = claimOf(draft, i, text, read.words, knowledge.plover, options.explain ?? false);
        return {
          ...claim,
          original: { start: map.toSource(draft.start, 'start'), end: map.toSource(draft.end, 'end') },
        };
      });
      const document = {
        sha256: sha256(bytes),
        title: input.title ?? page?.meta.title ?? (frame.title ? text.slice(frame.title.start, frame.title.end) : null),
        lang: input.lang ?? frame.lang,
        published,
        publisher: input.publisher ?? page?.meta.publisher ?? frame.dateline?.publisher ?? null,
        url: input.url ?? page?.meta.url ?? null,
        author: page?.meta.author ?? null,
        updated: page?.meta.updated ?? null,
        canonical: page?.meta.url ?? null,
        encoding: decoded.encoding,
        text,
        repairs: [...restored.repairs],
        notices: frame.notices.map(({ kind, start, end }) => ({ kind, start, end })),
        sources: frame.sources,
        links: (page?.links ?? []).map(({ start, end, url }) => ({
          start: restored.map.toTarget(start, 'start'),
          end: restored.map.toTarget(end, 'end'),
          url,
        })),
      };
      const assessed = assess({
        document,
        claims,
        promises: frame.promises,
        views: read,
        published,
        times: read.times,
        sentences: read.sentences,
        quantities: read.quantities.map((q) => ({ start: q.start, end: q.end, ...q.value })),
      });
      const diagnostics: Diagnostic[] = [
        ...decoded.diagnostics,
        ...restored.diagnostics,
        ...read.diagnostics,
        ...assessed.diagnostics,
      ];
      const reading: Reading = {
        id: input.id,
        document,
        claims: claims.map((claim, i) => ({ ...claim, support: assessed.support[i]! })),
        checks: assessed.checks,
        ...(options.mentions ? { mentions: mentionsOf(read, grammar) } : {}),
        diagnostics,
      };
      return toCodePoints(reading, new CodePoints(text));
    },
    restore(input) {
      const { restored, map } = prepared(input);
      const { text } = restored;
      const utf16 = (offset: number): number => Array.from(text).slice(0, offset).join('').length;
      return {
        text,
        original: ({ start, end }) => ({
          start: map.toSource(utf16(start), 'start'),
          end: map.toSource(utf16(end), 'end'),
        }),
      };
    },
  };

  function prepared(input: ReadingInput) {
    const { bytes, decoded, page } = given(input);
    const restored = restore(page?.text ?? decoded.text);
    const map = (page ? decoded.map.then(page.map) : decoded.map).then(restored.map);
    return { bytes, decoded, page, restored, map };
  }

  function given(input: ReadingInput): { bytes: Uint8Array; decoded: Decoded; page: ExtractedPage | null } {
    const kinds = [input.text, input.html, input.bytes].filter((x) => typeof x === 'string');
    if (kinds.length !== 1)
      throw new TallyError('INPUT_CONTENT', 'An input has exactly one of "text", "html" and "bytes".');
    const contentType = input.contentType ?? null;
    const raw = typeof input.bytes === 'string';
    const bytes = raw ? fromBase64(kinds[0]!) : toUtf8(kinds[0]!);
    const decoded = decode(bytes, raw ? { contentType } : { contentType, encoding: 'utf-8' });
    const isPage = typeof input.html === 'string' || (raw && isHtml(decoded.text, contentType));
    return { bytes, decoded, page: isPage ? readPage(decoded.text, input.url ?? null) : null };
  }
}

/** Whether bytes hold a page: the content type says so, or the text begins as one. */
function isHtml(text: string, contentType: string | null): boolean {
  if (contentType && /\bx?html\b/i.test(contentType)) return true;
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 1000));
}
