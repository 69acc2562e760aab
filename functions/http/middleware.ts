import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Actor } from '../../shared/domain/actor.ts';
import { SK } from '../../shared/domain/change.ts';
import { ProposalStage } from '../../shared/domain/proposal.ts';
import { REFUSALS, Refusal } from '../../shared/domain/refusal.ts';
import { publicStageOf } from '../../shared/domain/view/applicant.ts';
import { Row } from '../../shared/domain/view/row.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { getRow, isThrottled, type Store } from '../../shared/store/store.ts';
import { causeOf } from './log.ts';
import { faultOf, problemOf } from './problem.ts';
import { replyWith } from './reply.ts';
import { type Finder, languageOf } from './request.ts';
import type { Deps } from './serve.ts';

type Middleware = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** Who turned out to be asking, for the middlewares that run after a refusal. */
const actors = new WeakMap<APIGatewayProxyEventV2, Actor>();
export const remember = (event: APIGatewayProxyEventV2, actor: Actor): void => void actors.set(event, actor);

/** One line per request: what, how it ended, how long; of a fault its cause. Never who, and nothing of what was sent. */
export const requestLog = (deps: () => Deps, find: Finder): Middleware => {
  const started = new WeakMap<APIGatewayProxyEventV2, number>();
  const line = (event: APIGatewayProxyEventV2, status: number, more: Record<string, unknown> = {}) =>
    deps().log({
      request: event.requestContext.requestId,
      operation: find(event)?.id ?? 'unknown',
      status,
      ms: Math.round(performance.now() - (started.get(event) ?? 0)),
      ...more,
    });
  return {
    before: ({ event }) => void started.set(event, performance.now()),
    after: ({ event, response }) => line(event, response?.statusCode ?? 200),
    onError: ({ event, response, error }) => line(event, response?.statusCode ?? 500, error instanceof Refusal ? { code: error.code } : causeOf(error)),
  };
};

const IS_ITEM = /^(prp|ctc)_[0-9a-hjkmnp-tv-z]{26}$/;

/** What the item looks like now for this viewer: beside a 409, so that a page can be refreshed. Nothing for whoever may not see it. */
const currentFor = async (store: Store, actor: Actor | undefined, params: Readonly<Record<string, string | undefined>>): Promise<string | undefined> => {
  const id = params.proposal ?? params.contact ?? '';
  const stored = actor && IS_ITEM.test(id) ? await getRow(store, id, SK.root) : undefined;
  if (!stored || !actor) return undefined;
  const row = Row.parse(stored);
  if (row.applicant === actor.id || row.team?.includes(actor.id)) return row.kind === 'proposal' ? publicStageOf(ProposalStage.parse(row.stage)) : undefined;
  try {
    requireStaffView(row, actor);
    return row.stage;
  } catch {
    return undefined;
  }
};

/** How a function with pages shows what went wrong; undefined = a fault of ours. */
export type FaultPage = (event: APIGatewayProxyEventV2, refusal: Refusal | undefined, deps: Deps) => string;

/** What is refused, and what the store had no room for at this moment: that is no fault, and can be asked again. */
const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  return isThrottled(error) ? new Refusal('request.busy', { retryAfter: 1 }) : undefined;
};

/** An address that no operation has: a page for people, problem details below /api. */
const isLost = ({ routeKey, rawPath }: APIGatewayProxyEventV2): boolean => routeKey === '$default' && !/^\/api(\/|$)/.test(rawPath);

/** A refusal becomes problem details, or a page where a browser asked for one; anything else a fault without detail. */
export const problems = (deps: () => Deps, find: Finder, page: FaultPage | undefined): Middleware => ({
  onError: async (handled) => {
    const { event, error } = handled;
    const refusal = refusalOf(error);
    const language = languageOf(event);
    const request = event.requestContext.requestId;
    const status = refusal ? REFUSALS[refusal.code] : 500;
    if (page && (find(event)?.face || isLost(event))) {
      handled.response = replyWith(event, page(event, refusal, deps()), status, { contentType: 'text/html; charset=utf-8' });
    } else {
      const current =
        refusal && status === 409 ? await currentFor(deps().store, actors.get(event), event.pathParameters ?? {}).catch(() => undefined) : undefined;
      const problem = refusal ? problemOf(refusal, language, request, current).problem : faultOf(language, request);
      handled.response = replyWith(event, JSON.stringify(problem), status, { contentType: 'application/problem+json' });
    }
    if (refusal?.retryAfter !== undefined) handled.response.headers = { ...handled.response.headers, 'retry-after': String(refusal.retryAfter) };
  },
});
