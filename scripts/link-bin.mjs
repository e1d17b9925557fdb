// Links dist/cli/main.mjs as node_modules/.bin/tally, so that `npx tally` works in a checkout: npm links a package's
// commands where it is installed, and not in the package itself.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'dist', 'cli', 'main.mjs');
const folder = join(root, 'node_modules', '.bin');
const link = join(folder, 'tally');

if (!existsSync(target)) {
  console.error(`There is no ${target}; build it first with npm run build:code.`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
rmSync(link, { force: true });
if (process.platform === 'win32') {
  // Windows makes links only for administrators; a command file does the same.
  writeFileSync(`${link}.cmd`, `@node "%~dp0\\${relative(folder, target)}" %*\r\n`);
} else {
  chmodSync(target, 0o755);
  symlinkSync(relative(folder, target), link);
}
