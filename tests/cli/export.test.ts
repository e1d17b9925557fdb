import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '../../src/app/export/formats.ts';
import { createContext } from '../../src/cli/context.ts';
import { loadMessages } from '../../src/cli/messages.ts';
import { createProgram } from '../../src/cli/program.ts';
import { processSurface } from '../../src/cli/surface.ts';
import { exportLedger } from '../app/export/support.ts';
import { tally, temporaryFolder } from '../support/surface.ts';

let path: string;
beforeAll(async () => {
  const ledger = await exportLedger();
  path = ledger.location;
  await ledger.close();
});

const run = (...args: string[]) => tally(['--ledger', path, 'export', ...args]);

describe('tally export', () => {
  it('offers every format that there is', async () => {
    const nothing = (): void => undefined;
    const program = createProgram(createContext(processSurface('0'), await loadMessages('en')), nothing, nothing);
    const command = program.commands.find((one) => one.name() === 'export')!;
    const choices = command.options.find((option) => option.long === '--format')!.argChoices!;
    for (const format of EXPORT_FORMAT_NAMES) expect(choices).toContain(format);
  });

  it.each(EXPORT_FORMAT_NAMES)('prints %s', async (format) => {
    const { code, out, err } = await run('--format', format);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(100);
  });

  it('writes a register with its companion file, whole or not at all', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'register.csv');
    const { code, err } = await run('--format', 'sipri', '--out', out, '--actor', 'PRK');
    expect(code).toBe(0);
    expect(err).toContain('register.csv.sources.csv');
    expect(readdirSync(folder).sort()).toEqual(['register.csv', 'register.csv.sources.csv']);
    expect(readFileSync(out, 'utf8')).toMatch(/^Recipient,Supplier,Year of order,,Number ordered,,/);
    const printed = await run('--format', 'sipri', '--actor', 'PRK', '--sources');
    expect(printed.out).toBe(readFileSync(`${out}.sources.csv`, 'utf8'));
    expect(EXPORT_FORMATS.sipri.hasCompanion).toBe(true);
  });

  it('leaves nothing behind where it cannot write', async () => {
    const out = join(temporaryFolder(), 'no', 'folder', 'x.csv');
    const { code, err } = await run('--format', 'csv', '--out', out);
    expect(err).toContain('OUTPUT_UNWRITABLE');
    expect(code).toBe(4);
    expect(existsSync(out)).toBe(false);
    const folder = temporaryFolder();
    expect((await run('--format', 'csv', '--event', 'none', '--out', join(folder, 'x.csv'))).err).toContain(
      'EVENT_NOT_FOUND',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is narrowed, and shows other times, as every question is', async () => {
    const lines = async (...args: string[]) => (await run('--format', 'jsonl', ...args)).out.split('\n').length - 1;
    expect(await lines()).toBe(9);
    expect(await lines('--kind', 'transfer,payment', '--status', 'occurred')).toBe(3);
    expect(await lines('--words', '導彈')).toBe(4);
    expect(await lines('--as-of', '2025-06')).toBe(5);
  });

  it('refuses what it cannot do', async () => {
    expect((await run('--format', 'xlsx')).code).toBe(2);
    expect((await run()).code).toBe(2);
    expect((await run('--format', 'csv', '--sources')).err).toContain('USAGE_SOURCES');
  });
});
