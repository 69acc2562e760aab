import type * as z from 'zod';
import { community } from '../../shared/community.ts';
import type { Event, MailRow } from '../../shared/contract/desk.ts';
import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { verifyChain } from '../../shared/domain/fact.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { tallyRound } from '../../shared/domain/review.ts';
import { deskContactView } from '../../shared/domain/view/contact.ts';
import { deskView } from '../../shared/domain/view/desk.ts';
import { Row, rowView } from '../../shared/domain/view/row.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { helixOf } from '../../shared/domain/vocabulary.ts';
import { factText } from '../../shared/domain/words/index.ts';
import { countsOf } from '../../shared/store/deliveries.ts';
import { factsOf } from '../../shared/store/facts.ts';
import { listPage, OPEN_STAGES, type Source } from '../../shared/store/lists.ts';
import { mailsOf } from '../../shared/store/mail.ts';
import { conflictsWith, rosterOf } from '../../shared/store/people.ts';
import { loadContact, loadProposal, loadRoot } from '../../shared/store/records.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { queryIndex, type Store, sha256 } from '../../shared/store/store.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Read = Pick<
  Handlers<typeof liaisonOperations>,
  'deskQueue' | 'readDeskProposal' | 'readDeskContact' | 'readTimeline' | 'listMails' | 'listReviewerChoices' | 'readTally' | 'countQueue'
>;

const names = async (store: Store) => namesOf(await snapshotOf(store));

/** The root of any item, if this member of staff may see it at all. */
const visibleRoot = async (store: Store, id: string, viewer: Actor) => {
  const root = await loadRoot(store, id);
  if (!root) throw new Refusal('item.not-found');
  requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, viewer);
  return root;
};

/** Where a view reads: one partition for mine, unowned and a stage; the open stages merged for everything open. */
const sourcesOf = (query: { view: string; kind?: string | undefined; stage?: string | undefined }, viewer: Actor): readonly Source[] => {
  if (query.view === 'mine') return [{ index: 1, partition: `owner#${viewer.id}` }];
  if (query.view === 'unowned') return [{ index: 1, partition: 'owner#none' }];
  if (query.view === 'stage') {
    if (!query.kind || !query.stage || query.stage === 'draft')
      throw new Refusal('request.invalid', { fields: [{ path: query.kind ? 'stage' : 'kind', code: 'field.missing', message: '' }] });
    return [{ index: 2, partition: `${query.kind}#${query.stage}` }];
  }
  const kinds = query.kind ? [query.kind] : Object.keys(OPEN_STAGES);
  return kinds.flatMap((kind) => (OPEN_STAGES[kind] ?? []).map((stage): Source => ({ index: 2, partition: `${kind}#${stage}` })));
};

const proposalFor = async (call: Known, depth: 'round' | 'all') => {
  const loaded = await loadProposal(call.store, call.params.proposal!, depth);
  if (!loaded) throw new Refusal('item.not-found');
  requireStaffView(loaded.root, call.actor);
  return loaded;
};

/** "Late" depends on time, so that no counter can hold it: a bounded look at the own queue, by due date. */
const LATE_AT_MOST = 100;
const lateOf = async (call: Known): Promise<{ count: number; more: boolean }> => {
  const rows = await queryIndex(call.store, 1, `owner#${call.actor.id}`, { upTo: call.at, limit: LATE_AT_MOST + 1 });
  const count = rows.filter((row) => rowView(Row.parse(row), call.actor, call.at) !== undefined).length;
  return { count: Math.min(count, LATE_AT_MOST), more: count > LATE_AT_MOST };
};

export const readHandlers: Read = {
  deskQueue: async (call) => {
    const { view, kind, stage, cursor } = call.query;
    return listPage(call.store, await call.deps.keys(), {
      sources: sourcesOf(call.query, call.actor),
      view: `${view} ${kind ?? ''} ${stage ?? ''}`,
      viewer: call.actor,
      now: call.at,
      cursor,
    });
  },

  readDeskProposal: async (call) => deskView(await proposalFor(call, 'all'), call.actor, call.at, community, await names(call.store)),

  readDeskContact: async (call) => {
    const loaded = await loadContact(call.store, call.params.contact!);
    if (!loaded) throw new Refusal('item.not-found');
    return deskContactView(loaded, call.actor, call.at, community, await names(call.store));
  },

  readTimeline: async (call) => {
    const root = await visibleRoot(call.store, call.params.item!, call.actor);
    const [facts, nameOf] = await Promise.all([factsOf(call.store, root.id), names(call.store)]);
    const events = facts.map(
      (fact): z.infer<typeof Event> => ({
        seq: fact.seq,
        type: fact.type,
        at: fact.at,
        by: nameOf(fact.by) ?? (fact.by === root.applicant ? 'sender' : fact.by.startsWith('per_') ? '' : fact.by),
        text: factText(fact.type, call.language),
      }),
    );
    return { events, verified: verifyChain(facts, root, sha256).length === 0 };
  },

  listMails: async (call) => {
    const root = await visibleRoot(call.store, call.params.item!, call.actor);
    const [mails, nameOf] = await Promise.all([mailsOf(call.store, root.id), names(call.store)]);
    return {
      mails: mails.map(
        ({ intent, subject }): z.infer<typeof MailRow> => ({
          intent: intent.id,
          template: intent.template,
          to: intent.to === root.applicant ? 'sender' : (nameOf(intent.to) ?? ''),
          state: intent.state,
          createdAt: intent.createdAt,
          ...(intent.delivery ? { delivery: intent.delivery } : {}),
          ...(intent.sentAt ? { sentAt: intent.sentAt } : {}),
          ...(subject ? { subject } : {}),
        }),
      ),
    };
  },

  listReviewerChoices: async (call) => {
    const { root, assignments } = await proposalFor(call, 'round');
    const reviewers = (await rosterOf(call.store)).filter((entry) => entry.roles.includes('reviewer'));
    const stands = await conflictsWith(
      call.store,
      reviewers.slice(0, 100).map((entry) => entry.id),
      root.id,
    );
    return {
      reviewers: reviewers.map((entry) => {
        const stand = stands[entry.id];
        const conflict = conflictOf({ id: entry.id, keys: entry.keys, conflicts: stand ? { [root.id]: stand } : {} }, root);
        const asked = assignments.find((assignment) => assignment.reviewer === entry.id)?.status;
        return {
          id: entry.id,
          name: entry.name,
          organisation: entry.organisation,
          languages: entry.languages,
          capabilities: entry.capabilities,
          helix: helixOf(entry.organisationType ?? ''),
          ...(conflict ? { conflict: stand ?? conflict.kind } : {}),
          ...(asked ? { asked } : {}),
        };
      }),
    };
  },

  readTally: async (call) => {
    const loaded = await proposalFor(call, 'round');
    const nameOf = await names(call.store);
    const tally = tallyRound({ proposal: loaded.root, assignments: loaded.assignments }, loaded.reviews);
    return {
      ...tally,
      flags: [...tally.flags],
      criteria: [...tally.criteria],
      totals: tally.totals.map((entry) => ({ ...entry, name: nameOf(entry.reviewer) ?? '' })),
    };
  },

  countQueue: async (call) => ({ late: await lateOf(call), counts: await countsOf(call.store) }),
};
