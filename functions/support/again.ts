import type { supportOperations } from '../../shared/contract/support.ts';
import { newId } from '../../shared/domain/id.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { startAgain } from '../../shared/domain/resubmit.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { sealWith } from '../../shared/store/receipt.ts';
import { commitChange, freshReference, referenceWrite, saltWrite } from '../../shared/store/records.ts';
import { requireFresh } from '../applicant/own.ts';
import { actOf, type Handlers } from '../http/serve.ts';

/** A draft that goes on from an earlier proposal: nobody but its applicant knows of it until it is sent in. */
export const againHandlers: Pick<Handlers<typeof supportOperations>, 'startAgain'> = {
  startAgain: async (call) => {
    requireFresh(call);
    const { store, at, actor } = call;
    const [id, reference] = [newId('prp', store.random), freshReference(store, at)];
    const salt = Buffer.from(store.random(32)).toString('base64url');
    const person: Pick<Person, 'id' | 'address'> = call.person;
    return commitChange<LoadedProposal, Proposal, { proposal: string; reference: string }>(store, actOf(call), {
      load: async () => {
        const loaded = await loadProposal(store, call.params.proposal!, 'all');
        if (!loaded) throw new Refusal('item.not-found');
        return loaded;
      },
      before: () => undefined,
      decide: ({ root, parts }) => ({ ...startAgain(root, { by: actor, parts, draft: { id, reference, person, at }, seal: sealWith(salt) }), facts: [] }),
      reply: (root) => ({ proposal: root.id, reference: root.reference }),
      also: (root) => [saltWrite(store, root.id, salt), referenceWrite(store, root.reference, root.id)],
    });
  },
};
