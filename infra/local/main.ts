import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { openFolder } from './folder.ts';
import { close, LocalError, listen, portOf } from './http.ts';
import { type Local, startLocal } from './server.ts';
import { synthesise } from './synthesise.ts';

// The template validator takes seconds; a step of the checks runs it.
process.env.CDK_VALIDATION ??= 'false';
process.env.TZ = 'UTC';
// Letters, links and keys are kept here: nobody else on this machine may read them.
process.umask(0o077);

/** A taken port is said at once, before seconds go into building. */
const requireFree = async (port: number) => {
  const probe = createServer();
  await listen(probe, port);
  await close(probe);
};

let local: Local | undefined;

const start = async () => {
  const dataDir = resolve(process.env.DATA_DIR || '.sluis');
  const port = portOf(process.env.PORT);
  await requireFree(port);
  // The folder is held before anything is built into it: a second start must not touch what a running server reads.
  const unlock = openFolder(dataDir);
  const [{ template, assemblyDir }, sample] = await Promise.all([synthesise(join(dataDir, 'assembly')), import('./seed.ts')]);
  local = await startLocal({ template, assemblyDir, port, dataDir, unlock, ...sample });
  console.log(`Sluis runs on this machine, its data in ${dataDir}.

  The site      ${local.url}/
  Start here    ${local.url}/_local/         sample people, the clock
  The mailbox   ${local.url}/_local/mailbox  every letter, none leaves this machine
  For programs  ${local.url}/api/openapi.json

Next: open "Start here" and sign in as somebody. Stop with Ctrl-C; what you made is kept.`);
};

const stop = async () => {
  // Whatever still hangs then is not worth a wait; before the start is through there is nothing to wait for.
  setTimeout(() => process.exit(0), 1800).unref();
  await local?.stop();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

start().catch((error: unknown) => {
  console.error(error instanceof LocalError ? error.message : error);
  process.exit(1);
});
