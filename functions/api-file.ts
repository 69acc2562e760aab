import { fileOperations, filePages } from '../shared/contract/files.ts';
import { envOf } from '../shared/env.ts';
import { fileHandlers } from './file/handlers.ts';
import { stdoutLog } from './http/log.ts';
import { assetsOf, runtimeStore, runtimeUploads } from './http/runtime.ts';
import { type Deps, serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { filePageHandlers } from './pages/file/handlers.ts';

const env = () => envOf('api-file', process.env);

const deps = (): Deps => {
  const { PUBLIC_URL: publicUrl, ORIGIN_SECRET: originSecret, ASSETS, ...tables } = env();
  const keys = () => Promise.reject(new Error('api-file signs nothing with the keys of the house'));
  return { store: runtimeStore(tables), keys, publicUrl, originSecret, log: stdoutLog, assets: assetsOf(ASSETS) };
};

const handlers = fileHandlers(() => runtimeUploads(runtimeStore(env()), env()));
const pages = filePageHandlers(handlers, () => new URL(env().FILES_URL).origin);
export const handler = serve({ ...fileOperations, ...filePages }, deps, { ...handlers, ...pages }, faultPage);
