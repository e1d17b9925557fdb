import { cards, list, noiseFor, page, paragraphs } from './noise.ts';
import type { PageArticle } from './articles.ts';

export type Layout = (article: PageArticle) => string;

const cn = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
const full = (day: string): string => day.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日');
const commentsOf = (article: PageArticle, name: string): string =>
  noiseFor(article)
    .comments.map(
      (c, i) =>
        `<div class="${name}"><span>网友${i}</span><p>${c}</p><a href="#">回复</a><a href="#">赞(${i})</a></div>`,
    )
    .join('');

/** Layouts in the manner of Chinese portals, papers, governments, self-media and forums. */
export const CHINESE: Readonly<Record<string, Layout>> = {
  'portal with post_body': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta property="og:title" content="${a.title}"><meta property="article:published_time" content="${a.day}T${a.clock}:00+08:00">`,
      `<div class="nav_bar">${list(n.nav)}</div><div class="wrapper clearfix"><div class="post_main"><h1 class="post_title">${a.title}</h1>
<div class="post_info">${a.day} ${a.clock}:00　来源: <a href="#">${a.publisher}</a> <span>举报</span></div>
<div class="post_body">${paragraphs(a).join('\n')}<div class="post_end_ad"><a href="/x">点击领取优惠</a></div></div>
<div class="post_statement">${n.disclaimer}</div><div class="post_recommends"><h3>相关推荐</h3>${cards(n, 'class="item"')}</div>
<div class="tie-areas">${commentsOf(a, 'comment')}</div></div><div class="post_side">${cards(n)}${list(n.heads)}</div></div><div class="foot">${n.footer}</div>`,
    );
  },
  'portal with artibody and a date line': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      '',
      `<div class="top-nav">${list(n.nav)}</div><div class="main-content"><h1 class="main-title">${a.title}</h1>
<div class="top-bar"><div class="date-source"><span class="date">${full(a.day)} ${a.clock}</span> <span class="source">${a.publisher}</span></div></div>
<div class="article" id="artibody"><div class="img_wrapper"><img src="a.jpg"></div>${paragraphs(a)
        .map((p) => p.replace('<p >', '<p>　　'))
        .join('')}
<p class="article-editor">责任编辑：周岸</p></div><div class="keywords">关键词 : <a href="/k">装甲车</a><a href="/k2">铁路</a></div>
<div class="blk-related"><h2>相关新闻</h2>${list(n.heads)}</div><div id="bottom_sina_comment">${commentsOf(a, 'item')}</div></div><div class="sidebar">${cards(n)}</div><footer>${n.footer}</footer>`,
    );
  },
  'self-media without any names': (a) => {
    const n = noiseFor(a);
    const cls = (i: number): string => `_${(i * 7919 + 311).toString(36)}x${i}`;
    return page(
      a,
      '',
      `<div class="${cls(1)}"><div class="${cls(2)}">${list(n.nav)}</div></div><div class="${cls(3)}"><div class="${cls(4)}"><div class="${cls(5)}">${a.title}</div>
<div class="${cls(6)}"><span>${a.publisher}</span><span>${a.day.slice(5)} ${a.clock}</span><span>发布于：北京</span></div>
<div class="${cls(7)}">${a.paragraphs.map((p) => `<div class="${cls(8)}"><span class="${cls(9)}">${p}</span></div>`).join('')}</div></div>
<div class="${cls(10)}">${n.heads.map((h) => `<div class="${cls(11)}"><a href="/s"><div>${h}</div><div>${n.nav[2]!} 3小时前</div></a></div>`).join('')}</div></div><div class="${cls(12)}">${n.footer}</div>`,
    );
  },
  'messenger account page': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta property="og:title" content="${a.title}"><meta name="author" content="${a.author}">`,
      `<div id="js_article" class="rich_media"><div class="rich_media_inner"><div class="rich_media_area_primary"><h1 class="rich_media_title" id="activity-name">${a.title}</h1>
<div class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">${a.author}</span><a id="js_name" href="javascript:void(0);">${a.publisher}</a><em id="publish_time">${a.day} ${a.clock}</em></div>
<div class="rich_media_content" id="js_content" style="visibility: visible;"><section><section><p><span style="font-size:15px">${a.paragraphs[0]!}</span></p></section></section>
${a.paragraphs
  .slice(1)
  .map((p) => `<section style="margin:8px"><span>${p}</span></section><section><br></section>`)
  .join('')}
<section><p>点击下方名片，关注本公众号</p></section></div></div></div></div><div class="rich_media_tool">阅读 1万+ <span>赞</span><span>在看</span></div><div style="display:none">${n.teasers.join('')}</div>`,
    );
  },
  'party paper': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta name="publishdate" content="${a.day}"><meta name="source" content="来源：${a.publisher}">`,
      `<div class="w1200 nav">${n.nav.map((x) => `<a href="/">${x}</a>`).join('|')}</div><div class="path"><a href="/">本网</a> >> <a href="/w">国际</a></div>
