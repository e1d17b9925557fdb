import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../src/api/server.ts';
import { openDisplayNames } from '../../src/app/display-names.ts';
import { openEngine } from '../../src/app/knowledge.ts';
import { openLedger } from '../../src/app/ledger.ts';
import { readArticle } from '../../src/app/read-article.ts';
import { projectRoot } from './data-files.ts';

interface Told {
  readonly text?: string;
  readonly file?: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

/** Publishers of our own making, so that the texts written for this project come from several sources. */
const PUBLISHERS = ['Harbour Wire', '环海社', 'Northern Ledger', '四方通讯', 'Meridian Daily', 'Open Sources Desk'];
const NOTHING = { contentType: null, lang: null };

export interface TryDesk {
  readonly url: string;
  close(): Promise<void>;
}

/** A desk on a temporary ledger with the project's own texts: the samples last, so that they stand first. */
export async function openTryDesk({ gold = true, folder = join(projectRoot, 'dist', 'web') } = {}): Promise<TryDesk> {
  const place = await mkdtemp(join(tmpdir(), 'tallystick-desk-'));
  const opened = await openEngine();
  const ledger = await openLedger({
    path: join(place, 'ledger.sqlite'),
    mode: 'write',
    fold: opened.fold,
    eventRules: opened.eventRules ?? null,
  });
  let minutes = 0;
  const clock = (): Date => new Date(Date.UTC(2025, 8, 18, 8, minutes++));
  const tools = { engine: opened.engine, ledger, clock, user: 'mira' };
  const put = async (told: Told, bytes: Uint8Array, from: string): Promise<void> => {
    const { title, publisher, published, url } = told;
    await readArticle(tools, { bytes, from, given: { ...NOTHING, title, publisher, published, url } });
  };
  const sets = gold ? ['own', 'own2'] : [];
  for (const set of sets)
    for (const [i, name] of readdirSync(join(projectRoot, 'gold', set))
      .sort()
      .entries()) {
      const told = JSON.parse(readFileSync(join(projectRoot, 'gold', set, name), 'utf8')) as Told;
      await put({ ...told, publisher: PUBLISHERS[i % PUBLISHERS.length]! }, Buffer.from(told.text ?? ''), name);
    }
  const samples = join(projectRoot, 'samples');
  const index = JSON.parse(readFileSync(join(samples, 'index.json'), 'utf8')) as Told[];
  for (const told of index.reverse()) await put(told, readFileSync(join(samples, told.file!)), told.file!);
  const desk = {
    ledger,
    engine: () => Promise.resolve(opened),
    names: openDisplayNames,
    clock,
    user: 'mira',
    version: '0.0.0',
  };
  const log = (message: string): void => {
    process.stderr.write(`${message}\n`);
  };
  const server = await startServer(desk, { host: '127.0.0.1', port: 0, folder, log });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await ledger.close();
      await rm(place, { recursive: true, force: true });
    },
  };
}
