import type { ImportRefusal } from './lines.ts';
import type { Mapped } from './mapped.ts';

/** What became of a line: taken whole, with gaps, or with a text cut; known from before; or refused with a reason. */
export const LINE_RESULTS = ['whole', 'gaps', 'cut', 'known', 'refused'] as const;

/** Numbers, ids and codes alone, so that it can be printed and kept anywhere. */
export type LineResult = {
  readonly line: number;
  readonly result: (typeof LINE_RESULTS)[number];
  readonly kind?: Mapped['kind'];
  readonly id?: string;
  readonly reference?: string;
  readonly gaps: readonly string[];
  readonly cuts: readonly string[];
  readonly code?: ImportRefusal;
};

export const refusedLine = (line: number, code: ImportRefusal): LineResult => ({ line, result: 'refused', gaps: [], cuts: [], code });

export const takenLine = (line: number, { kind, gaps, cuts }: Mapped): LineResult => ({
  line,
  result: cuts.length > 0 ? 'cut' : gaps.length > 0 ? 'gaps' : 'whole',
  kind,
  gaps,
  cuts,
});
