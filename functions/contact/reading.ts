import { community } from '../../shared/community.ts';
import type { contactOperations } from '../../shared/contract/contact.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { deskContactView } from '../../shared/domain/view/contact.ts';
import { loadContact } from '../../shared/store/load.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { knownOf } from '../desk/visible.ts';
import type { Handlers } from '../http/serve.ts';

type Read = Pick<Handlers<typeof contactOperations>, 'readDeskContact'>;

export const readHandlers: Read = {
  readDeskContact: async (call) => {
    const loaded = await loadContact(call.store, call.params.contact!);
    if (!loaded) throw new Refusal('item.not-found');
    const nameOf = namesOf(await snapshotOf(call.store));
    const view = { now: call.at, calendar: community, nameOf, known: {} };
    deskContactView(loaded, call.actor, view);
    return deskContactView(loaded, call.actor, {
      ...view,
      known: await knownOf(
        call.store,
        (loaded.root.links ?? []).map(({ id }) => id),
        call.actor,
        call.at,
      ),
    });
  },
};
