import { describe, expect, it } from 'vitest';
import { TallyError } from '../../src/kernel/errors.ts';
import { compileQuantities } from '../../src/knowledge/quantities.ts';
import { files, fold } from '../engine/recognise/quantity/support.ts';

describe('compileQuantities', () => {
  it('gives tables that survive JSON', () => {
    const tables = compileQuantities(files, fold);
    expect(JSON.parse(JSON.stringify(tables))).toEqual(tables);
  });

  it('folds forms and leaves names of units and currencies', () => {
    const { measures, currencies, zh } = compileQuantities(files, (s) => s.toUpperCase());
    expect(measures.units.some((u) => u.unit === 'persons' && u.symbols.every((s) => s === s.toUpperCase()))).toBe(
      true,
    );
    expect(currencies[0]?.code).toBe('USD');
    expect(Object.keys(zh)).toContain('digits');
  });

  it('makes English plurals', () => {
    const { measures } = compileQuantities(files, fold);
    const plurals = measures.units.flatMap((u) => u.plural);
    expect(plurals).toEqual(expect.arrayContaining(['soldiers', 'batteries', 'torpedoes', 'frigates']));
  });

  it('names the file and the key that it does not know', () => {
    const zh = { ...(files.zh as object), surprise: [] };
    expect(() => compileQuantities({ ...files, zh }, fold)).toThrow(/lexicons\/zh\/quantities\.yaml.*surprise/);
  });

  it('refuses a measure word for a unit that is not there', () => {
    const measures = structuredClone(files.measures) as { classifiers: { default: string | null }[] };
    measures.classifiers[0]!.default = 'unicorns';
    const compile = (): unknown => compileQuantities({ ...files, measures }, fold);
    expect(compile).toThrow(TallyError);
    expect(compile).toThrow(/unicorns/);
  });
});
