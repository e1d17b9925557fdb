// Reads the samples into .demo/ledger.sqlite and prints the report of the first, in the language of the terminal.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, 'dist', 'cli', 'main.mjs');
const demo = join(root, '.demo');
const ledger = join(demo, 'ledger.sqlite');

/** @type {{file: string, publisher?: string, published?: string, url?: string, title?: string}[]} */
const samples = JSON.parse(readFileSync(join(root, 'samples', 'index.json'), 'utf8'));

rmSync(demo, { recursive: true, force: true });
mkdirSync(demo, { recursive: true });

// The first comes last, so that its report ends the run.
for (const [i, sample] of [...samples.entries()].reverse()) {
  const told = ['publisher', 'published', 'url', 'title'].flatMap((key) =>
    sample[key] ? [`--${key}`, sample[key]] : [],
  );
  const file = join(root, 'samples', sample.file);
  const isFirst = i === 0;
  const { status } = spawnSync(process.execPath, [program, '--ledger', ledger, 'read', file, ...told], {
    stdio: ['ignore', isFirst ? 'inherit' : 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

const use = 'npx tally --ledger .demo/ledger.sqlite';
console.log(`
The ledger of this demo holds ${samples.length} articles on the same matters. Try:
  ${use} documents
  ${use} claims --kind deployment --actor PRK
  ${use} checks --severity warning`);
