import { violationsOf } from '../../shared/store/check.ts';
import type { AwsCall, Hook, World } from './world.ts';

/** How a call can end badly: the service fails, refuses for now, or this process dies with it and makes no further call. */
export const FAULTS = ['fault', 'throttle', 'crash'] as const;
export const SIDES = ['before', 'after'] as const;
export type Fault = { readonly call: number; readonly kind: (typeof FAULTS)[number]; readonly side: (typeof SIDES)[number] };

const errorOf = (kind: Fault['kind'], service: string): Error => {
  const name = kind === 'fault' ? 'InternalServerError' : kind === 'crash' ? 'Crash' : service === 'ses' ? 'Throttling' : 'ThrottlingException';
  return Object.assign(new Error(`injected ${kind}`), { name, $metadata: { httpStatusCode: kind === 'throttle' ? 400 : 500 } });
};

/** What the mail service's events write, in a process of their own that retries by itself: no fault of the one under test. */
export const isEvent = ({ input }: AwsCall): boolean =>
  /^(SET (confirmedBy|delivery|unreachable|complained) = |REMOVE unreachable)/.test(String(input.UpdateExpression));

/** Lets the n-th call from now on fail, before its effect or after it. `hit` says whether it was ever made. */
export const inject = (world: World, fault: Fault): { hit: () => boolean; off: () => void } => {
  let n = 0;
  let hit = false;
  const hook: Hook = async (call, _n, run) => {
    if (isEvent(call)) return run();
    n += 1;
    if (hit && fault.kind === 'crash') throw errorOf('crash', call.service);
    if (n !== fault.call) return run();
    hit = true;
    if (fault.side === 'after') await run();
    throw errorOf(fault.kind, call.service);
  };
  world.hook = hook;
  return {
    hit: () => hit,
    off: () => {
      world.hook = undefined;
    },
  };
};

/** Where everything stands and which invariants are violated, without what may differ between two ways to the same end: times, attempts, ids of the mail service, salts and what is hashed with them. */
export const standing = async (world: World): Promise<unknown> => {
  const rows = await world.rows();
  const { records, facts } = rows;
  const of = (type: string) => records.filter((row) => row.type === type);
  const sorted = (lines: unknown[]) => lines.map((line) => JSON.stringify(line)).sort();
  return {
    roots: sorted(
      of('root').map((row) => [
        row.id,
        row.kind,
        row.stage,
        row.version,
        row.owner,
        row.outcome,
        row.receipt,
        row.factSeq,
        row.round,
        row.gsi1pk,
        row.gsi2pk,
        row.gsi2sk,
      ]),
    ),
    assignments: sorted(of('assignment').map((row) => [row.proposal, row.reviewer, row.status, row.round])),
    reviews: sorted(of('review').map((row) => [row.pk, row.reviewer, row.round, row.revision])),
    decisions: sorted(of('decision').map((row) => [row.pk, row.n, row.outcome])),
    facts: sorted(facts.map(({ id, type, by, at, data: { digest: _digest, note: _note, ...data } }) => [id, type, by, at, data])),
    keys: sorted(of('key').map((row) => [row.pk, row.bodyHash, row.reply])),
    counts: sorted(
      of('count')
        .filter((row) => row.n !== 0)
        .map((row) => [row.pk, row.sk, row.n]),
    ),
    letters: sorted(of('intent').map((row) => [row.id, row.template, row.to, row.cause, row.state])),
    mails: sorted([...new Set(world.mails().map((mail) => [mail.intent, mail.to[0], mail.subject].join(' ')))]),
    open: sorted(of('undelivered').map((row) => row.pk)),
    violations: violationsOf(rows, world.now),
  };
};
