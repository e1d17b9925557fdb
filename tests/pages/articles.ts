/** Articles in own words, about invented happenings; what a page shows of them is its main text. */
export interface PageArticle {
  readonly lang: 'zh-Hans' | 'zh-Hant' | 'en';
  readonly title: string;
  readonly author: string;
  readonly publisher: string;
  readonly day: string;
  readonly clock: string;
  readonly paragraphs: readonly string[];
}

export const HANS: readonly PageArticle[] = [
  {
    lang: 'zh-Hans',
    title: '首批三十辆装甲车运抵边境车站',
    author: '林越',
    publisher: '海滨日报',
    day: '2025-09-03',
    clock: '19:17',
    paragraphs: [
      '海滨日报讯，当地交通部门星期三晚间公布的货运清单显示，首批三十辆装甲车已经由铁路运抵边境车站，卸车工作预计持续到周末。',
      '清单还列出十二门榴弹炮和四百箱备用零件。押运人员共四十六人，其中两人负责技术交接。',
      '一名不愿具名的站务人员说，列车在夜里十一点左右进站，站台随后封闭，周边道路实行了临时管制。',
      '邻国国防部发言人拒绝证实数量，只表示双方的合作符合两国去年签署的协议。“我们不评论具体的交付安排。”他说。',
      '按照协议，其余车辆应在本月底之前交付完毕，另有二百名教官将分三批抵达，负责训练车组。',
    ],
  },
  {
    lang: 'zh-Hans',
    title: '工程兵进驻河谷修复桥梁，首期工程年底完工',
    author: '陈渡',
    publisher: '北岸通讯社',
    day: '2025-08-21',
    clock: '08:05',
    paragraphs: [
      '北岸通讯社八月二十一日电，一千名工程兵本周进驻河谷地区，将与当地施工队一道修复去年洪水中损毁的七座桥梁。',
      '地方政府说，工程分两期进行，第一期投资约三亿元，计划年底完工；第二期视资金情况而定。',
      '负责排雷的分队已清理出二十六公里道路，找到未爆弹药一百一十三枚，没有人员伤亡。',
      '当地居民对此看法不一。有人期待道路早日畅通，也有人担心部队长期驻扎会影响春耕。',
      '这支部队的指挥官表示，任务完成后人员将全部撤回，不会留下任何设施。',
      '此前有报道称，另外五千名建筑工人也将在明年春天抵达，但官方尚未公布时间表。',
    ],
  },
  {
    lang: 'zh-Hans',
    title: '一纸协议背后：两国军事往来为何骤然升温？',
    author: '远山观察',
    publisher: '远山观察',
    day: '2025-09-10',
    clock: '22:40',
    paragraphs: [
      '最近两个月，两国之间的往来明显多了起来。先是国防部长到访，随后是一份谁也没有公布全文的合作协议。',
      '很多人不明白：这份协议到底管什么？其实答案就藏在双方公报的第三段里，那里写着“一方遭到攻击时，另一方应立即提供援助”。',
      '换句话说，这已经不是一般意义上的友好条约，而是一份带有互助条款的盟约。',
      '当然，纸面上的承诺和实际的行动是两回事。过去二十年里，类似的条款有的兑现了，有的成了一纸空文。',
      '据多家媒体透露，至今已有约一万五千人被派往前线，其中六百人阵亡，这些数字目前都无法独立核实。',
    ],
  },
];

