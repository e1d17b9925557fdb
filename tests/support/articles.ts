import { createRandom } from './random.ts';

const HAN = Array.from(
  '朝鮮俄羅斯軍隊武器導彈炮兵工人士兵前線部署平壤莫斯科簽署協議援助技術生產火車貨運港口衛星情報官員表示報告指出雙方關係合作戰場損失增加減少',
);
const WORDS =
  'troops artillery shells rail depot ministry envoy border treaty worker convoy plant drone brigade signed arrived launched repaired trained reported claimed near after before with over about'.split(
    ' ',
  );

/** A made-up article in Chinese characters or English words; the same seed gives the same text. */
export function articleOf(seed: number, length = 600, lang: 'zh' | 'en' = 'zh'): string {
  const random = createRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  let text = '';
  for (let i = 0; i < length; i++) {
    if (lang === 'en') text += `${i % 12 === 0 ? '' : ' '}${pick(WORDS)}${i % 12 === 11 ? '.\n' : ''}`;
    else text += pick(HAN) + (i % 17 === 16 ? '，' : i % 41 === 40 ? '。\n' : '');
  }
  return `${text}。\n`;
}

/** The text with one character in `every` replaced by another. */
export function noised(text: string, every: number, seed = 1): string {
  const random = createRandom(seed);
  return Array.from(text, (character) =>
    random() < 1 / every ? HAN[Math.floor(random() * HAN.length)]! : character,
  ).join('');
}
