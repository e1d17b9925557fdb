import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { TallyError } from '../kernel/errors.ts';

const TYPES: Readonly<Partial<Record<string, string>>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * The desk's own files from a folder. Any address that is no file is a screen, and gets the page. Files under
 * `assets/` carry a hash in their name and are kept by the browser for good.
 */
export function serveFiles(app: OpenAPIHono, folder: string): void {
  app.get('*', async (context, next) => {
    // The page that shows the API stands among its addresses.
    if (context.req.path.startsWith('/api/') && context.req.path !== '/api/docs') return next();
    const path = normalize(decodeURIComponent(context.req.path)).replace(/^[/\\]+/, '');
    const isFile = extname(path) !== '' && path.startsWith(`assets${sep}`);
    const name = isFile || path === 'icon.svg' ? path : 'index.html';
    const bytes = await fileIn(folder, name);
    return context.body(bytes, 200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': isFile ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  });
}

async function fileIn(folder: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(folder, name);
  if (!path.startsWith(folder + sep)) throw new TallyError('ROUTE_NOT_FOUND', `There is no file ${name}.`);
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    if (name === 'index.html')
      throw new TallyError('DESK_MISSING', `The desk's pages are not in ${folder}. Make them with npm run build.`, {
        cause,
      });
    throw new TallyError('ROUTE_NOT_FOUND', `There is no file ${name}.`, { cause });
  }
}
