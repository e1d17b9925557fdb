import { describe, expect, it } from 'vitest';
import { sharedEngine } from '../support/engine.ts';

const codes = (text: string) =>
  sharedEngine()
    .read({ id: 'p', text, published: '2025-09-14' })
    .claims.map(({ kind, status, plover, cameo }) => ({ kind, status, plover, cameo }));

describe('PLOVER codes', () => {
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

  it('leave a count of the dead without a code', () => {
    expect(codes('About 300 Yemeni soldiers were killed.')[0]).toMatchObject({ kind: 'casualty', plover: null });
  });
});
