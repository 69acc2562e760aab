import { liaisonOperations } from '../../../shared/contract/liaison.ts';
import type { peoplePages } from '../../../shared/contract/page-people.ts';
import { peopleOperations } from '../../../shared/contract/people.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { type ConflictsData, conflictsPage, conflictsPath } from '../../../web/pages/people/conflicts.tsx';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { roundHandlers } from '../../liaison/proposals.ts';
import { conflictHandlers } from '../../people/conflicts.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

const mayIn = ({ actor }: Known): ConflictsData['may'] => {
  const roles = effectiveRoles(actor);
  return roles.includes('chair') ? 'decide' : roles.includes('liaison') ? 'report' : 'look';
};

const shown = async (call: Known, more: Partial<ConflictsData> = {}): Promise<string> => {
  const proposal = call.params.proposal!;
  const { body } = await perform(peopleOperations.listConflicts, conflictHandlers.listConflicts, call, { params: { proposal } });
  const data = { proposal, conflicts: body.conflicts, may: mayIn(call), me: call.actor.id, typed: new URLSearchParams(), key: formKey(call) };
  return conflictsPage(frameOf(call), { ...data, ...more });
};

const aboutIn = (call: Known) => ({ about: `conflicts of ${call.params.proposal}` });

export const conflictPageHandlers: Pick<Handlers<typeof peoplePages>, 'conflictsPage' | 'conflictForm'> = {
  conflictsPage: async (call) => {
    const { person, did } = call.query;
    return shown(call, { did: await flashIn(call, did, aboutIn(call)), typed: new URLSearchParams(person === undefined ? {} : { person }) });
  },

  conflictForm: (call) => {
    const form = formOf(call);
    const proposal = call.params.proposal!;
    const { language } = frameOf(call);
    const run = async () => {
      const [person, state, conflict, reason] = ['person', 'state', 'conflict', 'reason'].map((name) => form.get(name) ?? undefined);
      const body = () => ({ person, state, conflict, reason });
      await perform(liaisonOperations.decideConflict, roundHandlers.decideConflict, call, { params: { proposal }, key: form.get('key') ?? undefined, body });
      // Whoever confirmed an own interest sees nothing of it any more.
      if (person === call.actor.id) return answer('', { location: `/${language}/desk` });
      return answer('', { location: `${conflictsPath(language, proposal)}?did=${await flashOf(call, 'decided', aboutIn(call))}` });
    };
    return posted(call, run, (trouble) => shown(call, { typed: form, trouble }));
  },
};
