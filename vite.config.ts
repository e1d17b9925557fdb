import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The desk's pages: web/ to dist/web, everything in files of our own so that the content policy needs no exception. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined pictures would be data addresses; the policy allows them, but files are cached.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4711' } },
});
