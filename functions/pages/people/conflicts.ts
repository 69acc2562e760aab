import { liaisonOperations } from '../../../shared/contract/liaison.ts';
import type { peoplePages } from '../../../shared/contract/page-people.ts';
import { peopleOperations } from '../../../shared/contract/people.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { type ConflictsData, conflictsPage, conflictsPath } from '../../../web/pages/people/conflicts.tsx';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { rulingHandlers } from '../../liaison/proposals.ts';
import { conflictHandlers } from '../../people/conflicts.ts';
import { peopleHandlers } from '../../people/people.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

const mayIn = ({ actor }: Known): ConflictsData['may'] => {
  const roles = effectiveRoles(actor);
  return roles.includes('chair') ? 'decide' : roles.includes('liaison') ? 'report' : 'look';
};

/** Whom a chair may have heard something about beside those whose relation is known: a page of everybody, or of whom was searched for. */
const choicesFor = async (call: Known, find: string): Promise<Pick<ConflictsData, 'choices' | 'more'>> => {
  if (mayIn(call) !== 'decide') return { choices: [], more: false };
  const { body } = await perform(peopleOperations.searchPeople, peopleHandlers.searchPeople, call, { query: { q: find } });
  return { choices: body.people, more: body.cursor !== undefined };
};

const shown = async (call: Known, find: string, more: Partial<ConflictsData> = {}): Promise<string> => {
  const proposal = call.params.proposal!;
  const [{ body }, choices] = await Promise.all([
    perform(peopleOperations.listConflicts, conflictHandlers.listConflicts, call, { params: { proposal } }),
    choicesFor(call, find),
  ]);
  const data = { proposal, conflicts: body.conflicts, may: mayIn(call), me: call.actor.id, find, typed: new URLSearchParams(), key: formKey(call) };
  return conflictsPage(frameOf(call), { ...data, ...choices, ...more });
};

const aboutIn = (call: Known) => ({ about: `conflicts of ${call.params.proposal}` });

export const conflictPageHandlers: Pick<Handlers<typeof peoplePages>, 'conflictsPage' | 'conflictForm'> = {
  conflictsPage: async (call) => {
    const { person, did, find = '' } = call.query;
    return shown(call, find, { did: await flashIn(call, did, aboutIn(call)), typed: new URLSearchParams(person === undefined ? {} : { person }) });
  },

  conflictForm: (call) => {
    const form = formOf(call);
    const proposal = call.params.proposal!;
    const { language } = frameOf(call);
    const run = async () => {
      const [person, state, conflict, reason] = ['person', 'state', 'conflict', 'reason'].map((name) => form.get(name) ?? undefined);
      const body = () => ({ person, state, conflict, reason });
      await perform(liaisonOperations.decideConflict, rulingHandlers.decideConflict, call, { params: { proposal }, key: form.get('key') ?? undefined, body });
      // Whoever confirmed an own interest sees nothing of it any more.
      if (person === call.actor.id) return answer('', { location: `/${language}/desk` });
      return answer('', { location: `${conflictsPath(language, proposal)}?did=${await flashOf(call, 'decided', aboutIn(call))}` });
    };
    return posted(call, run, (trouble) => shown(call, form.get('find') ?? '', { typed: form, trouble }));
  },
};
