import type { Diagnostic } from '../../kernel/errors.ts';
import type { OffsetMap } from '../../kernel/offset-map.ts';
import type { RestorationTables } from '../../knowledge/restoration.ts';
import { commonnessTable } from '../decode/commonness.ts';
import { PairTable } from '../decode/legacy-codecs.ts';
import { createFixCodePage } from './fix-code-page.ts';
import { createFixControls } from './fix-controls.ts';
import { createFixEntities } from './fix-entities.ts';
import { createFixGbkAsLatin } from './fix-gbk-as-latin.ts';
import { createFixInsertedMarks, type Known } from './fix-inserted-marks.ts';
import { createFixInvisible } from './fix-invisible.ts';
import { createFixMarkup } from './fix-markup.ts';
import { createFixReadingNotes } from './fix-reading-notes.ts';
import { createFixShiftedPairs } from './fix-shifted-pairs.ts';
import { createFixUtf8AsGbk } from './fix-utf8-as-gbk.ts';
import { createGbk } from './gbk.ts';
import { marksIn, markTable } from './marks.ts';
import { apply, compose, mapOf, type Edit } from './plan.ts';

export interface Repair {
  readonly kind: string;
  /** UTF-16 offsets in the restored text. */
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly restored: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Restored {
  readonly text: string;
  readonly repairs: readonly Repair[];
  /** From UTF-16 offsets of the text as given to UTF-16 offsets of the restored one. */
  readonly map: OffsetMap;
  /** What looked damaged and was left, or could not be mended whole; UTF-16 offsets of the restored text. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Restore = (text: string) => Restored;

/**
 * Makes the function that restores a text. All that it changes stands in one plan, which is applied once: putting
 * every repair's `original` back at its place gives the text as it was. Linear.
 *
 * The order of the fixers, each working on what the one before leaves:
 * 1. references first, since what they stand for may be damaged in turn;
 * 2. GBK read as Latin, whose long runs hold what looks like short pieces of UTF-8; then UTF-8 read as a code page;
 *    both before anything that removes controls or no-break spaces, which they need as bytes;
 * 3. UTF-8 read as GBK before pairs are shifted: both look at rare characters, and its evidence is the stronger;
 * 4. reading notes before shifted pairs, whose own notes are no readings of what stands before them;
 * 5. shifted pairs before markup, for they give back the < of a tag;
 * 6. markup, controls and invisible characters, in whatever the others brought to light;
 * 7. marks inserted in words last, when the words are whole but for them.
 *
 * @param known tells known forms, for marks inserted in words; without it those stay
 */
export function createRestorer(tables: RestorationTables, known: Known | null = null): Restore {
  const gb18030 = new PairTable(tables.doubleByte.gb18030);
  const big5 = new PairTable(tables.doubleByte.big5);
  const commonness = commonnessTable(tables, { gb18030, big5 });
  const gbk = createGbk(gb18030);
  const windows1252 = tables.codePages['windows-1252'] ?? '';
  const codePage = createFixCodePage(tables);
  const fixers = [
    createFixEntities(tables.markup),
    createFixGbkAsLatin(windows1252, gbk, commonness),
    codePage,
    createFixUtf8AsGbk(gbk, commonness),
    createFixReadingNotes(tables, commonness),
    createFixShiftedPairs(tables, gbk, commonness),
    createFixMarkup(tables.markup),
    createFixControls(windows1252),
    createFixInvisible(),
    createFixInsertedMarks(tables.insertedMarks, known),
  ];
  const marks = markTable({
    brackets: tables.notes.brackets.map(([open]) => open),
    insertedMarks: tables.insertedMarks,
    isLead: codePage.isLead,
    commonness,
  });

  return (given) => {
    let text = given;
    let plan: readonly Edit[] = [];
    let found = marksIn(text, marks);
    const pending: { diagnostics: readonly Diagnostic[]; planBefore: readonly Edit[] }[] = [];
    for (const fixer of fixers) {
      if ((found & fixer.needs) === 0) continue;
      const findings = fixer.find(text);
      if (findings.diagnostics.length > 0) pending.push({ diagnostics: findings.diagnostics, planBefore: plan });
      if (findings.plan.length === 0) continue;
      plan = compose(plan, text, findings.plan);
      text = apply(text, findings.plan);
      // What was restored may hold marks that the text as given did not show.
      for (const edit of findings.plan) found |= marksIn(edit.restored, marks);
    }
    const map = mapOf(given.length, plan);
    const diagnostics = pending.flatMap(({ diagnostics: list, planBefore }) => {
      const back = mapOf(given.length, planBefore);
      return list.map((d) => ({
        ...d,
        start: d.start === null ? null : map.toTarget(back.toSource(d.start, 'start'), 'start'),
        end: d.end === null ? null : map.toTarget(back.toSource(d.end, 'end'), 'end'),
      }));
    });
    return { text, repairs: repairsOf(given, plan), map, diagnostics };
  };
}

function repairsOf(given: string, plan: readonly Edit[]): Repair[] {
  let shift = 0;
  return plan.map((edit) => {
    const start = edit.start + shift;
    shift += edit.restored.length - (edit.end - edit.start);
    return {
      kind: edit.kind,
      start,
      end: start + edit.restored.length,
      original: given.slice(edit.start, edit.end),
      restored: edit.restored,
      confidence: edit.confidence,
    };
  });
}
