import { describe, expect, it } from 'vitest';
import type { ClaimKind, Status } from '../../src/contract/reading.ts';
import { codesOf } from '../../src/engine/plover.ts';
import { readFrames } from '../../src/knowledge/frames.ts';
import { readPlover } from '../../src/knowledge/plover.ts';
import { readDataFiles } from '../../scripts/lib/data-files.ts';
import { sharedEngine } from '../support/engine.ts';

const codes = (text: string) =>
  sharedEngine()
    .read({ id: 'p', text, published: '2025-09-14' })
    .claims.map(({ kind, status, plover, cameo }) => ({ kind, status, plover, cameo }));

describe('PLOVER codes of what is read', () => {
  it('code aid, and promised aid as an agreement with the mode of the future', () => {
    expect(codes('France supplied Ukraine with 30 howitzers.')[0]).toMatchObject({
      kind: 'transfer',
      plover: { type: 'AID', modes: [] },
    });
    expect(codes('法國承諾將向烏克蘭提供30門榴彈砲。')[0]).toMatchObject({
      status: 'planned',
      plover: { type: 'AGREE', modes: ['future'] },
    });
  });

  it.each([
    ['Sergei Lavrov visited Wonsan in July 2025.', ['visit'], '042'],
    ['王毅上週訪問了仰光。', ['visit'], '042'],
    ['Xi Jinping hosted Vladimir Putin in Beijing.', ['visit'], '043'],
    ['Modi will visit Tokyo next month.', ['visit', 'future'], '042'],
    ['普京與莫迪週一通電話。', ['phone'], '041'],
    ['Wang Yi met Araghchi in Beijing.', [], '040'],
    ['習近平在北京會見了普京。', [], '040'],
  ])('tell how a meeting was held: %s', (text, modes, cameo) => {
    expect(codes(text)).toContainEqual(
      expect.objectContaining({ kind: 'meeting', plover: { type: 'CONSULT', modes }, cameo }),
    );
  });

  it('code troops taken home as a retreat by withdrawal', () => {
    // Modes of the status come beside it; how a status is read is for other tests.
    const modes = expect.arrayContaining(['withdraw']) as string[];
    for (const text of ['France withdrew 1,500 soldiers from Niger.', '法國從尼日爾撤出了1500名士兵。'])
      expect(codes(text)[0]).toMatchObject({ plover: { type: 'RETREAT', modes }, cameo: '0874' });
  });

  it('code aid that is halted as a sanction, without denying it', () => {
    for (const text of ['Germany withheld Taurus missiles from Ukraine.', '西班牙停止出售武器給以色列。'])
      expect(codes(text)[0]).toMatchObject({ status: 'denied', plover: { type: 'SANCTION', modes: ['discontinue'] } });
    expect(codes('France will not supply howitzers to Ukraine.')[0]).toMatchObject({
      plover: { type: 'AID', modes: ['negation'] },
    });
  });

  it('leave a count of the dead without a code', () => {
    expect(codes('About 300 Yemeni soldiers were killed.')[0]).toMatchObject({ kind: 'casualty', plover: null });
  });
});

describe('the codes of a frame', () => {
  const files = readDataFiles();
  const tables = readPlover(files);
  const frames = new Map(readFrames(files).map(({ frame }) => [frame.id, frame]));
  const coded = (id: string | null, kind: ClaimKind, status: Status = 'occurred') =>
    codesOf({ frame: id === null ? null : frames.get(id)!, kind, status }, tables);

  it('hold a mode only where the type of the claim has it', () => {
    for (const id of ['en-official-travel', 'zh-travel']) {
      expect(coded(id, 'meeting').plover).toEqual({ type: 'CONSULT', modes: ['visit'] });
      expect(coded(id, 'deployment').plover).toEqual({ type: 'MOBILIZE', modes: ['troops'] });
    }
    expect(coded(null, 'meeting')).toEqual({ plover: { type: 'CONSULT', modes: [] }, cameo: '04' });
    expect(coded(null, 'judgement')).toEqual({ plover: null, cameo: null });
  });

  it('say with their type what else the status would say', () => {
    expect(coded('en-request-arms', 'transfer', 'possible').plover).toEqual({ type: 'REQUEST', modes: [] });
    expect(coded('en-request-arms', 'transfer', 'denied').plover).toEqual({ type: 'REQUEST', modes: ['negation'] });
    expect(coded('zh-halt-supply', 'transfer', 'denied').plover).toEqual({ type: 'SANCTION', modes: ['discontinue'] });
    expect(coded('zh-halt-supply', 'transfer', 'planned').plover).toEqual({
      type: 'SANCTION',
      modes: ['discontinue', 'future'],
    });
    expect(coded('en-pledge-arms', 'transfer', 'planned').plover).toEqual({ type: 'AGREE', modes: ['future'] });
  });

  const frameWith = (codes: object) => ({
    ...files,
    'patterns/en/moon.yaml': [
      {
        id: 'en-moon',
        kinds: ['meeting'],
        takes: 'meet',
        verbs: ['moon'],
        examples: [
          { text: 'Both sides mooned in Rome.', kind: 'meeting' },
          { text: 'The moon is full.', kind: null },
        ],
        ...codes,
      },
    ],
  });
  const plover = files['model/plover.yaml'] as { kinds: Record<string, object> };

  it.each([
    ['a type', () => readFrames(frameWith({ plover: 'FIGHT' })), /en-moon: plover/],
    ['a mode of its own type', () => readFrames(frameWith({ plover: 'AID', mode: 'visit' })), /en-moon: mode/],
    ['a mode of its kind', () => readFrames(frameWith({ mode: 'vizit' })), /en-moon: mode/],
    [
      "a mode of a kind's type",
      () =>
        readPlover({
          'model/plover.yaml': {
            ...plover,
            kinds: { ...plover.kinds, meeting: { type: 'CONSULT', modes: ['troops'], cameo: '04' } },
          },
        }),
      /kinds\.meeting\.modes: “troops” stands in no row of types/,
    ],
    [
      'the type of what is promised',
      () => readPlover({ 'model/plover.yaml': { ...plover, promised: { from: 'AID', to: 'PROMISE' } } }),
      /promised\.to: “PROMISE” stands in no row of types/,
    ],
  ])('stop the load where %s is unknown', (_what, load, problem) => {
    expect(load).toThrow(problem);
  });

  it('are loaded where they are known', () => {
    expect(readFrames(frameWith({ mode: 'phone' })).find((f) => f.frame.id === 'en-moon')?.frame.mode).toBe('phone');
  });
});
