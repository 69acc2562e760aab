import * as z from 'zod';
import { Instant } from '../clock.ts';

/** What stays beside an imported item: the whole line, what is wanting, and where it came from. `identity` is the hash under which the line is known. */
export const Imported = z.object({
  text: z.string(),
  gaps: z.array(z.string()),
  cuts: z.array(z.string()),
  importedAt: Instant,
  /** Name of the file, without its folder. */
  source: z.string(),
  identity: z.string(),
});
export type Imported = z.infer<typeof Imported>;

/** What staff see of that: what to ask for, and where to find what did not fit. */
export const ImportedView = z.object({ gaps: z.array(z.string()), cuts: z.array(z.string()), original: z.string() });

export const importedView = (imported: Imported | undefined): { imported?: z.infer<typeof ImportedView> } =>
  imported ? { imported: { gaps: imported.gaps, cuts: imported.cuts, original: imported.text } } : {};
