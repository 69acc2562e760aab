import type { Actor } from './actor.ts';
import { type After, afterItem, type Condition, conditionsOf } from './after.ts';
import type { Change } from './change.ts';
import { type Proposal, requireAnnounced } from './proposal.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import { noted, supported, withAfter } from './support.ts';

/** An announced acceptance with conditions, as many as its decision names. */
type Conditional = { readonly proposal: Proposal; readonly after: After; readonly count: number };

const openConditions = ({ proposal, after, count }: Conditional, n: number): { list: Condition[]; found: Condition } => {
  requireAnnounced(proposal);
  refuseUnless(proposal.outcome === 'accepted-with-conditions', 'proposal.move-illegal');
  const list = conditionsOf(after, proposal.decisions, count);
  const found = list[n - 1];
  if (!found) throw new Refusal('request.invalid', { fields: [{ path: 'condition', code: 'field.choice', message: '' }] });
  return { list, found };
};

const kept = (proposal: Proposal, after: After, list: readonly Condition[], n: number, condition: Condition): After => ({
  ...after,
  decision: proposal.decisions,
  conditions: list.map((other, i) => (i === n - 1 ? condition : other)),
});

/** The applicant says how a condition is met, perhaps with a file that stands beside the answers; what is met already stays as it is. */
export const sendCondition = (of: Conditional, { n, at, text, file }: { n: number; at: string; text: string; file?: number | undefined }): Change<Proposal> => {
  const { list, found } = openConditions(of, n);
  refuseUnless(!found.met, 'condition.met');
  const sent = { at, text, ...(file === undefined ? {} : { file }) };
  return {
    ...withAfter(of.proposal, kept(of.proposal, of.after, list, n, { sent })),
    facts: [{ type: 'ConditionSent', condition: n }],
  };
};

type Asking = { readonly n: number; readonly by: Actor; readonly at: string; readonly text: string; readonly message: string };

/** What was sent does not show it yet: the applicant reads what is missing, and sends more. The offer ends when it would have. */
export const returnCondition = (of: Conditional, { n, by, at, text, message }: Asking): Change<Proposal> => {
  const { list, found } = openConditions(of, n);
  refuseUnless(!found.met, 'condition.met');
  refuseUnless(found.sent && !found.returned, 'proposal.move-illegal');
  const { root, items } = noted(of.proposal, { id: message, by, at, text, kind: 'reply' });
  return {
    root,
    items: [...items, afterItem(kept(of.proposal, of.after, list, n, { ...found, returned: message }))],
    facts: [{ type: 'ConditionReturned', condition: n, message }],
  };
};

/** A liaison finds a condition met. With the last one the support begins. */
export const meetCondition = (of: Conditional, { n, by, at, note }: { n: number; by: Actor; at: string; note: string }): Change<Proposal> => {
  const { list, found } = openConditions(of, n);
  refuseUnless(!found.met, 'condition.met');
  const { returned: _returned, ...shown } = found;
  const after = kept(of.proposal, of.after, list, n, { ...shown, met: { at, by: by.id, note } });
  const met = { type: 'ConditionMet' as const, condition: n };
  if (!after.conditions.every((condition) => condition.met)) return { ...withAfter(of.proposal, after), facts: [met] };
  const root = supported(of.proposal, 'meetConditions', at, after);
  return { ...withAfter(root, after), facts: [met, { type: 'ConditionsMet', from: of.proposal.stage, to: root.stage }] };
};

/** A tick that was a slip goes again, as long as the proposal still waits for others. */
export const reopenCondition = (of: Conditional, { n }: { n: number }): Change<Proposal> => {
  const { list, found } = openConditions(of, n);
  refuseUnless(found.met, 'condition.open');
  const { met: _met, ...open } = found;
  return { ...withAfter(of.proposal, kept(of.proposal, of.after, list, n, open)), facts: [{ type: 'ConditionReopened', condition: n }] };
};