export const HANT: readonly PageArticle[] = [
  {
    lang: 'zh-Hant',
    title: '國防部證實增援抵達 第二批下月啟程',
    author: '許望川',
    publisher: '島聲新聞網',
    day: '2025-09-05',
    clock: '14:32',
    paragraphs: [
      '國防部今天下午證實，首批增援人員已於昨晚抵達東部港口，人數約為二千人，第二批預計下個月啟程。',
      '發言人在例行記者會上說，這些人員主要負責後勤與工程，不會直接參與作戰，任務期限為六個月。',
      '在野黨立委質疑，政府事前沒有向國會報告，經費來源也交代不清，要求部長下週到委員會說明。',
      '軍事學者分析，增援規模不大，象徵意義大於實質，但顯示雙方的協調機制已經開始運作。',
      '港口當局表示，碼頭作業一切正常，旅客船班不受影響，管制區域將在十日解除。',
    ],
  },
  {
    lang: 'zh-Hant',
    title: '衛星影像顯示彈藥庫擴建 專家估年產能增三成',
    author: '方以寧',
    publisher: '港城評論',
    day: '2025-07-18',
    clock: '09:50',
    paragraphs: [
      '一家商業衛星公司十八日公布的影像顯示，位於北部山區的彈藥庫自今年三月以來持續擴建，新增了四座廠房與一條鐵路支線。',
      '研究機構比對前後影像後估計，若新廠房全部投產，炮彈年產能可望增加三成，達到每年兩百萬發左右。',
      '不過，報告也提醒，影像無法說明廠房內部的設備是否到位，估算因此帶有相當大的不確定性。',
      '當地政府沒有回應查詢。鄰近村落的居民說，夜間卡車往來頻繁，道路近來多次拓寬。',
      '兩名前官員認為，擴建的資金很可能來自去年簽署的採購合約，總額約五十五億美元。',
    ],
  },
];

export const EN: readonly PageArticle[] = [
  {
    lang: 'en',
    title: 'First shipment of armoured vehicles reaches border station',
    author: 'Mara Quill',
    publisher: 'Harbour Courier',
    day: '2025-09-03',
    clock: '19:17',
    paragraphs: [
      'PORT ELLERY — A first shipment of thirty armoured vehicles arrived by rail at the border station late on Wednesday, according to a freight manifest published by the regional transport authority.',
      'The manifest also lists twelve howitzers and about 400 crates of spare parts. Unloading is expected to last until the weekend, with forty-six people accompanying the train.',
      'A railway worker, who asked not to be named, said the train had pulled in at around 11 p.m. and that the platform was sealed off soon afterwards.',
      '“We do not comment on the details of deliveries,” a spokesman for the neighbouring defence ministry said, adding that cooperation followed the agreement signed last year.',
      'Under that agreement the remaining vehicles are due by the end of the month. Two hundred instructors are to follow in three groups to train the crews.',
    ],
  },
  {
    lang: 'en',
    title: 'Engineers move into the valley to rebuild seven bridges',
    author: 'Tobias Fenn',
    publisher: 'Northbank Agency',
    day: '2025-08-21',
    clock: '08:05',
    paragraphs: [
      'A thousand military engineers moved into the flood-hit valley this week to rebuild seven bridges together with local contractors, the provincial government said on Thursday.',
      'The work is split into two stages. The first, worth roughly $42 million, should be finished by December; the second depends on funds that parliament has yet to approve.',
      'Mine clearance teams have opened 26 kilometres of road and removed 113 unexploded shells. No injuries were reported.',
      'Residents are divided. Some hope the road will reopen before winter, while others fear that the troops will stay through the sowing season.',
      'The unit’s commander said that everyone would leave once the bridges were open. “Nothing will be left behind,” he told reporters at the site.',
      'Reports that another 5,000 construction workers would arrive in spring could not be confirmed, and officials declined to give a schedule.',
    ],
  },
  {
    lang: 'en',
    title: 'What the new pact really promises, and what it leaves open',
    author: 'Ines Calder',
    publisher: 'The Long Ledger',
    day: '2025-09-10',
    clock: '22:40',
    paragraphs: [
      'For two months the visits have come thick and fast. First came the defence minister, then a delegation of shipbuilders, and finally a pact whose full text neither side has published.',
      'What does it actually promise? The third paragraph of the joint statement holds the answer: if one party is attacked, the other shall provide assistance without delay.',
      'That is the language of an alliance, not of friendship. It resembles clauses that were written seven decades ago and quietly dropped when they became inconvenient.',
      'Several intelligence services believe that about 15,000 troops have been sent so far and that some 600 have died. None of these figures can be checked independently.',
      'Money is the part that nobody talks about. Analysts put the value of shells and rockets delivered since 2023 at $5.5 billion, most of it paid in oil and food.',
    ],
  },
];
