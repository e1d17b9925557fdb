/**
 * Measures restoring against the JSON cases that ftfy keeps:
 *   tsx scripts/peers-restore.ts FOLDER [--misses]
 * A case passes where the restored text is the expected one (either with its characters restored or with its
 * punctuation simplified too), curly quotation marks folded.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRestorer } from '../src/engine/restore/restore.ts';
import { restorationTables } from './restoration-readings.ts';

interface Case {
  label: string;
  original: string;
  fixed: string;
  'fixed-encoding'?: string;
}

const [folder, flag] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: tsx scripts/peers-restore.ts FOLDER [--misses]');
const restore = createRestorer(restorationTables(new URL('../data', import.meta.url).pathname));

function fold(text: string): string {
  return text
    .replaceAll(/[‘’‚‛´`]/g, "'")
    .replaceAll(/[“”„‟]/g, '"')
    .replaceAll('\u00a0', ' ')
    .normalize('NFC');
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const cases = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case[];
  let passed = 0;
  for (const c of cases) {
    const got = restore(c.original).text;
    if ([c.fixed, c['fixed-encoding'] ?? c.fixed].some((expected) => fold(expected) === fold(got))) passed++;
    else if (flag === '--misses') {
      console.log(
        `  ${JSON.stringify(c.original)}\n    expected ${JSON.stringify(c.fixed)}\n    got      ${JSON.stringify(got)}`,
      );
    }
  }
  console.log(`${file}: ${passed} of ${cases.length}`);
}
