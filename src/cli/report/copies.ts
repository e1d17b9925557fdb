import type { Copy } from '../../app/ledger.ts';
import type { SayCopy } from '../../app/copies.ts';
import type { Messages } from '../messages.ts';
import type { Page } from '../text/page.ts';

/** Lists the copies of a document, where it has any. */
export function putCopies(page: Page, id: string, copies: readonly Copy[]): void {
  const { words } = page;
  if (copies.length === 0) return;
  page.heading(words.t('report.copies'));
  for (const copy of copies) {
    const facts = [
      copy.document,
      copy.title ?? words.t('report.untitled'),
      copy.publisher ?? words.t('report.publisherUnknown'),
      copy.kind === 'exact' ? words.t('copies.exact') : words.t('copies.near', { share: Math.floor(copy.share * 100) }),
      words.t(copy.first === id ? 'copies.later' : 'copies.earlier'),
    ];
    page.put(facts.join(' · '), { indent: 2, hang: 2 });
  }
}

/** The sentence of the check COPY_OF. */
export function sayCopy(words: Messages): SayCopy {
  return ({ document, title, publisher, kind, share }) =>
    words.t(kind === 'exact' ? 'copies.checkExact' : 'copies.checkNear', {
      ...{ document, title: title ?? words.t('report.untitled'), share: Math.floor(share * 100) },
      publisher: publisher ?? words.t('report.publisherUnknown'),
    });
}
