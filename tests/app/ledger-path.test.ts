import { expect, it } from 'vitest';
import { ledgerPath } from '../../src/app/ledger.ts';

const at = (platform: string, env: Record<string, string> = {}, given?: string): string =>
  ledgerPath(given, { platform, env, home: platform === 'win32' ? 'C:\\Users\\m' : '/home/m' });

it.each<[string, string]>([
  [at('linux'), '/home/m/.local/share/tallystick/ledger.sqlite'],
  [at('linux', { XDG_DATA_HOME: '/data' }), '/data/tallystick/ledger.sqlite'],
  [at('linux', { XDG_DATA_HOME: 'relative' }), '/home/m/.local/share/tallystick/ledger.sqlite'],
  [at('darwin'), '/home/m/Library/Application Support/Tallystick/ledger.sqlite'],
  [at('win32'), 'C:\\Users\\m\\AppData\\Local\\Tallystick\\ledger.sqlite'],
  [at('win32', { LOCALAPPDATA: 'D:\\L' }), 'D:\\L\\Tallystick\\ledger.sqlite'],
  [at('linux', { TALLYSTICK_LEDGER: '/l' }), '/l'],
  [at('linux', { TALLYSTICK_LEDGER: '/l' }, '/given'), '/given'],
])('%s is %s', (path, expected) => {
  expect(path).toBe(expected);
});
