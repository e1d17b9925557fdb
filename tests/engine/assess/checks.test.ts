import { describe, expect, it } from 'vitest';
import { TallyError } from '../../../src/kernel/errors.ts';
import { compileChecks } from '../../../src/knowledge/checks.ts';
import { fold } from '../document/support.ts';
import { Case, checkFiles, entity, source } from './support.ts';

describe('SOURCE_PREDATES_EVENT', () => {
  const old = { document: { sources: [source('两国外长会谈', '2024-03-03', '某报')] } };

  it('names the date of the source and of the claims, one check a date', () => {
    const c = new Case('3月5日，双方开战。3月9日，一城失守。守军撤离。', old);
    c.claim('双方开战', { day: '2024-03-05' })
      .claim('一城失守', { day: '2024-03-09' })
      .claim('守军撤离', { day: '2024-03-09' });
    expect(c.only('SOURCE_PREDATES_EVENT').map((x) => [x.claims, x.message])).toEqual([
      [
        ['c1'],
        'The only listed source with a date is of 2024-03-03; this claim is about 2024-03-05, which it cannot speak to.',
      ],
      [
        ['c2', 'c3'],
        'The only listed source with a date is of 2024-03-03; this claim is about 2024-03-09, which it cannot speak to.',
      ],
    ]);
  });

  it.each([
    ['the same day', { day: '2024-03-03' }],
    ['a date from elsewhere in the text', { day: '2024-03-05', resolved: 'context' as const }],
    ['a stretch that began before', { day: '2024-03-01/2024-03-05' }],
    ['no date', {}],
  ])('is silent on %s', (_, fields) => {
    expect(new Case('双方开战。', old).claim('双方开战', fields).only('SOURCE_PREDATES_EVENT')).toEqual([]);
  });

  it('reads a running total by the date that it is counted to', () => {
    const c = new Case('截至3月9日，死者过百。', old).claim('死者过百', { day: '../2024-03-09' });
    expect(c.only('SOURCE_PREDATES_EVENT')).toHaveLength(1);
  });
});

describe('SOURCE_PROMISED_MISSING', () => {
  const promise = (what: 'sources' | 'references' | 'links' | 'screenshots') => ({ what, start: 0, end: 2 });

  it('lists what is promised and not there', () => {
    const c = new Case('声明：来源及截图见文末。', {
      promises: [promise('sources'), promise('references'), promise('screenshots')],
    });
    expect(c.only('SOURCE_PROMISED_MISSING').map((x) => x.message)).toEqual([
      'The text says that its sources are given, but none is listed.',
      'The text says that screenshots of its sources are given, but it holds none.',
    ]);
  });

  it('is silent where they are there', () => {
    const sources = [{ ...source('某文', '2024-03-03'), url: 'https://news.example/a' }];
    const c = new Case('[图片]', {
      promises: [promise('sources'), promise('links'), promise('screenshots')],
      document: { sources },
    });
    expect(c.codes()).toEqual([]);
    expect(new Case('x', { promises: [promise('screenshots')], pictures: 2 }).codes()).toEqual([]);
  });
});

describe('ATTRIBUTION_VAGUE and FIGURE_UNATTRIBUTED', () => {
  it('joins the claims of one vague attribution', () => {
    const c = new Case('知情人士称，两国将会谈并签约。');
    c.claim('两国将会谈', { by: ['知情人士', 'unnamed'] }).claim('签约', { by: ['知情人士', 'unnamed'] });
    expect(c.only('ATTRIBUTION_VAGUE')).toMatchObject([
      { claims: ['c1', 'c2'], severity: 'info', evidence: '知情人士' },
    ]);
  });

  it('asks where a figure comes from', () => {
    const c = new Case('该国派出了300人。').claim('该国派出了300人', { figure: ['300人', 300] });
    expect(c.only('FIGURE_UNATTRIBUTED').map((x) => x.message)).toEqual([
      'The text does not say where the figure “300人” comes from.',
    ]);
  });

  it.each([
    ['somebody gave it', { by: ['防长', 'entity'] as ['防长', 'entity'] }],
    ['it is denied', { status: 'denied' as const }],
    ['it only counts a few', { figure: ['3人', 3] as [string, number] }],
    ['it is a term of a treaty', { kind: 'agreement' as const }],
  ])('does not ask where %s', (_, fields) => {
    const c = new Case('防长说该国派出了300人，另有3人。').claim('该国派出了300人', {
      figure: ['300人', 300],
      ...fields,
    });
    expect(c.only('FIGURE_UNATTRIBUTED')).toEqual([]);
  });
});

