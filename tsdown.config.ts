import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { 'cli/main': 'src/cli/main.ts', 'app/worker': 'src/app/worker.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  outExtensions: () => ({ js: '.mjs' }),
  dts: false,
  sourcemap: true,
  clean: ['dist/cli', 'dist/app'],
});
