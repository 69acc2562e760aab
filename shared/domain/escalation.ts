import type { Change, Check } from './change.ts';
import type { NewFact } from './fact.ts';
import { type Item, isUrgent } from './item.ts';
import { type Step, taken } from './stage-clock.ts';

/** Who is there to help with an item, none of them involved in it. */
export type Help = {
  /** Stands in for the owner, who is away. */
  readonly standIn?: { readonly id: string; readonly relationVersion: number } | undefined;
  /** Liaisons and chairs on duty beside the owner. */
  readonly others: number;
};

/** Who gets it now: whoever stands in for an owner who is away, else the others at the desk hear of it; everyone at once where it is urgent. */
const escalated = (root: Item, { standIn, others }: Help): NewFact => {
  const to = isUrgent(root) ? 'everyone' : standIn ? 'stand-in' : others > 0 ? 'desk' : 'nobody';
  return { type: 'ItemEscalated', to, ...(standIn ? { ...(root.owner ? { ownerFrom: root.owner } : {}), ownerTo: standIn.id } : {}) };
};

/** What the clock of a stage leads to: a warning is a line in a digest and no fact, the due time is one, and help comes a working day later. */
export const stepTaken = <R extends Item>(root: R, step: Step, help: Help): Change<R> => {
  const told = taken(root, step);
  if (step === 'warning') return { root: told, facts: [] };
  const passed: NewFact[] = step === 'due' ? [{ type: 'ClockPassed', stage: root.stage }] : [];
  if (step === 'due' && !isUrgent(root)) return { root: told, facts: passed };
  const { standIn } = help;
  const checks: Check[] = standIn ? [{ kind: 'relation-version', person: standIn.id, version: standIn.relationVersion }] : [];
  return { root: standIn ? { ...told, owner: standIn.id } : told, facts: [...passed, escalated(root, help)], checks };
};
