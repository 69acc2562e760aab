import { community } from '../../shared/community.ts';
import type { deskOperations } from '../../shared/contract/desk.ts';
import { isAbsent } from '../../shared/domain/absence.ts';
import { isStaffEntry } from '../../shared/store/hidden.ts';
import { snapshotOf } from '../../shared/store/roster.ts';
import type { Handlers } from '../http/serve.ts';

type Colleagues = Pick<Handlers<typeof deskOperations>, 'listColleagues'>;

const isDeskRole = (role: string): role is 'liaison' | 'chair' | 'admin' => role === 'liaison' || role === 'chair' || role === 'admin';

export const colleagueHandlers: Colleagues = {
  listColleagues: async ({ store, at }) => {
    const { roster } = await snapshotOf(store);
    const colleagues = roster.filter(isStaffEntry).map((entry) => ({
      id: entry.id,
      name: entry.name,
      roles: entry.roles.filter(isDeskRole),
      away: isAbsent(entry, at, community),
    }));
    return { colleagues: colleagues.sort((a, b) => a.name.localeCompare(b.name, 'nl')) };
  },
};
