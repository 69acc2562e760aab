import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { envOf } from '../shared/env.ts';
import { describe, type Site } from './document/describe.ts';

const site = (): Site => {
  const { PUBLIC_URL, ORIGIN_SECRET } = envOf('api-document', process.env);
  return { publicUrl: PUBLIC_URL, originSecret: ORIGIN_SECRET };
};

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(describe(site));
