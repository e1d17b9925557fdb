import { afterEach, describe, expect, it } from 'vitest';
import { answerLine, type ExtractOptions } from '../../src/app/answer-line.ts';
import { type ExtractCounts, extractLines } from '../../src/app/extract.ts';
import { createWorkerPool, type WorkerPool } from '../../src/app/worker-pool.ts';
import { fakeEngine } from '../support/fake-engine.ts';
import { SAMPLE_TEXT } from '../support/sample.ts';
import { bytesOf } from '../support/surface.ts';

const PLAIN: ExtractOptions = { mentions: false, explain: false };
const workerUrl = new URL('./fixtures/fake-worker.mjs', import.meta.url);
const line = (id: string, text: string): string => JSON.stringify({ id, text });

let pool: WorkerPool | undefined;
afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

async function extract(
  input: string | Uint8Array,
  workers = 1,
  env: NodeJS.ProcessEnv = {},
): Promise<{ out: string; counts: ExtractCounts }> {
  const engine = fakeEngine();
  const parts: Uint8Array[] = [];
  if (workers > 1)
    pool = createWorkerPool(workers, PLAIN, workerUrl, {
      env: { ...process.env, ...env },
    });
  const counts = await extractLines(bytesOf(input), {
    answer: (bytes) => (pool ? pool.answer(bytes) : answerLine(engine, bytes, PLAIN)),
    width: workers * 8,
    write: (bytes) => {
      parts.push(bytes);
    },
    maxLineBytes: 100_000,
  });
  return { out: Buffer.concat(parts).toString(), counts };
}

const ids = (out: string): unknown[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((answer) => (JSON.parse(answer) as { id: unknown }).id);

describe('extractLines', () => {
  it('answers every line in its order, broken ones in their place', async () => {
    const bad = Buffer.concat([
      Buffer.from(
        `${line('a', SAMPLE_TEXT)}\n{"id":"broken"\n\n[1]\n"x"\nnull\n{"id":"noText"}\n{"text":"no id"}\n{"id":"f","text":"x","title":5}\n`,
      ),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from(`${line('long', 'x'.repeat(200_000))}\n${line('defect', 'defect')}\n${line('z', '')}`),
    ]);
    const { out, counts } = await extract(bad);
    expect(ids(out)).toEqual(['a', null, null, null, null, null, 'noText', null, 'f', null, null, 'defect', 'z']);
    const codes = out
      .split('\n')
      .slice(0, -1)
      .map((answer) => (JSON.parse(answer) as { error?: { code: string } }).error?.code);
    expect(codes).toEqual([
      undefined,
      'LINE_NOT_JSON',
      'LINE_EMPTY',
      'LINE_NOT_AN_OBJECT',
      'LINE_NOT_AN_OBJECT',
      'LINE_NOT_AN_OBJECT',
      'INPUT_CONTENT',
      'INPUT_ID',
      'INPUT_FIELD',
      'LINE_NOT_UTF8',
      'LINE_TOO_LONG',
      'INTERNAL',
      undefined,
    ]);
    expect(counts).toEqual({ lines: 13, failed: 11 });
  });

  it('answers nothing with nothing', async () => {
    expect(await extract('')).toEqual({ out: '', counts: { lines: 0, failed: 0 } });
  });

  it('reads no further than it can write', async () => {
    let read = 0;
    let written = 0;
    let ahead = 0;
    // eslint-disable-next-line @typescript-eslint/require-await -- a source of bytes is asynchronous by its type
    const source = async function* () {
      for (; read < 500; read++) yield Buffer.from(`${line(String(read), '文')}\n`);
    };
    await extractLines(source(), {
      answer: (bytes) => answerLine(fakeEngine(), bytes, PLAIN),
      width: 8,
      write: async () => {
        await new Promise(setImmediate);
        ahead = Math.max(ahead, read - ++written);
      },
    });
    expect(written).toBe(500);
    expect(ahead).toBeLessThanOrEqual(9);
  });

  it('stops when its output fails', async () => {
    const write = (): Promise<void> => Promise.reject(new Error('gone'));
    const answer = (bytes: Uint8Array) => answerLine(fakeEngine(), bytes, PLAIN);
    await expect(extractLines(bytesOf(line('a', 'b')), { answer, width: 1, write })).rejects.toThrow('gone');
  });
});

describe('a worker pool', () => {
  it('gives the same bytes as one thread', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => {
      if (i % 7 === 3) return '{"id":';
      return line(`n${i}`, i % 3 ? SAMPLE_TEXT.repeat(i % 5) : `短文${i}`);
    });
    const input = lines.join('\n');
    const one = await extract(input, 1);
    const four = await extract(input, 4);
    expect(four.out).toBe(one.out);
    expect(four.counts).toEqual(one.counts);
  });

  it('outlives a thread that dies', async () => {
    const input = [line('a', 'x'), line('b', 'die'), line('c', 'y'), line('d', 'z')].join('\n');
    const { out, counts } = await extract(input, 2);
    expect(ids(out)).toEqual(['a', null, 'c', 'd']);
    expect(out).toContain('WORKER_LOST');
    expect(counts.failed).toBe(1);
  });

  it('fails at once when its threads cannot start', async () => {
    const failing = extract(line('a', 'x'), 2, { FAKE_WORKER_FAILS: '1' });
    await expect(failing).rejects.toMatchObject({ code: 'KNOWLEDGE_MISSING' });
  });
});
