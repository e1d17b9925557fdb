import type { Reading } from '../../src/contract/reading.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite/ledger.ts';
import type { AsOf, GivenMetadata, Ledger, NewReading } from '../../src/ledger/port.ts';
import { fakeEngine, openFakeEngine } from './fake-engine.ts';
import { SAMPLE_TEXT } from './sample.ts';

export const NOTHING_GIVEN: GivenMetadata = {
  contentType: null,
  title: null,
  url: null,
  publisher: null,
  published: null,
  lang: null,
};

/** A reading of a text by the fake engine, ready to be kept. */
export function readingOf(text: string = SAMPLE_TEXT, more: Partial<NewReading> = {}): NewReading {
  const bytes = Buffer.from(text);
  const reading: Reading = fakeEngine().read({ id: 'x', bytes: bytes.toString('base64'), publisher: '某自媒體' });
  return {
    bytes,
    given: NOTHING_GIVEN,
    got: { at: '2025-09-15T12:00:00.000Z', by: 'tester', from: 'a.txt' },
    madeAt: '2025-09-15T12:00:00.000Z',
    engineVersion: '0.0.1',
    dataVersion: '2025.1',
    reading,
    publisherKind: null,
    ...more,
  };
}

export async function openTestLedger(
  path: string,
  more: { mode?: 'read' | 'write'; maxBytes?: number; asOf?: AsOf } = {},
): Promise<Ledger> {
  const { fold } = await openFakeEngine()();
  return openSqliteLedger({ path, mode: 'write', fold, ...more });
}

export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const one of source) out.push(one);
  return out;
}
