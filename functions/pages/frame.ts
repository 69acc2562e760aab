import { community } from '../../shared/community.ts';
import { effectiveRoles } from '../../shared/domain/actor.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { Frame, Room } from '../../web/parts/frame.tsx';
import type { Base, Call } from '../http/serve.ts';

/** Rooms by what somebody may do there; who is not known sees the two doors. */
const roomsOf = ({ actor }: Base): Room[] => {
  if (!actor || 'item' in actor.scope) return ['submit', 'contact'];
  const roles = effectiveRoles(actor);
  const isStaff = actor.scope.door === 'staff';
  return [
    ...(isStaff ? (['inbox', 'overview'] as const) : (['submit', 'contact', 'mine'] as const)),
    ...(roles.includes('reviewer') ? (['review'] as const) : []),
    ...(isStaff && (roles.includes('chair') || roles.includes('liaison')) ? (['decide'] as const) : []),
    ...(isStaff && roles.includes('admin') ? (['calls'] as const) : []),
    ...(isStaff ? (['people'] as const) : []),
  ];
};

/** Everything around a page for whoever asked for it. @throws item.not-found for a language that the community does not speak */
export const frameOf = (call: Base & Pick<Call, 'params'>): Frame => {
  const language = community.languages.find((known) => known === call.params.language);
  if (!language) throw new Refusal('item.not-found');
  const { actor, person } = call;
  return {
    language,
    here: call.address,
    assets: call.deps.assets ?? {},
    rooms: roomsOf(call),
    ...(actor ? { who: { name: 'item' in actor.scope ? undefined : person?.name } } : {}),
  };
};
