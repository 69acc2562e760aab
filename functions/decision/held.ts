import type { rankingOperations } from '../../shared/contract/ranking.ts';
import { wasInvolved } from '../../shared/domain/approval.ts';
import { Assignment } from '../../shared/domain/assignment.ts';
import { backingOf, restsOn } from '../../shared/domain/backing.ts';
import { SK } from '../../shared/domain/change.ts';
import { Decision } from '../../shared/domain/decision.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { letterOn, mayStill } from '../../shared/domain/view/bundle.ts';
import { conflictedBackers } from '../../shared/store/backing.ts';
import { listPage, shownRoot } from '../../shared/store/lists.ts';
import { loadRoots } from '../../shared/store/load.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { getRows } from '../../shared/store/store.ts';
import { upcast } from '../../shared/store/upcast.ts';
import type { Handlers } from '../http/serve.ts';

const PAGE = 25;

/** Held decisions with their letters: a page of the list, its roots, its decisions, whoever stands behind them and who judged, each by one request. */
export const heldHandlers: Pick<Handlers<typeof rankingOperations>, 'listHeld'> = {
  listHeld: async (call) => {
    const page = await listPage(call.store, await call.deps.keys(), {
      sources: [{ index: 2, partition: 'proposal#decided' }],
      view: 'held',
      viewer: call.actor,
      now: call.at,
      cursor: call.query.cursor,
      size: PAGE,
    });
    const roots = await loadRoots(
      call.store,
      page.rows.map(({ id }) => id),
    );
    const held = new Map(
      roots.flatMap((root) =>
        root.kind === 'proposal' && root.stage === 'decided' && shownRoot(root, call.actor, call.at) ? [[root.id, root as Proposal]] : [],
      ),
    );
    const [rows, conflictedFor] = await Promise.all([
      getRows(
        call.store,
        [...held.values()].map(({ id, decisions }) => ({ pk: id, sk: SK.decision(decisions) })),
      ),
      conflictedBackers(call.store, [...held.values()]),
    ]);
    const decisions = new Map(rows.map((row) => [row.pk as string, Decision.parse(row)]));
    const judges = [...decisions].flatMap(([id, decision]) => restsOn(decision).map((reviewer) => ({ pk: id, sk: SK.assignment(reviewer) })));
    const assignments = (await getRows(call.store, judges)).map((row) => Assignment.parse(upcast(row)));
    const nameOf = namesOf(await snapshotOf(call.store));
    return {
      ...page,
      rows: page.rows.flatMap(({ id }) => {
        const [root, decision] = [held.get(id), decisions.get(id)];
        if (!root || !decision) return [];
        const { reference, title, tlp, language, call: intake } = root;
        return [
          {
            ...{ id, reference, title, tlp, language, call: intake },
            outcome: decision.outcome,
            decision: decision.n,
            decidedBy: nameOf(decision.by) ?? '',
            decidedAt: decision.at,
            ...backingOf(root, decision, { conflicted: conflictedFor(root), assignments: assignments.filter(({ proposal }) => proposal === id) }),
            needed: rulesOf(root).approvals,
            involved: wasInvolved(root, call.actor),
            letter: letterOn(call.at, decision, mayStill(root)),
          },
        ];
      }),
    };
  },
};
