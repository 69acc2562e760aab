import { fileOperations, filePages } from '../shared/contract/files.ts';
import { envOf } from '../shared/env.ts';
import { fileHandlers } from './file/handlers.ts';
import { runtimeDeps, runtimeStore, runtimeUploads } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { filePageHandlers } from './pages/file/handlers.ts';

const env = () => envOf('api-file', process.env);

const handlers = fileHandlers(() => runtimeUploads(runtimeStore(env()), env()));
const pages = filePageHandlers(handlers, () => new URL(env().FILES_URL).origin);
export const handler = serve({ ...fileOperations, ...filePages }, runtimeDeps('api-file'), { ...handlers, ...pages }, faultPage);
