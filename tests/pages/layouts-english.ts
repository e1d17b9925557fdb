import { cards, list, noiseFor, page, paragraphs } from './noise.ts';
import type { Layout } from './layouts-chinese.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const long = (day: string): string => {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  return `${MONTHS[m - 1]!} ${d}, ${y}`;
};

/** Layouts in the manner of English papers, agencies, blogs, newsletters and government sites. */
export const ENGLISH: Readonly<Record<string, Layout>> = {
  'blog software with widgets': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta property="og:site_name" content="${a.publisher}"><meta property="article:published_time" content="${a.day}T${a.clock}:00+00:00"><meta name="author" content="${a.author}">`,
      `<div id="page" class="site"><header id="masthead"><nav class="main-navigation">${list(n.nav, 'class="menu"')}</nav></header><div id="content" class="site-content"><div id="primary" class="content-area"><main id="main"><article id="post-12" class="post-12 post hentry tag-news category-world"><header class="entry-header"><h1 class="entry-title">${a.title}</h1><div class="entry-meta">Posted on <time class="entry-date published" datetime="${a.day}T${a.clock}:00+00:00">${long(a.day)}</time> by <a href="/author">${a.author}</a></div></header><div class="entry-content">${paragraphs(a).join('\n')}
<div class="sharedaddy"><h3 class="sd-title">Share this:</h3>${list(['Facebook', 'Twitter', 'Email'])}</div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>${cards(n)}</div></div><footer class="entry-footer">Tagged <a href="/t">rail</a>, <a href="/u">border</a></footer></article><div id="comments" class="comments-area"><h2>4 thoughts</h2><ol class="comment-list">${n.comments.map((c) => `<li class="comment"><div class="comment-content"><p>${c}</p></div></li>`).join('')}</ol></div></main></div><div id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2>${list(n.heads)}</section><section class="widget">${cards(n)}</section></div></div><footer id="colophon">${n.footer}</footer></div>`,
    );
  },
  'broadcaster with generated names': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"${a.title}","datePublished":"${a.day}T${a.clock}:00.000Z","author":[{"@type":"Person","name":"${a.author}"}],"publisher":{"name":"${a.publisher}"}}</script>`,
      `<header role="banner"><nav>${list(n.nav)}</nav></header><div id="main-content"><main><div class="ssrcss-1ocoo3l-Wrap"><article><header><div class="ssrcss-s"><h1 id="main-heading">${a.title}</h1></div><div class="ssrcss-b">3 hours ago</div><div>${a.author}</div><button>Share</button><button>Save</button></header>${a.paragraphs
        .map(
          (p) =>
            `<div data-component="text-block" class="ssrcss-11r1m41"><div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg">${p}</p></div></div>`,
        )
        .join(
          '<div class="ssrcss-ad"></div>',
        )}<section data-component="tag-list"><h2>More on this story</h2>${list(n.heads)}</section></article></div></main></div><section>${cards(n, 'class="ssrcss-promo"')}</section><footer role="contentinfo">${n.footer}</footer>`,
    );
  },
  'agency with test ids': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta name="article:modified_time" content="${a.day}T23:10:00Z"><link rel="canonical" href="https://agency.example/world/${a.day}/story/">`,
      `<div class="site-header">${list(n.nav)}</div><div class="article__container"><h1 data-testid="Heading">${a.title}</h1><div class="info-content__author-date">By <a href="/a">${a.author}</a></div><time datetime="${a.day}T${a.clock}:00Z">${long(a.day)} ${a.clock} GMT</time><div class="article-body__content" data-testid="ArticleBody">${a.paragraphs.map((p, i) => `<div data-testid="paragraph-${i}" class="text__text">${p}</div>`).join('\n')}<div class="sign-off">Reporting by ${a.author}; Editing by Dana Holt</div></div><div class="article-body__element"><p>Our Standards: <a href="/s">The Principles.</a></p></div><div class="read-next"><h3>Read Next</h3>${cards(n)}</div></div><footer>${n.footer}</footer>`,
    );
  },
  'paper with sign-up boxes': (a) => {
    const n = noiseFor(a);
    const text = paragraphs(a);
    text.splice(
      2,
      0,
      `<aside class="rich-link"><a href="/r"><h3>${n.heads[0]!}</h3>Read more</a></aside><div class="newsletter-signup"><h4>Sign up to First Edition</h4><p>Our morning email breaks down the key stories of the day. Enter your address below.</p></div>`,
    );
    return page(
      a,
      `<meta property="og:title" content="${a.title}"><meta property="article:author" content="${a.author}"><meta property="article:published_time" content="${a.day}T${a.clock}:00Z">`,
      `<nav>${list(n.nav)}</nav><main id="maincontent"><div class="dcr-content"><h1>${a.title}</h1><div class="standfirst"><p>${n.teasers[0]!.slice(0, 0)}</p></div><address>${a.author}</address><details><summary>${long(a.day)} ${a.clock} BST</summary></details><div class="article-body-commercial-selector">${text.join('\n')}</div><div class="submeta"><span>Topics</span>${list(['Rail', 'Borders', 'Defence'])}</div></div><section class="most-viewed"><h2>Most viewed</h2>${list(n.heads)}</section></main><footer>${n.footer}</footer>`,
    );
  },
  'paper on many divs with teasers beside': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      '',
      `<div class="w1"><div class="w2">${list(n.nav)}</div><div class="grid"><div class="g8"><div class="hl">${a.title}</div><div class="meta">${a.publisher} | ${long(a.day)}</div>${paragraphs(a).join('')}</div><div class="g4"><div class="t">Latest</div>${cards(n)}${cards(n)}</div></div><div class="g12">${cards(n)}</div><div class="f">${n.footer}</div></div>`,
    );
  },
  'hosted blog with line breaks': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      '',
      `<div class="header-outer"><div class="tabs">${list(n.nav)}</div></div><div class="main-outer"><div class="column-center-outer"><div class="date-outer"><h2 class="date-header"><span>${long(a.day)}</span></h2><div class="post-outer"><div class="post hentry"><h3 class="post-title entry-title">${a.title}</h3><div class="post-body entry-content" id="post-body-7">${a.paragraphs.join('<br /><br />\n')}<div style="clear: both;"></div></div><div class="post-footer">Posted by ${a.author} at ${a.clock} <a href="#">Email This</a></div></div></div></div><div class="comments" id="comments"><h4>4 comments:</h4>${n.comments.map((c) => `<dl><dt>Anonymous said...</dt><dd class="comment-body"><p>${c}</p></dd></dl>`).join('')}</div></div><div class="column-right-outer"><div class="widget BlogArchive">${list(n.heads)}</div><div class="widget">${cards(n)}</div></div></div>`,
    );
  },
  newsletter: (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta name="author" content="${a.author}"><meta property="og:site_name" content="${a.publisher}">`,
      `<div id="entry"><div class="main"><div class="topbar"><a href="/">${a.publisher}</a><button>Subscribe</button><button>Sign in</button></div><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title">${a.title}</h1><h3 class="subtitle"></h3><div class="byline-wrapper"><a href="/@x">${a.author}</a><div>${long(a.day)}</div></div></div><div class="available-content"><div dir="auto" class="body markup">${paragraphs(a).join('')}<div class="subscription-widget"><p>Thanks for reading. Subscribe for free to receive new posts and support my work.</p><form><input><button>Subscribe</button></form></div></div></div></article><div class="comments-section"><h4>Discussion about this post</h4>${n.comments.map((c) => `<div class="comment"><p>${c}</p></div>`).join('')}</div><div class="portable-archive">${cards(n)}</div></div></div>`,
    );
  },
  'government release': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta name="dcterms.issued" content="${a.day}">`,
      `<a class="skip" href="#main">Skip to main content</a><div class="usa-banner"><p>An official website. Here is how you know that it is one.</p></div><header>${list(n.nav)}</header><div class="body-wrapper"><div class="maincontent"><div class="release-header"><span class="label">RELEASE</span><h1 class="maintitle">${a.title}</h1><span class="date">${long(a.day)}</span></div><div class="content content-wrap"><div class="inside ntext">${paragraphs(a).join('<br>')}</div></div><div class="dow-tags">${list(n.heads.slice(0, 3))}</div></div></div><footer>${n.footer}</footer>`,
    );
  },
  'accelerated page': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<script type="application/ld+json">[{"@type":"BreadcrumbList","itemListElement":[]},{"@type":"ReportageNewsArticle","headline":"${a.title}","datePublished":"${a.day}T${a.clock}:00Z","author":"${a.author}","publisher":{"@type":"NewsMediaOrganization","name":"${a.publisher}"},"mainEntityOfPage":"https://paper.example/${a.day.replaceAll('-', '/')}/story.amp"}]</script>`,
      `<amp-sidebar>${list(n.nav)}</amp-sidebar><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">${a.title}</h1></header><div class="amp-wp-article-content">${paragraphs(a).join('<amp-ad width="300"></amp-ad>')}</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta">Categories: <a href="/w">World</a></div></footer></article><div class="related-articles"><p>You may also like</p>${cards(n)}</div>`,
    );
  },
  'community forum': (a) => {
    const n = noiseFor(a);
    const post = (who: string, html: string, i: number): string =>
      `<article class="message message--post" id="p${i}"><div class="message-inner"><div class="message-cell--user"><h4 class="message-name">${who}</h4><h5>Member</h5></div><div class="message-main"><header class="message-attribution"><time datetime="${a.day}T${a.clock}:00Z">${long(a.day)}</time> <a href="#">#${i}</a></header><div class="message-content"><div class="bbWrapper">${html}</div></div><footer><a href="#">Like</a> <a href="#">Reply</a></footer></div></div></article>`;
    return page(
      a,
      '',
      `<nav>${list(n.nav)}</nav><div class="p-body"><h1 class="p-title-value">${a.title}</h1><div class="block-body">${post(a.author, a.paragraphs.join('<br><br>'), 1)}${n.comments.map((c, i) => post(`guest${i}`, c, i + 2)).join('')}</div></div><footer>${n.footer}</footer>`,
    );
  },
  'table layout of the nineties': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      '',
      `<table width=100%><tr><td colspan=3><img src=logo.gif></td></tr><tr><td width=150 valign=top>${n.nav.map((x) => `<a href=/>${x}</a><br>`).join('')}</td><td><center><font size=+2><b>${a.title}</b></font></center><p><i>By ${a.author}</i><br><i>${long(a.day)}</i><p>${a.paragraphs.join('\n<p>')}</td><td width=180 valign=top><b>More news</b><br>${n.heads.map((h) => `<a href=/>${h}</a><br>`).join('')}</td></tr></table><hr><font size=1>${n.footer}</font>`,
    );
  },
  'magazine with sections': (a) => {
    const n = noiseFor(a);
    return page(
      a,
      `<meta property="og:title" content="${a.title}">`,
      `<div class="topnav">${list(n.nav)}</div><div class="story"><div class="story__header"><h1>${a.title}</h1><p class="story__byline">By ${a.author} · ${long(a.day)}</p></div><section class="story__section">${paragraphs(a).slice(0, 2).join('')}</section><figure class="story__figure"><img src="i.jpg"></figure><section class="story__section"><h2>What is known</h2>${paragraphs(a).slice(2).join('')}</section><p class="note">${n.disclaimer}</p></div><div class="recirc">${cards(n)}</div><div class="footer">${n.footer}</div>`,
    );
  },
};
