import { publicPages } from '../shared/contract/page-public.ts';
import { envOf } from '../shared/env.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { besidePages } from './pages/public/aside.ts';
import { publicPageHandlers } from './pages/public/handlers.ts';
import { answeringHead } from './pages/public/head.ts';

const identity = () => {
  const env = envOf('page-public', process.env);
  return {
    issuer: env.OIDC_ISSUER,
    client: env.OIDC_CLIENT_ID,
    authorizeUrl: env.OIDC_AUTHORIZE_URL,
    tokenUrl: env.OIDC_TOKEN_URL,
    firstAdmin: env.FIRST_ADMIN,
    fetch,
  };
};

export const handler = answeringHead(publicPages, serve(publicPages, runtimeDeps('page-public'), publicPageHandlers(identity), faultPage, besidePages));
