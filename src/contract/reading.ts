import type { ClaimKind, EntityType, Outcome, Status } from './kinds.ts';

export type { ClaimKind, EntityType, Outcome, Status };

/**
 * The JSON that `tally extract` prints and everything else passes on. Positions are Unicode code points of
 * `document.text`, end exclusive; `original` offsets are bytes of the input as given. Absent values are null or an
 * empty list, never missing. docs/contract.md describes every field.
 */
export type AttributionClass = 'entity' | 'media' | 'official' | 'intelligence' | 'multiple' | 'unnamed';
export type SupportLevel = 'cited' | 'covered' | 'anachronistic' | 'vague' | 'unsourced';

export interface Range {
  start: number;
  end: number;
}
export interface Entity {
  id: string;
  type: EntityType;
  name: string;
  text: string;
  wikidata: string | null;
  lat: number | null;
  lon: number | null;
  country: string | null;
}
export interface Item {
  id: string;
  name: string;
  class: string;
}
export interface Quantity {
  min: number | null;
  max: number | null;
  unit: string;
  approximate: boolean;
  text: string;
}
export interface ClaimTime {
  edtf: string;
  text: string;
  resolved: 'stated' | 'inferred' | 'context';
}
export interface Attribution extends Range {
  id: string;
  name: string;
  class: AttributionClass;
  text: string;
}
export interface Support {
  level: SupportLevel;
  sources: number[];
  why: string;
}
export interface Claim extends Range {
  id: string;
  quote: string;
  original: Range;
  sentence: Range;
  kind: ClaimKind;
  checkable: boolean;
  plover: { type: string; modes: string[] } | null;
  cameo: string | null;
  actors: Entity[];
  targets: Entity[];
  item: Item | null;
  items: Item[];
  quantity: Quantity | null;
  time: ClaimTime | null;
  place: Entity | null;
  outcome: Outcome | null;
  reported: string | null;
  status: Status;
  attribution: Attribution | null;
  support: Support;
  flags: string[];
  confidence: number;
  /** Only with `explain`: what made each value, outermost first. */
  reasons?: Reason[];
}
/** Why a field has its value: the rule's name, the words it rests on, and what it was made from. */
export interface Reason {
  field: string;
  rule: string;
  start: number | null;
  end: number | null;
  note: string;
}
export interface Repair extends Range {
  kind: string;
  original: string;
  restored: string;
  confidence: number;
}
export interface Notice extends Range {
  kind: string;
}
export interface CitedSource extends Range {
  title: string;
  publisher: string | null;
  published: string | null;
  url: string | null;
}
export interface ReadDocument {
  sha256: string;
  title: string | null;
  lang: string;
  published: string | null;
  publisher: string | null;
  url: string | null;
  encoding: string;
  text: string;
  repairs: Repair[];
  notices: Notice[];
  sources: CitedSource[];
}
export interface Check {
  code: string;
  severity: 'info' | 'warning' | 'error';
  claims: string[];
  message: string;
  evidence: string;
}
export type MentionType =
  | 'quantity'
  | 'money'
  | 'percent'
  | 'time'
  | 'state'
  | 'person'
  | 'organisation'
  | 'place'
  | 'weapon'
  | 'unit'
  | 'trigger'
  | 'attribution'
  | 'negation'
  | 'modality';
export interface QuantityValue {
  min: number | null;
  max: number | null;
  unit: string | null;
  approximate: boolean;
}
/** Local times of the place of publication. */
export interface TimeValue {
  edtf: string;
  start: string | null;
  end: string | null;
}
export interface Mention extends Range {
  type: MentionType;
  text: string;
  value: QuantityValue | TimeValue | string;
  rule: string;
}
export interface ReadDiagnostic {
  code: string;
  message: string;
  start: number | null;
  end: number | null;
}
/** One answer of `tally extract`. */
export interface Reading {
  id: string;
  document: ReadDocument;
  claims: Claim[];
  checks: Check[];
  mentions?: Mention[];
  diagnostics: ReadDiagnostic[];
}
/** One line of `tally extract`'s input. Exactly one of text, html and bytes is given. */
export interface ReadingInput {
  id: string;
  text?: string | null;
  html?: string | null;
  /** Base64. */
  bytes?: string | null;
  contentType?: string | null;
  title?: string | null;
  url?: string | null;
  publisher?: string | null;
  published?: string | null;
  lang?: string | null;
}
export interface FailedReading {
  id: string | null;
  error: { code: string; message: string };
}