describe('PARTS_DO_NOT_SUM', () => {
  type Figure = [string, number | [number | null, number | null], string?, boolean?];
  const sums = (text: string, ...figures: Figure[]): [string, string][] => {
    const c = new Case(text);
    for (const [words, value, unit, approximate] of figures) c.quantity(words, value, unit, approximate);
    return c.only('PARTS_DO_NOT_SUM').map((x) => [x.severity, x.message]);
  };

  it.each<[string, ...(Parameters<typeof sums> extends [string, ...infer F] ? F : never)]>([
    ['将派6000人，包括1000名工兵与5000名工人。', ['6000人', 6000], ['1000名', 1000], ['5000名', 5000]],
    ['将派6000人，其中1000名是工兵。', ['6000人', 6000], ['1000名', 1000]],
    ['Some 8,000 men, including 500 officers, arrived.', ['8,000', 8000], ['500', 500]],
    // at least so many bounds nothing from above
    ['逾100人，其中包括150名平民。', ['100人', [100, null]], ['150名', 150]],
    // another unit between
    ['6000人，包括20个营，每营500人。', ['6000人', 6000], ['20个', 20, 'battalions'], ['500人', 500]],
    // about as many
    [
      'The force of about 1,000 is made up of 480 Czechs and 550 Poles.',
      ['1,000', 1000, 'persons', true],
      ['480', 480],
      ['550', 550],
    ],
    [
      '截获40架，包括从300架增至400架的攻势。',
      ['40架', 40, 'aircraft'],
      ['300架', 300, 'aircraft'],
      ['400架', 400, 'aircraft'],
    ],
    // nested parts
    ['5000人中有军人，其中3000名步兵，包括2500名新兵。', ['5000人', 5000], ['3000名', 3000], ['2500名', 2500]],
  ])('holds: %s', (text, ...figures) => {
    expect(sums(text, ...figures)).toEqual([]);
  });

  it('finds a part above its total', () => {
    expect(sums('10人死亡，其中包括12名儿童。', ['10人', 10], ['12名', 12])).toEqual([
      ['error', 'The part “12名” is larger than the total “10人” that it belongs to.'],
    ]);
  });

  it('finds parts that exceed their total together', () => {
    expect(
      sums(
        'Of these 5,000 troops, including 3,000 marines and 4,000 gunners, all left.',
        ['5,000', 5000],
        ['3,000', 3000],
        ['4,000', 4000],
      ),
    ).toEqual([
      ['warning', 'The parts “3,000” + “4,000” add up to 7,000, more than the total “5,000” that they belong to.'],
    ]);
  });

  it('finds parts that fall short of all of it', () => {
    expect(
      sums('A force of 900, made up of 400 Czechs and 450 Poles.', ['900', 900], ['400', 400], ['450', 450]),
    ).toEqual([['error', 'The parts “400” + “450” add up to 850; the text says “900”.']]);
  });

  it('serves itself from the claims where no quantities are given', () => {
    const c = new Case('10人死亡，其中包括12名儿童。');
    c.claim('10人死亡', { kind: 'casualty', figure: ['10人', 10] }).claim('12名儿童', {
      kind: 'casualty',
      figure: ['12名', 12],
    });
    expect(c.only('PARTS_DO_NOT_SUM').map((x) => x.claims)).toEqual([['c1', 'c2']]);
  });
});

describe('SHARE_IMPOSSIBLE', () => {
  it.each([
    ['该国的炮弹有120%来自盟友。', '120%', true],
    ['Imports accounted for 130% of its shells.', '130%', true],
    ['该国的炮弹有100%来自盟友。', '100%', false],
    ['产量比去年增长120%，多来自新厂。', '120%', false],
    ['Losses, which accounted for a 130% increase, grew.', '130%', false],
    ['税率为145%。', '145%', false],
  ])('%s', (text, words, raised) => {
    const c = new Case(text).quantity(words, Number(words.slice(0, -1)), 'percent');
    expect(c.codes()).toEqual(raised ? ['SHARE_IMPOSSIBLE'] : []);
  });
});

