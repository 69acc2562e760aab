import { community } from '../../shared/community.ts';
import type { Decision, DecisionBody } from '../../shared/domain/decision.ts';
import { type Named, namedIn, type Untold } from '../../shared/domain/named.ts';
import type { RosterEntry } from '../../shared/domain/person.ts';
import { latestDecision } from '../../shared/domain/proposal.ts';
import { isStaffEntry } from '../../shared/store/hidden.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import { personOf } from '../../shared/store/people.ts';
import { snapshotOf } from '../../shared/store/roster.ts';
import type { Known } from '../http/serve.ts';
import { seenBy } from './act.ts';

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Staff whose employer is not that of the desk: it could tell who decided. */
const employersIn = (staff: readonly RosterEntry[]): string[] => {
  const desks = new Set(staff.filter(({ roles }) => roles.includes('liaison')).map(({ organisation }) => organisation));
  return staff.filter(({ organisation }) => !desks.has(organisation)).map(({ organisation }) => organisation);
};

export type LetterCheck = (loaded: Pick<LoadedProposal, 'assignments'>, written: Pick<DecisionBody, 'letter' | 'conditions'>) => readonly Named[];

/**
 * What in a letter could tell who judged this proposal, as far as its reader does not know it anyway. Whatever does not change while a letter
 * is written is read before; who was asked is read with the decision.
 */
export const letterCheck = async (call: Known): Promise<LetterCheck> => {
  const { root, parts, members, assignments } = await seenBy(call, 'all');
  const [{ roster }, applicant, ...asked] = await Promise.all([
    snapshotOf(call.store),
    personOf(call.store, root.applicant),
    ...[...new Set(assignments.map(({ reviewer }) => reviewer))].map((id) => personOf(call.store, id)),
  ]);
  const staff = roster.filter(isStaffEntry);
  const owner = staff.find(({ id }) => id === root.owner);
  const answers = JSON.stringify(parts);
  const others = staff.filter((entry) => entry !== owner);
  const base = {
    addresses: asked.flatMap((person) => (person ? [person.email.toLowerCase()] : [])),
    open: [community.contact.email, applicant?.email ?? '', ...(answers.match(EMAIL) ?? [])].map((address) => address.toLowerCase()),
    staff: others.map(({ name }) => name),
    known: [
      answers,
      root.title,
      applicant?.name ?? '',
      applicant?.organisation ?? '',
      owner?.name ?? '',
      ...members.map(({ name }) => name),
      ...Object.values(community.name),
    ].join(' | '),
  };
  return ({ assignments: now }, written) => {
    const reviewing = new Set(now.map(({ reviewer }) => reviewer));
    const known = asked.filter((person) => person !== undefined);
    const panel = [...known, ...roster.filter(({ id }) => !known.some((person) => person.id === id))].filter(({ id }) => reviewing.has(id));
    const untold: Untold = {
      ...base,
      hidden: {
        people: panel.map(({ name }) => name),
        whole: base.staff,
        organisations: [...new Set([...panel.map(({ organisation }) => organisation), ...employersIn(others)])].filter((name) => name !== ''),
        aliases: now.map(({ alias }) => alias),
      },
    };
    return namedIn(written, untold);
  };
};

/** The same of a decision that is held: what was meant when it was written is not asked about again. */
export const heldCheck = (check: LetterCheck, loaded: Pick<LoadedProposal, 'assignments' | 'root' | 'decisions'>) => {
  const held: Decision | undefined = latestDecision(loaded.root, loaded.decisions);
  return held ? { named: check(loaded, held), meant: held.meant?.words } : {};
};
