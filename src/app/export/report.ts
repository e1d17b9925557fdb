import type { Check, Claim, Entity } from '../../contract/reading.ts';
import { itemsOf } from './claim-columns.ts';
import { exportedClaims, listed } from './material.ts';
import type { ExportedClaim, ExportedDocument, ExportJob, ReportVoice } from './types.ts';

/** A report before it is set as HTML or Markdown: plain texts in the reader's language, nothing escaped. */
export interface Report {
  readonly language: string;
  readonly title: string;
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly labels: { readonly sources: string; readonly checks: string; readonly columns: readonly string[] };
  readonly sections: readonly { readonly title: string; readonly claims: readonly ReportClaim[] }[];
  readonly sources: readonly ReportSource[];
  readonly notes: readonly string[];
}

export interface ReportClaim {
  readonly id: string;
  readonly quote: string;
  /** One text for each of the report's columns. */
  readonly cells: readonly string[];
  readonly checks: readonly string[];
  /** Number of its source in the report. */
  readonly source: number;
  readonly isGrave: boolean;
}

export interface ReportSource {
  readonly number: number;
  readonly text: string;
  readonly url: string | null;
  readonly sha256: string;
}

/** Claims that a report holds; more would not be read, and the report says that there are more. */
const MOST = 2000;

/** Gathers a report of a document, an event or a question. */
export async function gatherReport(job: ExportJob): Promise<Report> {
  const { voice } = job;
  const t = (code: string, values?: Record<string, string | number>): string => voice.label('export', code, values);
  const claims: ExportedClaim[] = [];
  let left = 0;
  for await (const claim of exportedClaims(job)) {
    if (claims.length < MOST) claims.push(claim);
    else left++;
  }
  const documents = [...new Map(claims.map(({ document }) => [document.id, document])).values()];
  const numbers = new Map(documents.map((document, i) => [document.id, i + 1]));
  const messages = await checkMessages(job, documents);
  const kinds = [...new Set(claims.map(({ stored }) => stored.claim.kind))];
  const checkable = claims.filter(({ stored }) => stored.claim.checkable).length;
  return {
    language: voice.language,
    title: titleOf(job, documents),
    facts: [
      [t('asked'), askedOf(job)],
      [t('claims'), t('counts', { n: claims.length + left, checkable, documents: documents.length })],
      [t('made'), t('madeBy', { version: job.version, at: job.at.slice(0, 16).replace('T', ' ') })],
    ],
    labels: {
      sources: t('sources'),
      checks: t('checks'),
      columns: ['who', 'what', 'when', 'where', 'status', 'said', 'support'].map((code) => voice.label('show', code)),
    },
    sections: kinds.map((kind) => ({
      title: voice.label('kind', kind),
      claims: claims
        .filter(({ stored }) => stored.claim.kind === kind)
        .map((claim) => reportClaim(claim, voice, messages, numbers.get(claim.document.id) ?? 0)),
    })),
    sources: documents.map((document, i) => sourceOf(document, i + 1, voice)),
    notes: [...(left > 0 ? [t('left', { n: left })] : []), t('note')],
  };
}

async function checkMessages(job: ExportJob, documents: readonly ExportedDocument[]): Promise<Map<string, Check[]>> {
  const out = new Map<string, Check[]>();
  for (const { id } of documents) {
    for (const check of await job.ledger.checks({ document: id }))
      for (const claim of check.claims) out.set(claim, [...(out.get(claim) ?? []), { ...check, claims: [] }]);
  }
  return out;
}

function reportClaim(
  claim: ExportedClaim,
  voice: ReportVoice,
  messages: ReadonlyMap<string, readonly Check[]>,
  source: number,
): ReportClaim {
  const { id, claim: of } = claim.stored;
  const checks = messages.get(id) ?? [];
  return {
    id,
    quote: of.quote,
    cells: [
      whoOf(of, voice),
      whatOf(claim, voice),
      of.time ? voice.time(of.time.edtf) : '',
      of.place ? nameOf(of.place, voice) : '',
      voice.label('status', of.status),
      of.attribution ? (voice.nameOf(of.attribution.id) ?? of.attribution.name) : voice.label('report', 'saysNobody'),
      voice.label('support', of.support.level),
    ],
    checks: checks.map((check) => `${voice.label('check', check.code)}: ${check.message}`),
    source,
    isGrave: checks.some((check) => check.severity === 'error'),
  };
}

const nameOf = (entity: Entity, voice: ReportVoice): string => voice.nameOf(entity.id) ?? entity.name;

function whoOf(claim: Claim, voice: ReportVoice): string {
  const names = (parties: readonly Entity[]): string => listed(parties.map((party) => nameOf(party, voice)));
  if (claim.targets.length === 0) return names(claim.actors);
  const arrow = claim.kind === 'meeting' || claim.kind === 'agreement' ? '↔' : '→';
  return `${names(claim.actors) || '–'} ${arrow} ${names(claim.targets)}`;
}

function whatOf(claim: ExportedClaim, voice: ReportVoice): string {
  const { quantity, outcome } = claim.stored.claim;
  const parts = [
    quantity ? voice.quantity(quantity) : '',
    listed(
      // The unit already says which money it is.
      itemsOf(claim)
        .filter((item) => item.name !== quantity?.unit)
        .map((item) => voice.nameOf(item.id) ?? item.name),
    ),
    outcome ? voice.label('outcome', outcome) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function sourceOf(document: ExportedDocument, number: number, voice: ReportVoice): ReportSource {
  const parts = [
    document.publisher ?? voice.label('report', 'publisherUnknown'),
    document.title ?? voice.label('report', 'untitled'),
    document.published ? voice.time(document.published.slice(0, 10)) : voice.label('report', 'dateUnknown'),
    ...(document.publisherKind ? [voice.label('publisherKind', document.publisherKind)] : []),
    ...(document.reliability ? [voice.label('report', 'reliability', { grade: document.reliability })] : []),
    document.id,
  ];
  // Only web addresses become links: what an article says of itself is not to be trusted.
  const url = document.url !== null && /^https?:\/\//i.test(document.url) ? document.url : null;
  return { number, text: parts.join(' · '), url, sha256: document.sha256 };
}

function titleOf({ question, voice }: ExportJob, documents: readonly ExportedDocument[]): string {
  const { event, words } = question;
  if (event !== undefined) return voice.label('export', 'ofEvent', { id: event });
  const [only] = documents;
  if (only && documents.length === 1 && question.filter?.document) return only.title ?? only.id;
  return words ?? voice.label('export', 'ofClaims');
}

/** The question in the terms of the command line, so that a reader can ask it again. */
function askedOf({ question, voice }: ExportJob): string {
  const { words, filter = {}, event } = question;
  const parts = [
    ...(words === undefined ? [] : [`“${words}”`]),
    ...(event === undefined ? [] : [`event ${event}`]),
    ...Object.entries(filter).map(([name, value]) => {
      const values = Array.isArray(value) ? (value as string[]).join(', ') : String(value);
      return `${voice.label('facet', name)}: ${values}`;
    }),
  ];
  return parts.length > 0 ? parts.join(' · ') : voice.label('export', 'everything');
}
