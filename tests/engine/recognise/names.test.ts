import { describe, expect, it } from 'vitest';
import { Lexicon } from '../../../src/engine/lexicon/tokens.ts';
import { createNameRecogniser } from '../../../src/engine/recognise/name/index.ts';
import { createFold } from '../../../src/knowledge/folding.ts';
import { createFront } from '../../../src/engine/front.ts';
import { sharedKnowledge } from '../../support/engine.ts';

const front = createFront(sharedKnowledge());
const namesIn = (text: string) =>
  front(text, null)
    .words.filter((word) => word.via === 'pattern')
    .map((word) => `${text.slice(word.start, word.end)}: ${word.thing!.type}`);

describe('names that no list has', () => {
  it.each([
    ['Troops left the garrison at Wexmoor on Monday.', ['Wexmoor: place']],
    ['The order came from General Ostrik Valmund himself.', ['Ostrik Valmund: person']],
    ['The plan is dead, Ostrik Valmund said on Friday.', ['Ostrik Valmund: person']],
    ['Asked again, Ostrik Valmund said nothing.', ['Ostrik Valmund: person']],
    ['Ostrik Valmund, the deputy minister, signed it.', ['Ostrik Valmund: person']],
    ['It was bought by the Wexmoor Trading Company in May.', ['Wexmoor Trading Company: organisation']],
    ['Shells fell near the Drenna River.', ['Drenna River: place']],
    ['發言人約翰·馬爾科維說，談判仍在繼續。', ['約翰·馬爾科維: person']],
    ['國防部長賈亞瓦德納說，談判仍在繼續。', ['賈亞瓦德納: person']],
    ['车队在兹瓦尔特诺茨机场降落。', ['兹瓦尔特诺茨机场: place']],
    ['他經營多布羅維奇公司多年。', ['多布羅維奇公司: organisation']],
  ])('are found in %s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    'The Government Wants Everything And Gets It.',
    'Nothing of this was on the Table.',
    'We Shall See.',
    '他們沒有說明理由。',
    '部長說，一切照舊。',
    '这些孩子在河边玩。',
  ])('are not made of %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('are known again by the family name', () => {
    const text = 'General Ostrik Valmund left. Later Valmund returned.';
    const words = front(text, null).words.filter((word) => word.thing?.id === 'ostrik-valmund');
    expect(words.map((word) => word.via)).toEqual(['pattern', 'short']);
  });

  it('take time in proportion to the text, whatever it is', () => {
    const { lexicon: tables, unknownNames, folding } = sharedKnowledge();
    const lexicon = new Lexicon(tables);
    const find = createNameRecogniser(lexicon, unknownNames);
    const fold = createFold(folding);
    const timeOf = (times: number) => {
      const text = 'Al Bin Abu Wexmoor '.repeat(times) + '斯'.repeat(4 * times) + '斯·'.repeat(times);
      const view = fold(text);
      const tokens = lexicon.tokens(text, view);
      const start = performance.now();
      find(tokens, text, view);
      return performance.now() - start;
    };
    timeOf(500);
    // Ten times the text in a hundred times the time would be a loop over the rest of the text at every word.
    expect(timeOf(10_000)).toBeLessThan(50 * (timeOf(1000) + 1));
  });
});
