import { Assignment, isOpen } from '../domain/assignment.ts';
import { SK } from '../domain/change.ts';
import { getRows, queryIndex, type Store } from './store.ts';
import { upcast } from './upcast.ts';

const ASSIGNMENT = 'assignment#';
/** Nobody was ever asked for more than so many that could still be open. */
const MOST = 100;

/** What somebody is asked to review and has not sent in, by the index of all that is a person's. */
export const openReviewsOf = async (store: Store, person: string): Promise<Assignment[]> => {
  const keys = await queryIndex(store, 4, person, { after: ASSIGNMENT, upTo: `${ASSIGNMENT}~`, limit: MOST });
  const rows =
    keys.length === 0
      ? []
      : await getRows(
          store,
          keys.map(({ pk }) => ({ pk: pk as string, sk: SK.assignment(person) })),
        );
  return rows.map((row) => Assignment.parse(upcast(row))).filter(isOpen);
};
