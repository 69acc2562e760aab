import { community } from '../../shared/community.ts';
import type { SupportBody, supportOperations } from '../../shared/contract/support.ts';
import { meetCondition, reopenCondition, returnCondition } from '../../shared/domain/conditions.ts';
import { newId } from '../../shared/domain/id.ts';
import { introduce, linkDemand, stopIntroduction, unlinkDemand } from '../../shared/domain/introduce.ts';
import { assignReconsideration, openDecisionAgain, upholdDecision } from '../../shared/domain/reconsider.ts';
import { requireUnnamed } from '../../shared/domain/named.ts';
import { latestDecision } from '../../shared/domain/proposal.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { reopenProposal } from '../../shared/domain/reopen.ts';
import { holdPitch, planPitch, promoteReserve } from '../../shared/domain/reserve.ts';
import { completeSupport, recordFollowUp } from '../../shared/domain/support.ts';
import type { ContactBundle } from '../../shared/domain/view/bundle.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { supportView } from '../../shared/domain/view/support.ts';
import { loadContact, loadRoots, loadTask } from '../../shared/store/load.ts';
import { chairsFor, personOf, rosterOf } from '../../shared/store/people.ts';
import { namesOf, ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import type { Store } from '../../shared/store/store.ts';
import { type LoadedSupport, taskIdFor } from '../../shared/store/support.ts';
import type * as z from 'zod';
import { letterCheck } from '../decision/named.ts';
import { saidCheck } from '../decision/said.ts';
import { relatedTo, tiedTo } from '../desk/act.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { actOnSupport, type Done, endedTask, followUpTask, reconsiderationTask, supportFor } from './act.ts';

type Desk = Pick<
  Handlers<typeof supportOperations>,
  'readSupport' | 'actOnSupport' | 'promoteReserve' | 'answerReconsideration' | 'assignReconsideration' | 'reopenProposal'
>;
type Body = z.infer<typeof SupportBody>;

/** A demand that the one who acts may see. @throws item.not-found */
const demandFor = async (call: Known, id: string): Promise<ContactBundle> => {
  const demand = await loadContact(call.store, id);
  if (!demand) throw new Refusal('item.not-found');
  requireStaffView(demand.root, call.actor);
  return demand;
};

const countOf = ({ root, decisions }: LoadedSupport): number => latestDecision(root, decisions)?.conditions.length ?? 0;
const conditional = (loaded: LoadedSupport) => ({ proposal: loaded.root, after: loaded.after, count: countOf(loaded) });

/** By what either party would be known: names, organisations, addresses. */
const namesFor = async (store: Store, { root, parts }: LoadedSupport, { sender }: ContactBundle) => {
  const person = await personOf(store, root.applicant);
  const name = (part: unknown) => (part as { name?: string } | undefined)?.name ?? '';
  return {
    applicant: [name(parts.contact), name(parts.organisation), person?.email ?? ''],
    owner: [sender.name, sender.organisation, sender.email],
  };
};

const onDemand = (call: Known, { act, demand }: Extract<Body, { act: 'link-demand' | 'unlink-demand' }>): Promise<Done> =>
  actOnSupport(call, {
    more: () => demandFor(call, demand),
    decide: ({ root, after }, found) => (act === 'link-demand' ? linkDemand(root, { demand: found.root }) : unlinkDemand(root, after, { demand: found.root })),
  });

const introducing = async (call: Known, { demand, forApplicant, forOwner }: Extract<Body, { act: 'introduce' }>): Promise<Done> => {
  const id = newId('int', call.store.random);
  const check = await saidCheck(call);
  return actOnSupport(call, {
    depth: 'all',
    more: async (loaded) => {
      const found = await demandFor(call, demand);
      return { found, names: await namesFor(call.store, loaded, found) };
    },
    decide: (loaded, { found, names }) => {
      check(loaded, forApplicant, 'forApplicant');
      return introduce(loaded.root, loaded.after, {
        ...{ id, by: call.actor, at: call.at, demand: found.root, introduced: found.introduced ?? [], forApplicant, forOwner, names },
        calendar: community,
      });
    },
  });
};

/** What its applicant reads of a condition names nobody who judged. */
const returning = async (call: Known, { condition, text }: Extract<Body, { act: 'return-condition' }>): Promise<Done> => {
  const message = newId('msg', call.store.random);
  const check = await saidCheck(call);
  return actOnSupport(call, {
    decide: (loaded) => {
      check(loaded, text);
      return returnCondition(conditional(loaded), { n: condition, by: call.actor, at: call.at, text, message });
    },
  });
};

const recording = (call: Known, { day, going, text }: Extract<Body, { act: 'record' }>): Promise<Done> =>
  actOnSupport(call, {
    more: () => endedTask(call.store, followUpTask(call.params.proposal!, day)),
    decide: ({ root, after }, task) => recordFollowUp(root, after, { by: call.actor, at: call.at, day, going, text, task }),
  });

/** What needs nothing but the proposal itself. */
const simply = (call: Known, body: Exclude<Body, { act: 'link-demand' | 'unlink-demand' | 'introduce' | 'record' | 'return-condition' }>): Promise<Done> => {
  const { actor: by, at } = call;
  const message = newId('msg', call.store.random);
  return actOnSupport(call, {
    decide: (loaded) => {
      const { root, after, contacts } = loaded;
      switch (body.act) {
        case 'meet-condition':
          return meetCondition(conditional(loaded), { n: body.condition, by, at, note: body.note });
        case 'reopen-condition':
          return reopenCondition(conditional(loaded), { n: body.condition });
        case 'plan-pitch':
          return planPitch(root, after, { by, at, on: body.on, place: body.place });
        case 'hold-pitch':
          return holdPitch(root, after, { at });
        case 'end-introduction':
          return stopIntroduction(root, after, { id: body.introduction, contacts });
        case 'complete':
          return completeSupport(root, after, { by, at, text: body.text, message, contacts });
      }
    },
  });
};

export const deskHandlers: Desk = {
  readSupport: async (call) => {
    const { store, actor: viewer, at: now } = call;
    const loaded = await supportFor(call);
    const ids = [...new Set([...(loaded.root.links ?? []).map(({ id }) => id), ...loaded.after.introductions.map(({ demand }) => demand)])];
    const roots = ids.length === 0 ? [] : await loadRoots(store, ids);
    const known = roots.flatMap((root) => (root.kind === 'contact-request' && isSeen(call, root) ? [root] : []));
    const chairs = viewer.roles.includes('admin') && loaded.root.reconsideration === 'asked' ? await chairsFor(store, loaded.root.id) : [];
    return supportView(loaded, { viewer, now, calendar: community, nameOf: namesOf(await snapshotOf(store)), known, chairs });
  },

  actOnSupport: (call) => {
    const { body } = call;
    if (body.act === 'link-demand' || body.act === 'unlink-demand') return onDemand(call, body);
    if (body.act === 'introduce') return introducing(call, body);
    if (body.act === 'return-condition') return returning(call, body);
    return body.act === 'record' ? recording(call, body) : simply(call, body);
  },

  promoteReserve: (call) => actOnSupport(call, { decide: ({ root, after }) => promoteReserve(root, after, { by: call.actor, at: call.at }) }),

  answerReconsideration: async (call) => {
    const { verdict, text } = call.body;
    // What the applicant reads names nobody who judged; why it is taken up again stays among staff.
    const check = verdict === 'uphold' ? await letterCheck(call) : undefined;
    const message = newId('msg', call.store.random);
    return actOnSupport(call, {
      more: () => endedTask(call.store, reconsiderationTask(call.params.proposal!)),
      decide: (loaded, task) => {
        const { root, after } = loaded;
        const named = check?.(loaded, { letter: { opening: text, criteria: [], doFirst: '', resubmit: false } }) ?? [];
        requireUnnamed(
          named.map((found) => ({ ...found, path: 'text' })),
          [],
          'message.names-reviewers',
        );
        const answer = { by: call.actor, at: call.at, text, message, besides: task ? [task] : [] };
        return verdict === 'open' ? openDecisionAgain(root, after, answer) : upholdDecision(root, after, { ...answer, calendar: community });
      },
    });
  },

  assignReconsideration: async (call) => {
    const id = call.params.proposal!;
    const chair = (await rosterOf(call.store)).find((entry) => entry.id === call.body.to);
    if (!chair?.roles.includes('chair')) throw new Refusal('person.unknown', { fields: [{ path: 'to', code: 'person.unknown', message: '' }] });
    const to = await relatedTo(call.store, chair.id, [id]);
    return actOnSupport(call, {
      more: () => loadTask(call.store, taskIdFor(reconsiderationTask(id))),
      decide: ({ root, after }, task) => {
        refuseUnless(task, 'reconsideration.none');
        return tiedTo(to, assignReconsideration(root, after, { at: call.at, to, task }));
      },
    });
  },

  reopenProposal: async (call) => {
    const snapshot = await snapshotOf(call.store);
    const message = newId('msg', call.store.random);
    return actOnSupport(call, {
      decide: ({ root, after }) =>
        reopenProposal(root, after, {
          ...{ by: call.actor, at: call.at, reason: call.body.reason, message, calendar: community },
          ownerOf: (item) => ownerFrom(snapshot, item),
        }),
    });
  },
};

const isSeen = (call: Known, root: Parameters<typeof requireStaffView>[0]): boolean => {
  try {
    requireStaffView(root, call.actor);
    return true;
  } catch {
    return false;
  }
};
