import { community } from '../../shared/community.ts';
import type { supportOperations } from '../../shared/contract/support.ts';
import { isAbsent } from '../../shared/domain/absence.ts';
import type { Change } from '../../shared/domain/change.ts';
import { sendCondition } from '../../shared/domain/conditions.ts';
import { answerIntroduction } from '../../shared/domain/introduce.ts';
import { declineOffer } from '../../shared/domain/offer.ts';
import { latestDecision, type Proposal } from '../../shared/domain/proposal.ts';
import { askReconsideration, involvedIn, mayReconsider } from '../../shared/domain/reconsider.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { answerFollowUp } from '../../shared/domain/support.ts';
import { requireTeam } from '../../shared/domain/team.ts';
import { chairsFor } from '../../shared/store/people.ts';
import { commitChange } from '../../shared/store/records.ts';
import { spread } from '../../shared/store/rows.ts';
import { slotWrites } from '../../shared/store/slots.ts';
import { type LoadedSupport, loadSupport, taskIdFor } from '../../shared/store/support.ts';
import { done, requireFresh } from '../applicant/own.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { reconsiderationTask } from './act.ts';

type Own = Pick<Handlers<typeof supportOperations>, 'actAfterwards'>;

/** The own proposal with what came after its decision; only its applicant acts on that. */
const ownSupport = async (call: Known): Promise<LoadedSupport> => {
  const loaded = await loadSupport(call.store, call.params.proposal!);
  if (!loaded) throw new Refusal('item.not-found');
  requireTeam(loaded.root, call.actor, 'own');
  return loaded;
};

const act = <More>(call: Known, more: (loaded: LoadedSupport) => Promise<More>, decide: (loaded: LoadedSupport, more: More) => Change<Proposal>) =>
  commitChange<{ loaded: LoadedSupport; found: More }, Proposal, ReturnType<typeof done>>(call.store, actOf(call), {
    load: async () => {
      const loaded = await ownSupport(call);
      return { loaded, found: await more(loaded) };
    },
    before: ({ loaded }) => loaded.root,
    decide: ({ loaded, found }) => decide(loaded, found),
    reply: done,
    also: (after, { loaded }) => slotWrites(call.store, loaded.root, after),
  });

const nothing = async (): Promise<undefined> => undefined;

/** A chair without a part in the decision and without a conflict, of those who are there if any is; proposals are spread over them. */
const chairFor = async ({ store, at }: Known, loaded: LoadedSupport, involved: readonly string[]): Promise<string | undefined> => {
  const free = (await chairsFor(store, loaded.root.id)).filter((chair) => mayReconsider(chair, loaded.root, involved));
  const there = free.filter((chair) => !isAbsent(chair, at, community));
  const choice = there.length > 0 ? there : free;
  return choice.length === 0 ? undefined : choice[spread(loaded.root.id, choice.length)]?.id;
};

/** A file that stands beside the answers, by its number. */
const requireFile = ({ files }: LoadedSupport, file: number | undefined): void => {
  if (file !== undefined && !files.some(({ n, status }) => n === file && status !== 'refused'))
    throw new Refusal('request.invalid', { fields: [{ path: 'file', code: 'condition.file', message: '' }] });
};

export const ownHandlers: Own = {
  actAfterwards: (call) => {
    requireFresh(call);
    const { body, at } = call;
    switch (body.act) {
      case 'decline':
        return act(call, nothing, ({ root, after }) => declineOffer(root, after));
      case 'condition':
        return act(call, nothing, (loaded) => {
          requireFile(loaded, body.file);
          const count = latestDecision(loaded.root, loaded.decisions)?.conditions.length ?? 0;
          return sendCondition({ proposal: loaded.root, after: loaded.after, count }, { n: body.condition, at, text: body.text, file: body.file });
        });
      case 'reconsider': {
        const task = taskIdFor(reconsiderationTask(call.params.proposal!));
        return act(
          call,
          async (loaded) => {
            const involved = involvedIn(loaded);
            return { involved, to: await chairFor(call, loaded, involved) };
          },
          ({ root, after }, { involved, to }) => askReconsideration(root, after, { at, reasons: body.reasons, to, involved, task }),
        );
      }
      case 'introduction':
        return act(call, nothing, ({ root, after, contacts }) =>
          answerIntroduction(root, after, { id: body.introduction, party: 'applicant', agrees: body.agrees, at, contacts }),
        );
      case 'follow-up':
        return act(call, nothing, ({ root, after }) => answerFollowUp(root, after, { at, day: body.day, going: body.going, text: body.text }));
    }
  },
};
