/** The closed lists of the contract, in the order in which they are shown. gold/README.md says what each kind holds. */
export const CLAIM_KINDS = [
  'transfer',
  'deployment',
  'casualty',
  'production',
  'payment',
  'agreement',
  'meeting',
  'statement',
  'attack',
  'sanction',
  'other',
  'judgement',
] as const;
export const STATUSES = ['occurred', 'ongoing', 'planned', 'denied', 'possible'] as const;
export const OUTCOMES = ['killed', 'wounded', 'captured', 'missing', 'casualties'] as const;
export const ENTITY_TYPES = ['state', 'person', 'organisation', 'place', 'unit', 'group'] as const;

export type ClaimKind = (typeof CLAIM_KINDS)[number];
export type Status = (typeof STATUSES)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type EntityType = (typeof ENTITY_TYPES)[number];
