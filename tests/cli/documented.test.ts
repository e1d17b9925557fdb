import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createContext } from '../../src/cli/context.ts';
import { LANGUAGES, loadMessages } from '../../src/cli/messages.ts';
import { createProgram } from '../../src/cli/program.ts';
import { processSurface } from '../../src/cli/surface.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const nothing = (): void => undefined;

describe('docs/cli.md', async () => {
  const page = read('docs/cli.md');
  const context = createContext(processSurface('0'), await loadMessages('en'));
  const program = createProgram(context, nothing, nothing);

  it.each(program.commands.map((command) => [command.name(), command] as const))(
    'tells of tally %s',
    (name, command) => {
      const section = page.split('\n## ').find((part) => part.startsWith(`tally ${name}`));
      expect(section).toBeDefined();
      for (const option of command.options) expect(section, option.long).toContain(option.long);
    },
  );

  it('tells of the options for all commands', () => {
    for (const option of program.options) expect(page).toContain(option.long);
  });
});

describe('docs/errors.md', () => {
  const page = read('docs/errors.md');
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => read(join('src', file)));
  const thrown = /(?:new TallyError|say|failed)\(\s*(?:\w+, )?'((?:[A-Z0-9]+_)*[A-Z0-9]+)'/g;
  const ours = new Set(files.flatMap((file) => [...file.matchAll(thrown)].map((found) => found[1]!)));

  it('tells of every code', () => {
    expect(ours.size).toBeGreaterThan(30);
    for (const code of ours) expect(page).toContain(`\`${code}\``);
  });
});

describe('data/interface', () => {
  const files = LANGUAGES.map((language) => {
    const words = JSON.parse(read(`data/interface/${language}.json`)) as Record<string, string>;
    return { language, words };
  });
  const [english, ...others] = files;
  const places = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((m) => m[1]!))].sort();

  it.each(others)('says everything in $language', ({ words }) => {
    expect(Object.keys(words)).toEqual(Object.keys(english!.words));
  });

  it.each(others)('fills in nothing in $language that English does not', ({ words }) => {
    for (const [key, text] of Object.entries(words)) {
      if (key.startsWith('time.')) continue;
      const known = places(english!.words[key]!);
      for (const place of places(text)) expect(known, key).toContain(place);
    }
  });

  it('has a word for every error of the command line', async () => {
    const messages = await loadMessages('zh-Hant');
    for (const code of ['LEDGER_FULL', 'INPUT_EMPTY', 'KNOWLEDGE_MISSING'])
      expect(messages.has('error', code)).toBe(true);
  });
});
