import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { envOf } from '../shared/env.ts';
import { describe } from './document/describe.ts';

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
  describe(() => envOf('api-document', process.env).PUBLIC_URL),
);
