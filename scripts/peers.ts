import { engineFromData } from './lib/engine.ts';
import { partOf, readCases, scorePeers, valueF1, valueF1Apart } from './lib/peers.ts';
import { CONVENTIONS } from './lib/peers-conventions.ts';

// npm run peers -- CASES.jsonl… [--misses] [--conventions] [--aside | --tuning] — measures the recognisers on the cases of other
// libraries' own suites, one JSON object a line: {id, lang, kind, text, published, expect}. --aside measures the third
// of the cases that rules were not made on, --tuning the other two thirds. --conventions lists the cases in which the
// contract wants another answer than the suite; --misses leaves them out (docs/peers.md).
const args = process.argv.slice(2);
const files = args.filter((a) => !a.startsWith('--'));
if (files.length === 0) {
  console.error('usage: npm run peers -- CASES.jsonl… [--misses] [--conventions] [--aside | --tuning]');
  process.exit(2);
}
const engine = engineFromData();
const percent = (x: number) => (100 * x).toFixed(1).padStart(5);
const part = args.includes('--aside') ? 'aside' : args.includes('--tuning') ? 'tuning' : 'all';
for (const file of files) {
  const { rows, misses } = scorePeers(engine, partOf(readCases(file), part));
  if (args.includes('--misses'))
    for (const { case: c, read, why } of misses) {
      if (!why.includes(null)) continue;
      const wanted = c.expect.map((e) => JSON.stringify(e.spans ?? [e.value, e.unit ?? null])).join(' ');
      const got = read.map((m) => `${m.text} ${JSON.stringify(m.value)}`).join(' ');
      console.log(
        `${c.id} (${c.published ?? 'no date'}): ${c.text}\n    wanted ${wanted}\n    read   ${got || 'nothing'}`,
      );
    }
  console.log(file);
  for (const [name, row] of [...rows].sort())
    console.log(
      `  ${name.padEnd(11)} cases ${String(row.cases).padStart(4)}  passed${percent(row.passed / row.cases)}  value F1${percent(valueF1(row))}  without other conventions${percent(valueF1Apart(row))}  expected ${row.expected} (by another convention ${row.otherwise})  found ${row.found}  right ${row.right}  extra ${row.extra}`,
    );
  if (args.includes('--conventions'))
    for (const [convention, meaning] of Object.entries(CONVENTIONS)) {
      const ids = misses.filter((m) => m.why.some((w) => w === convention)).map((m) => m.case.id);
      if (ids.length > 0) console.log(`  ${convention}: ${meaning}\n    ${ids.length} cases: ${ids.join(' ')}`);
    }
}
