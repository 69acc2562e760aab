import type { Change } from '../domain/change.ts';
import type { Person } from '../domain/person.ts';
import { Refusal } from '../domain/refusal.ts';
import { personOf, rosterWrite } from './people.ts';
import { type Act, commitChange } from './records.ts';
import type { Store } from './store.ts';

/** Changes a person who exists, and the row of the roster with it. @throws item.not-found */
export const changePerson = <Reply>(
  store: Store,
  id: string,
  act: Act,
  decide: (person: Person) => Change<Person>,
  reply: (person: Person) => Reply,
): Promise<Reply> =>
  commitChange<Person, Person, Reply>(store, act, {
    load: async () => {
      const person = await personOf(store, id);
      if (!person || person.erased) throw new Refusal('item.not-found');
      return person;
    },
    before: (person) => person,
    decide,
    reply,
    also: (person) => (person.roles.length > 0 ? [rosterWrite(store, person)] : []),
  });