<div class="main"><div class="layout rm_txt cf"><div class="col col-1 fl"><h1>${a.title}</h1><div class="channel cf"><div class="col-1-1 fl">${full(a.day)}${a.clock} | 来源：<a href="#">${a.publisher}</a></div><div class="tool">小字号 大字号</div></div>
<div class="rm_txt_con cf"><div class="bza"></div>${paragraphs(a, 'style="text-indent: 2em;"').join('\n\t')}<div class="edit cf">(责编：甲、乙)</div><p class="paper_num"></p></div>
<div class="rm_relevant cf"><h2>相关新闻</h2>${list(n.heads)}</div></div><div class="col col-2 fr">${list(n.heads)}${list(n.teasers)}</div></div></div><div class="copyright">${n.footer}</div>`,
    );
  },
  'agency with a divided date': (a) => {
    const n = noiseFor(a);
    const [y, m, d] = a.day.split('-') as [string, string, string];
    return page(
      a,
      '',
      `<div class="header domPC">${list(n.nav)}<div class="header-top clearfix"><div class="header-time"><span class="year"><em>${y}</em></span><span class="day"><em>${m}</em>/<em>${d}</em></span><span class="time">${a.clock}:00</span></div><div class="source">来源：${a.publisher}</div></div><div class="head-line clearfix"><h1><span class="title">${a.title}</span></h1></div></div>
<div class="main clearfix"><div class="main-left"><div id="detail"><span id="detailContent">${paragraphs(a).join('')}</span><div class="lb"></div></div><div id="articleEdit"><span class="tiyi1">【纠错】</span><span class="editor">【责任编辑:丙】</span></div></div><div class="columBox book"><div class="col-title">阅读下一篇：</div>${list(n.heads)}</div></div><div class="foot">${n.footer}</div>`,
    );
  },
  'old table layout with line breaks': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      '',
      `<table width="900" border="0"><tr>${n.nav.map((x) => `<td bgcolor="#eee"><a href="/">${x}</a></td>`).join('')}</tr></table>
