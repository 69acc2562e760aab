import { publicOperations } from '../shared/contract/public.ts';
import { envOf } from '../shared/env.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './public/fault-page.ts';
import { publicHandlers } from './public/handlers.ts';

const identity = () => {
  const env = envOf('api-public', process.env);
  return {
    issuer: env.OIDC_ISSUER,
    client: env.OIDC_CLIENT_ID,
    authorizeUrl: env.OIDC_AUTHORIZE_URL,
    tokenUrl: env.OIDC_TOKEN_URL,
    firstAdmin: env.FIRST_ADMIN,
    fetch,
  };
};

export const handler = serve(publicOperations, runtimeDeps('api-public'), publicHandlers(identity), faultPage);
