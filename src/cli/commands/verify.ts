import { type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

export interface VerifyOptions extends GlobalOptions {
  expect?: string | undefined;
  json?: true | undefined;
}

/** `tally verify`: proves that nothing in the ledger was altered, or says what was. */
export async function verifyCommand(context: Context, options: VerifyOptions): Promise<void> {
  const { found, isKnown } = await withLedger(context, options, async (ledger) => {
    const wanted = options.expect?.toLowerCase();
    // A hash noted earlier stands somewhere in the chain, however long the chain has become.
    const known = wanted === undefined || (await ledger.decisions()).some((decision) => decision.hash === wanted);
    return { found: await ledger.verify(), isKnown: known };
  });
  const { words } = context;
  const breaks = isKnown
    ? found.breaks
    : [
        ...found.breaks,
        {
          code: 'VERIFY_EXPECTED',
          subject: 'decisions',
          message: words.t('verify.expected', { hash: options.expect! }),
        },
      ];
  const ok = breaks.length === 0;
  if (!ok) context.exitCode = EXIT.broken;
  const { out } = context.surface;
  if (options.json) {
    await out.write(`${JSON.stringify({ ...found, ok, breaks })}\n`);
    return;
  }
  const page = newPage(context);
  const { documents, captures, claims, decisions } = found;
  page.put(words.t('verify.looked', { documents, captures, claims, decisions }));
  page.put(words.t('verify.lastHash', { hash: found.lastHash }), { hang: 2 });
  page.gap();
  if (ok) page.put(words.t('verify.ok'));
  else page.put(words.t('verify.broken', { n: breaks.length }));
  for (const { code, message } of breaks) page.put(`[${code}] ${message}`, { indent: 2, hang: 2 });
  await out.write(page.text);
}
