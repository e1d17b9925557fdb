import type { Phrase } from '../../contract/events.ts';
import { edtfOfDay } from '../../kernel/edtf.ts';
import { edtf, say } from './phrases.ts';
import type { EventMaterial, MaterialClaim } from './port.ts';

/**
 * Why a claim stands in its event, one reason after the other: what its block says (kind, sides, thing, outcome), and
 * how its time and place brought it to the others. A person's decision stands before all rules.
 */
export function explain(member: MaterialClaim, { claims }: EventMaterial): Phrase[] {
  const { signature, how, claim } = member;
  const [kind = '', layer = '', sides = '', measure = '', outcome = '', thing = ''] = JSON.parse(
    signature.block,
  ) as string[];
  const reasons: Phrase[] = how === 'decided' ? [say('why.decided')] : [];
  reasons.push(say('why.kind', { kind: { label: `kind.${kind}` } }));
  if (sides !== '') {
    const parties = [...claim.actors, ...claim.targets];
    const named = sides.split(',').map((id) => ({ id, name: parties.find((party) => party.id === id)?.name ?? id }));
    reasons.push(say('why.sides', { sides: named }));
  }
  if (signature.receivers.length > 0) {
    const named = signature.receivers.map((id) => ({ id, name: claim.targets.find((t) => t.id === id)?.name ?? id }));
    reasons.push(say('why.receivers', { receivers: named }));
  }
  if (layer !== 'words' && thing !== '' && thing !== 'none')
    reasons.push(
      say('why.thing', {
        thing: claim.item ? { id: claim.item.id, name: claim.item.name } : { id: thing, name: thing },
      }),
    );
  if (outcome !== '') reasons.push(say('why.outcome', { outcome: { label: `outcome.${outcome}` } }));
  if (measure !== 'amount') reasons.push(say('why.measure', { measure: { label: `event.measure.${measure}` } }));
  if (signature.place !== null)
    reasons.push(say('why.place', { place: { id: signature.place, name: claim.place?.name ?? signature.place } }));
  reasons.push(timeReason(member));
  const { quantity } = claim;
  if (quantity && claims.length > 1)
    reasons.push(
      say('why.figure', {
        figure: { min: quantity.min, max: quantity.max, unit: quantity.unit, approximate: quantity.approximate },
      }),
    );
  return reasons;
}

function timeReason({ how, signature: { when }, claim }: MaterialClaim): Phrase {
  const told = when.told === null ? null : edtf(edtfOfDay(when.told));
  const time = claim.time ? edtf(claim.time.edtf) : null;
  if (how === 'words') return say('why.words');
  if (how === 'untimed' || (how === 'matter' && !time))
    return told ? say(`why.${how}-told`, { told }) : say('why.undated');
  if (how === 'undated' || how === 'decided' || !time) return say(how === 'alone' ? 'why.alone' : 'why.undated');
  return say(`why.${how}`, { time });
}
