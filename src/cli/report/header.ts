import type { Claim, SupportLevel } from '../../contract/reading.ts';
import { formatTime } from '../format/time.ts';
import type { Page } from '../text/page.ts';
import { width } from '../text/width.ts';
import { clip } from '../text/wrap.ts';
import type { ReportSubject } from './subject.ts';

const LEVELS: readonly SupportLevel[] = ['cited', 'covered', 'anachronistic', 'vague', 'unsourced'];

/** What the document is and where it comes from. */
export function putHeader(page: Page, subject: ReportSubject): void {
  const { words, style } = page;
  const { document } = subject.reading;
  page.put(clip(document.title ?? words.t('report.untitled'), 3 * page.width), { style: style.title });
  const origin = [
    document.publisher ?? words.t('report.publisherUnknown'),
    ...(subject.publisherKind === null ? [] : [words.label('publisherKind', subject.publisherKind)]),
    ...(subject.reliability === null ? [] : [words.t('report.reliability', { grade: subject.reliability })]),
    document.published === null ? words.t('report.dateUnknown') : formatTime(document.published, words),
    words.label('lang', document.lang),
    document.encoding.toUpperCase(),
  ];
  page.put(origin.join(' · '));
  if (document.url !== null) page.put(document.url, { style: style.faint });
  const identity = [
    subject.documentId,
    ...(subject.run === null ? [] : [words.t('report.reading', { n: subject.run })]),
    formatSize(subject.byteLength),
    `SHA-256 ${subject.sha256.slice(0, 16)}…`,
    words.t('report.engine', { engine: subject.engineVersion, data: subject.dataVersion }),
  ];
  page.put(identity.join(' · '), { style: style.faint });
}

/** How much there is, how much of it is judgement, and what backs the rest. */
export function putSummary(page: Page, { reading }: ReportSubject): void {
  const { words, style } = page;
  const { claims, checks } = reading;
  page.heading(words.t('report.summary'));
  if (claims.length === 0) page.put(words.t('report.noClaims'));
  else {
    const checkable = claims.filter((claim) => claim.checkable);
    const judgement = claims.length - checkable.length;
    const share = Math.round((100 * judgement) / claims.length);
    page.put(words.t('report.counts', { claims: claims.length, checkable: checkable.length, judgement, share }));
    putSupport(page, checkable);
  }
  const count = (severity: string): number => checks.filter((check) => check.severity === severity).length;
  const found = { errors: count('error'), warnings: count('warning'), notes: count('info') };
  if (checks.length === 0) page.put(words.t('report.noChecks'));
  else page.put(words.t('report.checksFound', found), { style: found.errors ? style.bad : style.warn });
}

function putSupport(page: Page, claims: readonly Claim[]): void {
  if (claims.length === 0) return;
  const { words, style } = page;
  page.put(words.t('report.supportOf', { n: claims.length }));
  const labels = LEVELS.map((level) => words.label('support', level));
  const labelWidth = Math.min(Math.max(...labels.map(width)), page.width - 20);
  const room = Math.min(40, page.width - labelWidth - 10);
  LEVELS.forEach((level, i) => {
    const n = claims.filter((claim) => claim.support.level === level).length;
    if (n === 0) return;
    const isGood = level === 'cited' || level === 'covered';
    page.row(
      [
        { text: [labels[i] ?? level], width: labelWidth },
        {
          text: [`${'▇'.repeat(Math.max(1, Math.round((room * n) / claims.length)))} ${n}`],
          width: room + 6,
          style: isGood ? style.good : style.warn,
        },
      ],
      2,
    );
  });
}

/** Bytes as people say them. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