<table width="900"><tr><td width="200" valign="top"><table>${n.heads.map((h) => `<tr><td>·<a href="/h">${h}</a></td></tr>`).join('')}</table></td>
<td valign="top"><table width="100%"><tr><td align="center"><font size="5"><b>${a.title}</b></font></td></tr><tr><td align="center">${a.publisher} ${cn(a.day)} ${a.clock}</td></tr>
<tr><td><font style="font-size:14px">　　${a.paragraphs.join('<br><br>\n　　')}</font></td></tr><tr><td align="right">【<a href="#">打印</a>】【<a href="#">关闭</a>】</td></tr></table></td></tr></table><center>${n.footer}</center>`,
    );
  },
  'government site': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta name="PubDate" content="${a.day} ${a.clock}"><meta name="ContentSource" content="${a.publisher}">`,
      `<div class="header">${list(n.nav)}</div><div class="BreadcrumbNav">当前位置：<a href="/">首页</a> > <a href="/xw">新闻</a></div><div class="content"><div class="article oneColumn pub_border"><h1>${a.title}</h1>
<div class="pages-date">${a.day} ${a.clock} <span class="font">来源： ${a.publisher}</span> <div class="pages_print"><span>字号：</span><span>默认</span><span>大</span><span>超大</span>|<span>打印</span>|</div></div>
<div class="pages_content" id="UCAP-CONTENT"><div class="trs_editor_view TRS_UEDITOR">${paragraphs(a, 'style="text-indent:2em"').join('')}</div></div><div class="editor"><span>责任编辑：丁</span></div></div><div class="related"><h3>相关稿件</h3>${list(n.heads)}</div></div><div class="footer">${n.footer}</div>`,
    );
  },
  'broadcaster with divided columns': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      '',
      `<div class="title_area"><h1>${a.title}</h1><div class="info">来源：${a.publisher} | ${full(a.day)} ${a.clock}:00</div></div><div class="player"><p>原标题：${a.title}</p></div>
<div class="column_wrapper"><div class="col_w660"><div class="content_area" id="content_area">${paragraphs(a).join('')}</div><div class="zebian"><span>编辑：戊</span><span>责任编辑：己</span></div></div><div class="col_w300">${cards(n, 'class="hot_item"')}<div class="rebang">${list(n.heads)}</div></div></div><div class="nav_foot">${n.footer}</div>`,
    );
  },
  'dateline between headline and text': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      '',
      `<div id="app"><div class="hd">${list(n.nav)}</div><div class="detail"><div class="detail-title">${a.title}</div><div class="detail-info">${a.day} ${a.clock}·${a.publisher}</div><div class="detail-text">${a.paragraphs.map((p) => `<p>${p}</p>`).join('')}</div><div class="detail-more"><a href="/app">打开APP阅读全文</a></div></div><div class="feed"><div>热门推荐</div>${cards(n)}</div></div>`,
    );
  },
  'Taiwan daily with promotions inside': (a) => {
    const n = noiseFor(a);
    const text = a.paragraphs.map(
      (p, i) =>
        `<p>${p}</p>${i === 1 ? `<p><a href="/ad">請繼續往下閱讀...</a></p><div class="ad300">廣告</div>` : ''}`,
    );
    return page(
      a,
      `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${a.title}","datePublished":"${a.day}T${a.clock}:00+08:00","dateModified":"${a.day}T23:00:00+08:00","author":{"@type":"Person","name":"${a.author}"},"publisher":{"@type":"Organization","name":"${a.publisher}"}}</script>`,
      `<div class="ltnheader">${list(n.nav)}</div><section class="content"><div class="whitecon" itemprop="articleBody"><h1>${a.title}</h1><div class="text boxTitle boxText"><span class="time">${a.day.replaceAll('-', '/')} ${a.clock}</span>${text.join('\n')}<p class="appE1121">不用抽 不用搶 現在用APP看新聞 保證天天中獎　<a href="/app">點我下載APP</a></p></div></div><div class="related boxTitle"><h2>相關新聞</h2>${list(n.heads)}</div></section><aside>${cards(n)}</aside><footer>${n.footer}</footer>`,
    );
  },
  'Hong Kong review': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta property="og:site_name" content="${a.publisher}">`,
      `<header><nav>${list(n.nav)}</nav></header><main><article class="post"><header class="entry-header"><h1 class="entry-title">${a.title}</h1><div class="byline">文：${a.author}　${cn(a.day)}</div></header><div class="entry-content"><figure><img src="x.jpg"></figure>${paragraphs(a).join('\n')}<div class="sharebuttons"><a href="#">Facebook</a><a href="#">Twitter</a></div></div><footer class="entry-footer">${list(n.heads.slice(0, 3))}</footer></article><section id="comments"><h2>回應</h2>${commentsOf(a, 'comment')}</section></main><aside class="widget-area">${cards(n)}</aside>`,
    );
  },
  'forum thread': (a) => {
    const n = noiseFor(a);
    const post = (who: string, html: string, id: number): string =>
      `<div id="post_${id}"><table class="plhin"><tr><td class="pls"><div class="authi"><a href="/u">${who}</a></div><p>主题 12</p><p>帖子 345</p></td><td class="plc"><div class="pi"><em>发表于 ${a.day} ${a.clock}</em> | <a href="#">只看该作者</a></div><div class="pct"><table><tr><td class="t_f" id="postmessage_${id}">${html}</td></tr></table></div><div class="po"><a href="#">回复</a> <a href="#">举报</a></div></td></tr></table></div>`;
    return page(
      a,
      '',
      `<div id="nv">${list(n.nav)}</div><div id="ct"><h1 class="ts"><span id="thread_subject">${a.title}</span></h1>${post(a.author, a.paragraphs.join('<br />\n<br />\n'), 1)}${n.comments.map((c, i) => post(`用户${i}`, c, i + 2)).join('')}</div><div id="ft">${n.footer}</div>`,
    );
  },
  'paragraphs as bare lines of a div': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      '',
      `<div class="nav">${list(n.nav)}</div><div class="left_zw"><h2 class="bt">${a.title}</h2><div class="time">时间：${a.day} ${a.clock}　作者：${a.author}　来源：${a.publisher}</div><div class="zw">${a.paragraphs.map((p) => `<div>${p}</div>`).join('')}</div><div class="fx">分享到：<a href="#">微博</a><a href="#">微信</a></div><div class="xgyd"><b>相关阅读</b>${list(n.heads)}</div></div><div class="right">${list(n.heads)}${cards(n)}</div><div class="bottom">${n.footer}</div>`,
    );
  },
};
