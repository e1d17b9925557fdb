import { provenanceOf } from '../../app/custody/provenance.ts';
import { type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';
import { putProvenance } from '../report/provenance.ts';

export interface ProvenanceOptions extends GlobalOptions {
  json?: true | undefined;
}

/** `tally provenance ID`: the whole story of a document or a claim. */
export async function provenanceCommand(context: Context, id: string, options: ProvenanceOptions): Promise<void> {
  const story = await withLedger(context, options, (ledger) => provenanceOf(ledger, id));
  const { out } = context.surface;
  if (options.json) {
    await out.write(`${JSON.stringify(story, null, out.isTerminal ? 2 : 0)}\n`);
    return;
  }
  const page = newPage(context);
  putProvenance(page, story);
  await out.write(page.text);
}
