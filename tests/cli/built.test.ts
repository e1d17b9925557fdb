import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/surface.ts';

/** Runs the built program in a process of its own; `npm test` builds it first. */
const tally = (args: string[], input = '', env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, ['dist/cli/main.mjs', ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1e9,
  });
const samples = ['zh-hant', 'zh-hans', 'en'].map((name) => readFileSync(`samples/${name}.txt`, 'utf8'));

describe('the built program', () => {
  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(tally(['--version']).stdout).toBe(`${version}\n`);
  });

  it('reads a sample into a new ledger, and the same again adds nothing', () => {
    const ledger = join(temporaryFolder(), 'ledger.sqlite');
    const env = { TALLYSTICK_LEDGER: ledger, LC_ALL: 'C' };
    const first = tally(['read', 'samples/zh-hant.txt', '--published', '2025-09-16'], '', env);
    expect(first.stderr).toBe('');
    expect(first.status).toBe(0);
    expect(first.stdout).toContain(`Kept in ${ledger}`);
    expect(tally(['read', 'samples/zh-hant.txt'], '', env).stdout).toContain('nothing was added');
    const claims = JSON.parse(tally(['claims', '--format', 'json'], '', env).stdout) as unknown[];
    expect(claims.length).toBeGreaterThan(0);
  });

  it('answers the same bytes with one thread and with four', () => {
    const lines = samples.flatMap((text, i) => [
      JSON.stringify({ id: `s${i}`, text, published: '2025-09-16' }),
      '{"id":',
    ]);
    const input = [...lines, ...lines].join('\n');
    const one = tally(['extract', '--mentions', '--explain'], input);
    const four = tally(['extract', '--mentions', '--explain', '--workers', '4'], input);
    expect(one.status).toBe(1);
    expect(four.status).toBe(1);
    expect(one.stdout.split('\n')).toHaveLength(2 * lines.length + 1);
    expect(four.stdout).toBe(one.stdout);
  });

  it('says plainly that its knowledge is missing', () => {
    for (const args of [['extract'], ['extract', '--workers', '2'], ['read', 'samples/en.txt', '--no-save']]) {
      const { status, stderr } = tally(args, '{"id":"a","text":"x"}\n', {
        TALLYSTICK_KNOWLEDGE: '/nowhere',
        LC_ALL: 'C',
      });
      expect(stderr).toContain('[KNOWLEDGE_MISSING]');
      expect(status).toBe(5);
    }
  });

  it('finds claims in either script', () => {
    const ledger = join(temporaryFolder(), 'ledger.sqlite');
    const env = { TALLYSTICK_LEDGER: ledger, LC_ALL: 'C' };
    tally(['read', 'samples/zh-hant.txt'], '', env);
    const found = (text: string) => tally(['claims', '--format', 'csv', '--text', text], '', env).stdout;
    expect(found('俄罗斯').split('\n').length).toBeGreaterThan(2);
    expect(found('俄罗斯')).toBe(found('俄羅斯'));
  });
});
