import type { applicantOperations } from '../../shared/contract/applicant.ts';
import type { Change } from '../../shared/domain/change.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { inviteMember, leaveTeam, removeMember, requireTeam } from '../../shared/domain/team.ts';
import { limitClient } from '../../shared/store/limits.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { newSender, personByAddress, personWrites } from '../../shared/store/people.ts';
import { changeProposal, commitChange, repliedBefore } from '../../shared/store/records.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { done, ownProposal, requireFresh } from './own.ts';

type Team = Pick<Handlers<typeof applicantOperations>, 'inviteMember' | 'removeMember' | 'leaveTeam'>;
/** One person asks others so often in a day, and one of them so often; that they are told to wait is all that a further invitation does. */
const INVITATIONS = { count: 40, seconds: 86_400 } as const;
const TO_ONE = { count: 3, seconds: 86_400 } as const;

type Asked = LoadedProposal & { readonly known: Person | undefined; readonly person: Person };

/** A draft is open to whoever came by its link; what was sent in needs a fresh sign-in. */
const change = (call: Known, decide: (loaded: LoadedProposal) => Change<Proposal>) =>
  changeProposal(
    call.store,
    call.params.proposal!,
    'all',
    actOf(call),
    (loaded) => {
      requireTeam(loaded.root, call.actor, 'read');
      if (loaded.root.stage !== 'draft') requireFresh(call);
      return decide(loaded);
    },
    done,
  );

export const teamHandlers: Team = {
  inviteMember: async (call) => {
    const { store, at, actor, body } = call;
    const act = actOf(call);
    const { root } = await ownProposal(call, 'root', 'own');
    if (root.stage !== 'draft') requireFresh(call);
    const load = async (): Promise<Asked> => {
      const [loaded, known] = await Promise.all([ownProposal(call, 'all', 'own'), personByAddress(store, body.email)]);
      return { ...loaded, known, person: known ?? newSender(store, { email: body.email, language: loaded.root.language, at }) };
    };
    const decide = ({ root: now, members, person }: Asked) =>
      inviteMember(now, members, { by: actor, at, person: person.id, role: body.role, email: body.email, name: body.name ?? '' });
    const isRepeat = act.key !== undefined && (await repliedBefore(store, act.key)) !== undefined;
    const first = isRepeat ? undefined : await load();
    if (first) {
      decide(first);
      await limitClient(store, 'invitations', actor.id, INVITATIONS, at);
      await limitClient(store, 'invitations to one', `${actor.id} ${first.person.address}`, TO_ONE, at);
    }
    return commitChange<Asked, Proposal, ReturnType<typeof done>>(store, act, {
      load,
      before: (loaded) => loaded.root,
      decide,
      reply: done,
      also: (after, { known, person }) => {
        const cause = `${after.id} team ${after.version}`;
        const letter = { template: 'team-invitation', to: person.id, address: person.address, record: after.id, cause, at } as const;
        return [...(known ? [] : personWrites(store, person)), ...letterWrites(store, letter)];
      },
    });
  },

  removeMember: (call) => change(call, ({ root, members }) => removeMember(root, members, { by: call.actor, person: call.body.person })),
  leaveTeam: (call) => change(call, ({ root, members }) => leaveTeam(root, members, { by: call.actor })),
};
