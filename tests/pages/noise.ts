import type { PageArticle } from './articles.ts';

/** What stands around articles, in own words, with sentences of its own to mislead. */
export interface Noise {
  readonly nav: readonly string[];
  readonly heads: readonly string[];
  readonly teasers: readonly string[];
  readonly comments: readonly string[];
  readonly footer: string;
  readonly disclaimer: string;
}

const ZH: Noise = {
  nav: ['首页', '要闻', '国际', '军事', '财经', '科技', '体育', '娱乐', '视频', '图片', '专题', '论坛'],
  heads: [
    '港口吞吐量创三年新高',
    '秋粮收购价格小幅上调',
    '市民周末可免费参观博物馆',
    '新地铁线路开始空载试运行',
    '大学城周边房租持续回落',
    '台风过后渔船陆续返港',
  ],
  teasers: [
    '港口管理局昨天公布的数字显示，上半年吞吐量比去年同期增长一成，主要得益于新航线的开通。',
    '农业部门表示，今年秋粮的收购价格将小幅上调，具体标准下周公布，请农户耐心等待。',
    '博物馆负责人说，周末参观无需预约，但每天限流三千人，建议错峰前往。',
  ],
  comments: [
    '说得好，支持一下！',
    '这些数字到底是谁统计的？我看不太可信。',
    '楼上的可以自己去查货运清单，上面写得清清楚楚。',
    '希望早日和平，老百姓最苦。',
  ],
  footer: '关于我们 | 联系方式 | 广告服务 | 法律声明 版权所有 未经书面授权禁止使用 增值电信业务经营许可证',
  disclaimer: '特别声明：以上内容由平台用户上传并发布，本平台仅提供信息存储服务。',
};
const TRAD: Noise = {
  nav: ['首頁', '即時', '政治', '國際', '兩岸', '財經', '生活', '體育', '娛樂', '影音', '專題', '評論'],
  heads: [
    '港口吞吐量創三年新高',
    '秋季稻穀收購價上調',
    '週末博物館免費參觀',
    '新捷運線開始試車',
    '大學城房租持續回落',
    '颱風過後漁船返港',
  ],
  teasers: [
    '港務局昨天公布的數字顯示，上半年吞吐量比去年同期成長一成，主要受惠於新航線。',
    '農業單位表示，今年秋季的收購價格將小幅上調，標準下週公布。',
    '館方說，週末參觀不必預約，但每天限三千人，建議避開中午時段。',
  ],
  comments: [
    '說得好，推一個！',
    '這些數字到底哪裡來的？不太可信。',
    '樓上可以自己查清單啊，寫得很清楚。',
    '希望早日和平。',
  ],
  footer: '關於我們 | 聯絡資訊 | 廣告刊登 | 隱私權政策 著作權所有 不得轉載',
  disclaimer: '聲明：本文內容僅代表作者個人觀點，不代表本平台立場。',
};
const ENGLISH: Noise = {
  nav: [
    'Home',
    'World',
    'Politics',
    'Business',
    'Climate',
    'Science',
    'Culture',
    'Sport',
    'Video',
    'Podcasts',
    'Opinion',
    'Sign in',
  ],
  heads: [
    'Port traffic at a three-year high',
    'Grain prices edge up before harvest',
    'Museum opens its doors for free',
    'New metro line begins test runs',
    'Student rents fall for a third month',
    'Fishing boats return after storm',
  ],
  teasers: [
    'Traffic at the port grew by a tenth in the first half of the year, the authority said, helped by two new routes.',
    'The ministry of agriculture will raise purchase prices slightly next week. Farmers were asked to be patient.',
    'Visitors do not need to book at the weekend, but only three thousand a day will be let in.',
  ],
  comments: [
    'Great piece, thank you for writing it.',
    'Who counted these numbers? I find them hard to believe.',
    'Read the manifest, it is all there for anybody to check.',
    'I hope that it ends soon. Ordinary people suffer most.',
  ],
  footer:
    'About us · Contact · Advertise · Privacy policy · Terms of use. All rights reserved. No part of this site may be reproduced.',
  disclaimer: 'Disclaimer: The views expressed are those of the author alone and not of this site.',
};

export function noiseFor({ lang }: PageArticle): Noise {
  return lang === 'en' ? ENGLISH : lang === 'zh-Hant' ? TRAD : ZH;
}

export const list = (items: readonly string[], attributes = ''): string =>
  `<ul ${attributes}>${items.map((item, i) => `<li><a href="/n/${i}.html">${item}</a></li>`).join('\n')}</ul>`;
export const paragraphs = (article: PageArticle, attributes = ''): string[] =>
  article.paragraphs.map((p) => `<p ${attributes}>${p}</p>`);
export const cards = (noise: Noise, attributes = ''): string =>
  noise.teasers
    .map(
      (teaser, i) =>
        `<div ${attributes}><a href="/c/${i}"><h3>${noise.heads[i]!}</h3></a><p>${teaser}</p><span>${i + 2}h</span></div>`,
    )
    .join('\n');
export const page = (article: PageArticle, head: string, body: string): string =>
  `<!DOCTYPE html>\n<html lang="${article.lang}"><head><meta charset="utf-8"><title>${article.title}_${article.publisher}</title>${head}<style>.a{color:red}</style><script>var data = {"p": "<p>not shown at all.</p>"};</script></head>\n<body>${body}</body></html>`;
