import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { openApiDocument } from '../../shared/contract/openapi.ts';
import { replyWith } from '../http/reply.ts';

/** Answers with the OpenAPI document, written once per function. */
export const describe = (publicUrl: () => string) => {
  let text: string | undefined;
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    text ??= JSON.stringify(openApiDocument(publicUrl()));
    return replyWith(event, text, 200, { cache: 'public, max-age=300' });
  };
};
