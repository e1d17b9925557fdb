import { acled } from './acled.ts';
import { followTheMoney } from './ftm.ts';
import { geojson } from './geojson.ts';
import { kiel } from './kiel.ts';
import { claimReview, webAnnotation } from './linked.ts';
import { plover } from './plover.ts';
import { htmlReport } from './report-html.ts';
import { markdownBrief } from './report-markdown.ts';
import { sipri } from './sipri.ts';
import { csvFormat, jsonLines, parquet } from './tables.ts';
import type { ExportFormat } from './types.ts';

/** What can be exported, by the name that the command line and the API take. */
export const EXPORT_FORMATS = {
  csv: csvFormat,
  jsonl: jsonLines,
  parquet,
  plover,
  sipri,
  kiel,
  acled,
  claimreview: claimReview,
  webannotation: webAnnotation,
  ftm: followTheMoney,
  geojson,
  html: htmlReport,
  md: markdownBrief,
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatName = keyof typeof EXPORT_FORMATS;
export const EXPORT_FORMAT_NAMES = Object.keys(EXPORT_FORMATS) as [ExportFormatName, ...ExportFormatName[]];
