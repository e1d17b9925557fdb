import type { Entity } from '../../../contract/reading.ts';
import type { AssessContext } from '../context.ts';
import { finding, numberText } from '../context.ts';
import type { StateFacts } from '../../../knowledge/checks.ts';
import type { Finding, UnsupportedClaim } from '../types.ts';

const PERSONS = 'persons';
const DOLLARS = 'USD';

/**
 * OUT_OF_RANGE: a figure beyond plain facts about a state: more soldiers than it has under arms and in reserve, more
 * people than live there, more money than its economy makes in a year. Bounds are generous, so that what is raised
 * cannot be so.
 */
export function outOfRange(context: AssessContext): Finding[] {
  const armed = new Set(context.tables.words.ranges.forces);
  const facts = new Map(context.tables.states.map((state) => [state.id, state]));
  const stateOf = (entities: readonly Entity[]): StateFacts | null => {
    const [only] = entities;
    return entities.length === 1 && only?.type === 'state' ? (facts.get(only.id) ?? null) : null;
  };
  return context.claims.flatMap((claim) => {
    const { quantity } = claim;
    const lower = quantity?.min ?? quantity?.max ?? null;
    if (!quantity || lower === null || !claim.checkable || claim.status === 'denied') return [];
    const state = stateOf(claim.kind === 'casualty' ? claim.targets : claim.actors);
    const broken = state && beyond(claim, state, lower, quantity.unit, armed);
    if (!broken) return [];
    const values = { figure: quantity.text, state: state.name, limit: numberText(broken.limit) };
    return [finding(context.tables, 'OUT_OF_RANGE', broken.variant, claim.start, [claim], values, claim.quote)];
  });
}

function beyond(
  claim: UnsupportedClaim,
  state: StateFacts,
  lower: number,
  unit: string,
  forces: ReadonlySet<string>,
): { variant: 'forces' | 'population' | 'economy'; limit: number } | null {
  if (unit === PERSONS && (claim.kind === 'deployment' || claim.kind === 'casualty')) {
    if (lower > state.population) return { variant: 'population', limit: state.population };
    const items = claim.item ? [claim.item, ...claim.items] : claim.items;
    const armed = items.length > 0 && items.every((item) => forces.has(item.class));
    return armed && lower > state.forces ? { variant: 'forces', limit: state.forces } : null;
  }
  return unit === DOLLARS && claim.kind === 'payment' && lower > state.economy
    ? { variant: 'economy', limit: state.economy }
    : null;
}
