import { Refusal, type RefusalCode } from './refusal.ts';

/** A legal move of a stage machine, as data. `to: 'back'` returns to the stage that the item came from. */
export type Move<Stage extends string, By extends string, Outcome extends string = never> = {
  readonly from: readonly Stage[];
  readonly to: Stage | 'back';
  readonly by: readonly By[];
  /** Only from an announced outcome of this kind. */
  readonly outcomes?: readonly Outcome[];
};

export type Movable<Stage extends string> = { readonly stage: Stage; readonly cameFrom?: Stage | undefined; readonly outcome?: string | undefined };

/** The stage after a move, or a refusal that names what the item is not. */
export const stageAfter = <Stage extends string>(item: Movable<Stage>, move: Move<Stage, string, string>, refusal: RefusalCode): Stage => {
  const outcomeFits = !move.outcomes || (item.outcome !== undefined && move.outcomes.includes(item.outcome));
  if (!move.from.includes(item.stage) || !outcomeFits) throw new Refusal(refusal);
  if (move.to !== 'back') return move.to;
  if (!item.cameFrom) throw new Refusal(refusal);
  return item.cameFrom;
};