describe('ANNIVERSARY_MISMATCH', () => {
  const anniversary = (text: string, words: string, day: string): string[] =>
    new Case(text)
      .time(words, day)
      .only('ANNIVERSARY_MISMATCH')
      .map((x) => x.message);

  it.each([
    [
      '10月5日，中华人民共和国成立75周年大会在北京举行。',
      '10月5日',
      '2024-10-05',
      "75th anniversary of the founding of the People's Republic of China (1949-10-01) falls on 2024-10-01",
    ],
    [
      '8月28日是乌克兰独立三十三周年纪念日。',
      '8月28日',
      '2024-08-28',
      '33rd anniversary of the independence of Ukraine (1991-08-24) falls on 2024-08-24',
    ],
    [
      '5月14日，莫斯科举行卫国战争胜利七十九周年阅兵。',
      '5月14日',
      '2024-05-14',
      '79th anniversary of the victory in Europe (1945-05-09) falls on 2024-05-09',
    ],
    [
      '9月13日，金正恩在建国76周年大会上讲话。',
      '9月13日',
      '2024-09-13',
      '76th anniversary of the founding of North Korea (1948-09-09) falls on 2024-09-09',
    ],
    [
      'On February 20, a parade for the 45th anniversary of the Islamic Revolution was held.',
      'February 20',
      '2024-02-20',
      '45th anniversary of the Islamic Revolution in Iran (1979-02-11) falls on 2024-02-11',
    ],
    [
      'The seventy-fifth anniversary of the founding of NATO on April 24 was marked in Brussels.',
      'April 24',
      '2024-04-24',
      '75th anniversary of the founding of NATO (1949-04-04) falls on 2024-04-04',
    ],
  ])('raises %s', (text, words, day, message) => {
    expect(anniversary(text, words, day)).toEqual([`The ${message}; the text dates it ${day}.`]);
  });

  it('counts the years', () => {
    expect(anniversary('2024年9月9日是朝鲜建国77周年。', '2024年9月9日', '2024-09-09')).toEqual([
      'Counted in years from the founding of North Korea (1948-09-09), 2024-09-09 is number 76; the text says 77.',
    ]);
  });

  it.each([
    ['9月3日，两国领导人出席抗战胜利80周年阅兵。', '9月3日', '2025-09-03'],
    ['8月15日，首尔举行光复80周年庆典。', '8月15日', '2025-08-15'],
    // held on the eve
    ['9月8日，平壤举行朝鲜建国76周年庆祝大会。', '9月8日', '2024-09-08'],
    // a telegram, an arrival, a season of events
    ['9月20日，他致电祝贺朝鲜建国76周年。', '9月20日', '2024-09-20'],
    ['8月13日，代表团抵达平壤，将出席光复79周年纪念大会。', '8月13日', '2024-08-13'],
    ['9月20日，纪念抗战胜利79周年的展览开幕。', '9月20日', '2024-09-20'],
    [
      'On March 20, ahead of a parade for the 75th anniversary of the founding of NATO, allies met.',
      'March 20',
      '2024-03-20',
    ],
    // kept by another calendar
    ['4月25日是以色列建国76周年。', '4月25日', '2024-04-25'],
    // unknown events and other states
    ['9月13日，公司成立77周年大会举行。', '9月13日', '2025-09-13'],
    ['9月13日，该国建国77周年大会举行。', '9月13日', '2025-09-13'],
    ['9月13日是两国建交75周年。', '9月13日', '2024-09-13'],
    // another's, told beside a known one
    ['8月27日，乌克兰总统祝贺摩尔多瓦独立33周年纪念日。', '8月27日', '2024-08-27'],
    [
      'North Korea congratulated China on the 75th anniversary of its founding on October 1.',
      'October 1',
      '2024-10-01',
    ],
    // a month is no day
    ['9月，朝鲜建国76周年大会举行。', '9月', '2024-09'],
  ])('is silent on %s', (text, words, day) => {
    expect(anniversary(text, words, day)).toEqual([]);
  });
});

