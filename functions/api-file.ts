import { fileOperations } from '../shared/contract/files.ts';
import { envOf } from '../shared/env.ts';
import { fileHandlers } from './file/handlers.ts';
import { stdoutLog } from './http/log.ts';
import { runtimeStore, runtimeUploads } from './http/runtime.ts';
import { type Deps, serve } from './http/serve.ts';

const env = () => envOf('api-file', process.env);

const deps = (): Deps => {
  const { PUBLIC_URL: publicUrl, ORIGIN_SECRET: originSecret, ...tables } = env();
  const keys = () => Promise.reject(new Error('api-file signs nothing with the keys of the house'));
  return { store: runtimeStore(tables), keys, publicUrl, originSecret, log: stdoutLog };
};

const uploads = () => runtimeUploads(runtimeStore(env()), env());
export const handler = serve(fileOperations, deps, fileHandlers(uploads));
