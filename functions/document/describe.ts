import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { openApiDocument } from '../../shared/contract/openapi.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { cameThroughDoor } from '../http/front-door.ts';
import { problemOf } from '../http/problem.ts';
import { replyWith } from '../http/reply.ts';
import { languageOf } from '../http/request.ts';

export type Site = { readonly publicUrl: string; readonly originSecret: string };

/** Answers with the OpenAPI document, written once per function. */
export const describe = (site: () => Site) => {
  let text: string | undefined;
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { publicUrl, originSecret } = site();
    if (originSecret !== '' && !cameThroughDoor(event, originSecret)) {
      const { status, problem } = problemOf(new Refusal('request.direct'), languageOf(event), event.requestContext.requestId);
      return replyWith(event, JSON.stringify(problem), status, { contentType: 'application/problem+json' });
    }
    text ??= JSON.stringify(openApiDocument(publicUrl));
    return replyWith(event, text, 200, { cache: 'public, max-age=300' });
  };
};