describe('dates', () => {
  it('names the true weekday', () => {
    const c = new Case('9月3日星期四，双方会谈。').time('9月3日星期四', '2025-09-03', {
      weekday: { stated: 4, actual: 3 },
    });
    expect(c.only('WEEKDAY_MISMATCH').map((x) => x.message)).toEqual([
      '2025-09-03 is a Wednesday; the text says Thursday.',
    ]);
    expect(
      new Case('9月3日星期三').time('9月3日星期三', '2025-09-03', { weekday: { stated: 3, actual: 3 } }).codes(),
    ).toEqual([]);
  });

  it('finds a day that does not exist', () => {
    const c = new Case('2月30日，双方会谈。')
      .time('2月30日', null, { impossible: true })
      .claim('2月30日，双方会谈', { kind: 'meeting' });
    expect(c.only('DATE_IMPOSSIBLE')).toMatchObject([
      { message: '“2月30日” is no day of the calendar.', claims: ['c1'], severity: 'error' },
    ]);
  });

  it.each([
    [{ day: '2024-06-25' }, 1],
    [{ day: '2024-06-21' }, 0],
    [{ day: '2024-06-25', status: 'planned' as const }, 0],
    [{ day: '2024-06-25', resolved: 'inferred' as const }, 0],
    [{ day: '../2024-12' }, 0],
    [{ day: '2024-06/2024-07' }, 0],
  ])('EVENT_AFTER_PUBLICATION on %o', (fields, count) => {
    const c = new Case('双方会谈。').claim('双方会谈', { kind: 'meeting', ...fields });
    expect(c.only('EVENT_AFTER_PUBLICATION')).toHaveLength(count);
  });
});

describe('SELF_CONTRADICTION', () => {
  const dead = (second: string, fields: object, value = 90): Case =>
    new Case(`空袭造成30人死亡。\n${second}`)
      .claim('30人死亡', {
        kind: 'casualty',
        outcome: 'killed',
        targets: [entity('YEM')],
        day: '2024-03-05',
        figure: ['30人', 30],
      })
      .claim(second.replace('。', ''), {
        kind: 'casualty',
        outcome: 'killed',
        targets: [entity('YEM')],
        day: '2024-03-05',
        figure: ['90人', value],
        ...fields,
      });

  it('sets two figures for the same thing side by side', () => {
    expect(dead('该空袭共有90人丧生。', {}).only('SELF_CONTRADICTION')).toMatchObject([
      {
        claims: ['c1', 'c2'],
        message: 'The text gives “30人” here and “90人” elsewhere for the same thing on the same date.',
      },
    ]);
  });

  it.each([
    ['another day', '该空袭共有90人丧生。', { day: '2024-03-06' }],
    ['another speaker', '该空袭共有90人丧生。', { by: ['空袭', 'entity'] }],
    ['another outcome', '该空袭共有90人丧生。', { outcome: 'wounded' }],
    ['a part or addition', '其中另有90人丧生。', {}],
    ['a date carried over', '该空袭共有90人丧生。', { resolved: 'context' }],
    ['nearly the same', '该空袭共有90人丧生。', { figure: ['90人', 31] }],
  ])('is silent on %s', (_, second, fields) => {
    expect(dead(second, fields).only('SELF_CONTRADICTION')).toEqual([]);
  });
});

describe('OUT_OF_RANGE', () => {
  const troops = { id: 'soldiers', name: 'soldiers', class: 'troops' };

  it.each([
    ['forces', { actors: [entity('DNK')], item: troops, figure: ['90万人', 900_000] as [string, number] }],
    ['population', { actors: [entity('DNK')], figure: ['9000万人', 90_000_000] as [string, number] }],
    [
      'economy',
      {
        kind: 'payment' as const,
        actors: [entity('YEM')],
        figure: ['1万亿美元', 1e12, 'USD'] as [string, number, string],
      },
    ],
  ])('knows the bounds of %s', (_, fields) => {
    expect(new Case('该国给了。').claim('该国给了', fields).only('OUT_OF_RANGE')).toHaveLength(1);
  });

  it.each([
    { actors: [entity('DNK')], item: troops, figure: ['5000人', 5000] as [string, number] },
    { actors: [entity('DNK'), entity('NOR')], item: troops, figure: ['90万人', 900_000] as [string, number] },
    {
      actors: [entity('DNK')],
      item: troops,
      figure: ['90万人', 900_000] as [string, number],
      status: 'denied' as const,
    },
    { actors: [entity('XXX')], item: troops, figure: ['90万人', 900_000] as [string, number] },
    // refugees are no army
    { actors: [entity('DNK')], figure: ['90万人', 900_000] as [string, number] },
  ])('is silent on %o', (fields) => {
    expect(new Case('该国给了。').claim('该国给了', fields).only('OUT_OF_RANGE')).toEqual([]);
  });
});

