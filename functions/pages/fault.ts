import { linkDeadPage } from '../../web/pages/link.ts';
import { problemPage } from '../../web/pages/problem.ts';
import type { FaultPage } from '../http/middleware.ts';
import { languageOf } from '../http/request.ts';

/** What a browser shows when something was refused or broke off. */
export const faultPage: FaultPage = (event, refusal) => {
  const language = languageOf(event);
  const request = event.requestContext.requestId;
  if (refusal?.code === 'link.dead') return linkDeadPage({ language });
  return problemPage({ language, code: refusal?.code ?? 'request.busy', fields: refusal?.fields ?? [], request, retryAfter: refusal?.retryAfter });
};
