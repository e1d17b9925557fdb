/** What was once written stays as it was written: triggers with which the database itself refuses anything else. */
export function appendOnly(tables: readonly string[]): string[] {
  return tables.flatMap((table) =>
    ['update', 'delete'].map(
      (act) =>
        `create trigger ${table}_no_${act} before ${act} on ${table}
         begin select raise(abort, 'LEDGER_APPEND_ONLY: ${table}'); end`,
    ),
  );
}