describe('pathological input', () => {
  it('takes nothing', () => {
    expect(new Case('').run()).toEqual({ support: [], checks: [], diagnostics: [] });
    expect(new Case('x', { published: 'soon' }).run().diagnostics).toHaveLength(1);
  });

  it('survives dates and sources that cannot be read', () => {
    const c = new Case('双方会谈。', {
      document: { sources: [source('', 'yesterday'), source('某文', '2024-13-45')] },
    });
    c.claim('双方会谈', { day: 'someday' }).time('双方', 'XXXX');
    expect(c.codes()).toEqual([]);
  });

  it('is deterministic and leaves its input alone', () => {
    const c = new Case('10人死亡，其中包括12名儿童。').quantity('10人', 10).quantity('12名', 12);
    const before = JSON.stringify([c.claims, c.times, c.quantities]);
    expect(JSON.stringify(c.run())).toBe(JSON.stringify(c.run()));
    expect(JSON.stringify([c.claims, c.times, c.quantities])).toBe(before);
  });

  it('stays linear in one endless sentence', () => {
    const piece = '9月13日朝鲜建国77周年大会，6000人，包括1000名工兵，占120%，';
    const c = new Case(piece.repeat(8000));
    for (let at = 0; at < c.text.length; at += piece.length) {
      c.times.push({ start: at, end: at + 5, edtf: '2025-09-13' });
      c.quantities.push({ start: at + 16, end: at + 21, min: 6000, max: 6000, unit: 'persons', approximate: false });
      c.quantities.push({ start: at + 24, end: at + 29, min: 1000, max: 1000, unit: 'persons', approximate: false });
      c.quantities.push({ start: at + 33, end: at + 37, min: 120, max: 120, unit: 'percent', approximate: false });
    }
    const begin = performance.now();
    expect(c.only('ANNIVERSARY_MISMATCH')).toHaveLength(8000);
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  it('stays linear in claims, times and sentences', () => {
    const c = new Case('9月13日，朝鲜建国77周年大会，派出6000人，包括1000名工兵。'.repeat(4000));
    const { sentences } = c;
    for (const { start, end } of sentences) {
      c.times.push({ start, end: start + 5, edtf: '2025-09-13' });
      c.quantities.push({
        start: start + 18,
        end: start + 23,
        min: 6000,
        max: 6000,
        unit: 'persons',
        approximate: false,
      });
      c.quantities.push({
        start: start + 26,
        end: start + 31,
        min: 1000,
        max: 1000,
        unit: 'persons',
        approximate: false,
      });
      c.claims.push({
        ...new Case('x').claim('x', { day: '2025-09-13' }).claims[0]!,
        id: `c${start}`,
        start,
        end,
        sentence: { start, end },
      });
    }
    Object.assign(c.rest, { sentences, views: { text: c.text, view: c.text } });
    const begin = performance.now();
    expect(c.only('ANNIVERSARY_MISMATCH')).toHaveLength(4000);
    expect(performance.now() - begin).toBeLessThan(3000);
  });
});

describe('the data of the checks', () => {
  const without = (name: keyof typeof checkFiles, data: unknown) => ({
    ...checkFiles,
    [name]: { name: checkFiles[name].name, data },
  });

  it('names file, entry and key of a misspelt key', () => {
    const data = [{ id: 'x', name: 'x', dates: ['2024-01-01'], dats: [] }];
    expect(() => compileChecks(without('anniversaries', data), fold)).toThrow(/anniversaries\.yaml: x: .*dats/);
  });

  it('refuses a day that does not exist, a twin, and a placeholder that is not filled', () => {
    const entry = { id: 'x', name: 'x', dates: ['2024-02-30'] };
    expect(() => compileChecks(without('anniversaries', [entry]), fold)).toThrow(/2024-02-30/);
    const twin = { id: 'x', name: 'x', dates: ['2024-02-29'] };
    expect(() => compileChecks(without('anniversaries', [twin, twin]), fold)).toThrow(TallyError);
    const messages = structuredClone(checkFiles.messages.data) as {
      checks: { DATE_IMPOSSIBLE: { date: { text: string } } };
    };
    messages.checks.DATE_IMPOSSIBLE.date.text = '{wrods}';
    expect(() => compileChecks(without('messages', messages), fold)).toThrow(/DATE_IMPOSSIBLE\.date: \{wrods\}/);
  });
});
