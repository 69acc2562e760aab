import middy from '@middy/core';
import { envOf } from '../shared/env.ts';
import { stdoutLog } from './http/log.ts';
import { runtimeShelf, runtimeStore } from './http/runtime.ts';
import { type FileKeeper, onFileEvent } from './work/files.ts';

let keeper: FileKeeper | undefined;
export const handler = middy<unknown, void>().handler((event) => {
  if (!keeper) {
    const env = envOf('on-file', process.env);
    const store = runtimeStore(env);
    keeper = { store, log: stdoutLog, shelf: runtimeShelf(store, env.FILES_BUCKET, env) };
  }
  return onFileEvent(keeper, event);
});
