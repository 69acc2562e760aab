import { answerOf, mayReconsider } from '../../shared/domain/reconsider.ts';
import type { NameOf } from '../../shared/domain/view/bundle.ts';
import { fatesOf } from '../../shared/store/fate.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { chairsFor } from '../../shared/store/people.ts';
import type { Known } from '../http/serve.ts';

/** After a reconsideration: whether this person may decide anew, which chairs may, what the applicant asked for it with, and why it was taken up. */
export const againFor = async (call: Known, { root, after, messages }: LoadedProposal, nameOf: NameOf) => {
  const { involved } = root;
  if (!involved) return {};
  const free = (await chairsFor(call.store, root.id)).filter((chair) => mayReconsider(chair, root, involved));
  const { at, reasons, answer } = after?.reconsideration ?? {};
  const text = answer && answerOf(messages, answer)?.text;
  return {
    again: {
      may: free.some(({ id }) => id === call.actor.id),
      chairs: free.map(({ name }) => name).sort(),
      ...(at && reasons ? { asked: { at, reasons } } : {}),
      ...(answer ? { answer: { at: answer.at, by: nameOf(answer.by) ?? '', ...(text ? { text } : {}) } } : {}),
    },
  };
};

const UNDECIDED: readonly string[] = ['deliberation', 'in-review'];

/** What became of the decisions before the one that stands. */
export const beforeFor = async ({ store }: Known, { id, stage, decisions }: LoadedProposal['root'], nameOf: NameOf) => {
  const fates = await fatesOf(store, id, UNDECIDED.includes(stage) ? decisions : decisions - 1);
  return fates.length === 0 ? {} : { before: fates.map(({ agreed, ...fate }) => ({ ...fate, agreed: agreed.map((by) => nameOf(by) ?? '') })) };
};
