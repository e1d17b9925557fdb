import { expect, it } from 'vitest';
import { displayNames } from '../../scripts/lib/display-names.ts';

it('names things in both scripts by their first Chinese form', () => {
  const names = displayNames({
    'names/states.yaml': [
      { id: 'PRK', zh: ['朝鮮', '北韓'] },
      { id: 'RUS', zh: ['俄罗斯'] },
      { id: 'XXX', en: ['Nowhere'] },
    ],
    'items/drones.yaml': [{ id: 'drone', zh: ['無人機'] }],
    'lexicons/zh/cues.yaml': [{ id: 'cue', zh: ['據'] }],
  });
  expect(names).toEqual({
    'zh-Hans': { PRK: '朝鲜', RUS: '俄罗斯', drone: '无人机' },
    'zh-Hant': { PRK: '朝鮮', RUS: '俄羅斯', drone: '無人機' },
  });
});
