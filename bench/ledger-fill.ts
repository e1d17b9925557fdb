import BetterSqlite from 'better-sqlite3';
import { edtfDays } from '../src/ledger/edtf-days.ts';
import type { Claim } from '../src/contract/reading.ts';
import { openSqliteLedger } from '../src/ledger/sqlite/ledger.ts';
import { ITEMS, madeDocuments, STATES } from './ledger-rows.ts';

type Fold = (text: string) => string;

/** Writes made-up readings straight into the tables of a new ledger, as saving would have; search follows when asked. */
export async function fillLedger(path: string, claims: number, fold: Fold): Promise<void> {
  await (await openSqliteLedger({ path, mode: 'write', fold })).close();
  const db = new BetterSqlite(path);
  db.pragma('journal_mode = off');
  db.pragma('synchronous = off');
  const insert = (table: string, columns: string) => {
    const names = columns.split(' ');
    return db.prepare(`insert or ignore into ${table} (${names.map((n) => `"${n}"`).join(', ')})
      values (${names.map(() => '?').join(', ')})`);
  };
  const document = insert('documents', 'id sha256 byte_length got_at got_by got_from bytes published publisher');
  const run = insert(
    'runs',
    'id document_id number engine_version data_version made_at given publisher published lang encoding reading_id document diagnostics title',
  );
  const claim = insert(
    'claims',
    'id run_id claim_id position kind checkable status quantity_min quantity_max quantity_unit quantity_approximate time_edtf first_day last_day place_id attribution_id attribution_class support_level confidence quote start end original_start original_end folded json',
  );
  const party = insert('claim_entities', 'claim role position entity_id text folded');
  const item = insert('claim_items', 'claim position item_id class folded');
  const entity = insert('entities', 'id type name folded');
  const currentRun = insert('current_runs', 'document_id run');
  const current = insert('current_claims', 'claim public_id document_id');
  const check = insert('checks', 'id run_id position code severity message evidence');
  const concerned = insert('check_claims', 'check_id position claim');
  const folded = new Map<string, string>();
  const fold1 = (text: string): string => {
    const known = folded.get(text) ?? fold(text);
    folded.set(text, known);
    return known;
  };
  let row = 0;
  let runs = 0;
  let checks = 0;
  db.exec('begin');
  for (const state of STATES) entity.run(state.id, state.type, state.name, fold1(state.name));
  for (const made of madeDocuments(claims)) {
    const text = made.claims.map((one) => one.quote).join('\n');
    const at = '2025-09-15T12:00:00.000Z';
    runs++;
    document.run(
      made.id,
      made.id.padStart(64, '0'),
      1,
      at,
      'bench',
      'bench',
      Buffer.from('x'),
      made.published,
      made.publisher,
    );
    const head = JSON.stringify({ text, url: null, sources: [], repairs: [], notices: [] });
    run.run(
      runs,
      made.id,
      1,
      '1',
      '1',
      at,
      '{}',
      made.publisher,
      made.published,
      made.lang,
      'utf-8',
      made.id,
      head,
      '[]',
      'T',
    );
    currentRun.run(made.id, runs);
    for (const [position, one] of made.claims.entries()) {
      row++;
      put(row, position, one);
      current.run(row, `${made.id}.${one.id}`, made.id);
      if (row % 12 !== 0) continue;
      checks++;
      check.run(checks, runs, 0, row % 24 === 0 ? 'FIGURE_UNATTRIBUTED' : 'ATTRIBUTION_VAGUE', 'info', 'm', 'e');
      concerned.run(checks, 0, row);
    }
  }
  db.exec('commit');
  db.exec('analyze');
  db.pragma('journal_mode = wal');
  db.close();

  function put(id: number, position: number, one: Claim): void {
    const { quantity, time, place, attribution } = one;
    const days = time ? edtfDays(time.edtf) : { first: null, last: null };
    const words = fold(one.quote) + one.actors.map((e) => `\n${fold1(e.name)}\n${fold1(e.text)}`).join('');
    const span = [one.start, one.end, one.original.start, one.original.end];
    claim.run(
      ...[id, runs, one.id, position, one.kind, 1, one.status, quantity?.min, quantity?.max, quantity?.unit],
      ...[quantity?.approximate ? 1 : 0, time?.edtf ?? null, days.first, days.last, place?.id ?? null],
      ...[attribution?.id ?? null, attribution?.class ?? null, one.support.level, one.confidence, one.quote],
      ...[...span, words, JSON.stringify(one)],
    );
    const roles = [
      ...one.actors.map((e) => ['actor', e] as const),
      ...one.targets.map((e) => ['target', e] as const),
      ...(place ? [['place', place] as const] : []),
    ];
    for (const [at, [role, e]] of roles.entries()) {
      if (role === 'place') entity.run(e.id, e.type, e.name, fold1(e.name));
      party.run(id, role, at, e.id, e.text, fold1(e.text));
    }
    for (const [at, thing] of one.items.entries()) item.run(id, at, thing.id, thing.class, fold1(thing.name));
  }
}

export const CLASSES_MADE = [...new Set(ITEMS.map((item) => item.class))];
