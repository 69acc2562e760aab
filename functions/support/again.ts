import type { supportOperations } from '../../shared/contract/support.ts';
import { newId } from '../../shared/domain/id.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { startAgain } from '../../shared/domain/resubmit.ts';
import { type BegunAgain, begunAgain, begunAgainWrite } from '../../shared/store/begun-again.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import { sealWith } from '../../shared/store/receipt.ts';
import { type Act, commitChange, freshReference, keyWrite, referenceWrite, repliedBefore, saltWrite } from '../../shared/store/records.ts';
import { Cancelled, type Store, transact } from '../../shared/store/store.ts';
import { requireFresh } from '../applicant/own.ts';
import { actOf, type Handlers } from '../http/serve.ts';

type Begun = { readonly proposal: string; readonly reference: string };

const begunAs = ({ id, reference }: Proposal): Begun => ({ proposal: id, reference });

/** The open draft as the reply, also to whoever asks again with this key. */
const repeated = async (store: Store, { key }: Act, begun: Begun): Promise<Begun> => {
  if (!key) return begun;
  try {
    await transact(store, [keyWrite(store, key, begun)]);
    return begun;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    return ((await repliedBefore(store, key)) as Begun | undefined) ?? begun;
  }
};

/** A draft that goes on from an earlier proposal: nobody but its applicant knows of it until it is sent in, and one is open at a time. */
export const againHandlers: Pick<Handlers<typeof supportOperations>, 'startAgain'> = {
  startAgain: async (call) => {
    requireFresh(call);
    const { store, at, actor } = call;
    const [id, reference] = [newId('prp', store.random), freshReference(store, at)];
    const salt = Buffer.from(store.random(32)).toString('base64url');
    const person: Pick<Person, 'id' | 'address'> = call.person;
    const act = actOf(call);
    const isOpen = new Refusal('item.changed');
    let found: Begun | undefined;
    try {
      return await commitChange<LoadedProposal & { begun: BegunAgain }, Proposal, Begun>(store, act, {
        load: async () => {
          const loaded = await loadProposal(store, call.params.proposal!, 'all');
          if (!loaded) throw new Refusal('item.not-found');
          return { ...loaded, begun: await begunAgain(store, loaded.root.id) };
        },
        before: () => undefined,
        decide: ({ root, parts, begun: { open } }) => {
          const started = startAgain(root, { by: actor, parts, draft: { id, reference, person, at }, seal: sealWith(salt) });
          if (open?.applicant === actor.id) {
            found = begunAs(open);
            throw isOpen;
          }
          return { ...started, facts: [] };
        },
        reply: begunAs,
        also: (root, earlier) => [
          saltWrite(store, root.id, salt),
          referenceWrite(store, root.reference, root.id),
          begunAgainWrite(store, earlier.root.id, root.id, earlier.begun),
        ],
      });
    } catch (error) {
      // A draft that is open is no fault: it is what was asked for.
      if (error === isOpen && found) return repeated(store, act, found);
      throw error;
    }
  },
};
