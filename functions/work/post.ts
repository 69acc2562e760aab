import { SESClient } from '@aws-sdk/client-ses';
import type { EnvOf } from '../../shared/env.ts';
import type { Log } from '../http/log.ts';
import { runtimeKeys, runtimeStore } from '../http/runtime.ts';
import type { Post } from './send.ts';

/** What sending needs in its account. The client never repeats a send by itself: whether a letter left is decided by claim and reconciliation. */
export const runtimePost = (env: EnvOf<'send-mail'>, log: Log): Post => {
  const store = runtimeStore(env);
  const ses = new SESClient({ maxAttempts: 1 });
  return {
    store,
    log,
    keys: runtimeKeys(store, env),
    ses,
    messageHost: async () => `${await ses.config.region()}.amazonses.com`,
    from: env.MAIL_FROM,
    replyTo: env.MAIL_REPLY_TO,
    configurationSet: env.SES_CONFIGURATION_SET,
    publicUrl: env.PUBLIC_URL,
  };
};
