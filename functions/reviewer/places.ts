import { community } from '../../shared/community.ts';
import type { reviewingOperations } from '../../shared/contract/reviewing.ts';
import { USUAL_CAPACITY } from '../../shared/domain/person.ts';
import { quarterOf } from '../../shared/domain/promise.ts';
import { setCapacity } from '../../shared/domain/settings.ts';
import { hasFeed } from '../../shared/store/calendar-feed.ts';
import { changePerson } from '../../shared/store/person.ts';
import { takenIn } from '../../shared/store/places.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { requireFresh } from './own.ts';

/** What the reviewer who asks can take on in this quarter, and has taken. */
export const placesFor = async ({ store, at, actor, person }: Known): Promise<{ capacity: number; taken: number }> => ({
  capacity: person.capacity ?? USUAL_CAPACITY,
  taken: Math.max(0, (await takenIn(store, at))[actor.id] ?? 0),
});

export const placeHandlers: Pick<Handlers<typeof reviewingOperations>, 'readPlaces' | 'setCapacity'> = {
  readPlaces: async (call) => {
    requireFresh(call);
    const [places, feed] = await Promise.all([placesFor(call), hasFeed(call.store, call.actor.id)]);
    return { ...places, quarter: quarterOf(call.at, community), absences: call.person.absences ?? [], feed };
  },
  setCapacity: (call) => {
    requireFresh(call);
    return changePerson(
      call.store,
      call.actor.id,
      actOf(call),
      (person) => setCapacity(person, call.body.capacity),
      () => call.body,
    );
  },
};
