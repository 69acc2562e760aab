import { exportOperations } from '../shared/contract/export.ts';
import { envOf } from '../shared/env.ts';
import { dossierHandlers } from './export/dossier.ts';
import { figureHandlers } from './export/figures.ts';
import { exportListHandlers } from './export/lists.ts';
import { exportPartHandlers } from './export/parts.ts';
import { runtimeBucket, runtimeDeps, runtimeStore } from './http/runtime.ts';
import { serve } from './http/serve.ts';

const env = () => envOf('api-export', process.env);

const bucket = () => runtimeBucket(runtimeStore(env()), env().FILES_BUCKET, env());
export const handler = serve(exportOperations, runtimeDeps('api-export'), {
  ...exportListHandlers,
  ...exportPartHandlers,
  ...figureHandlers,
  ...dossierHandlers(bucket),
});
