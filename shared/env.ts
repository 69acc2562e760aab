import * as z from 'zod';

/** Every environment variable of every function: infrastructure sets it, functions parse it, nothing else reads the environment. */
export const Env = z.object({
  RECORDS_TABLE: z.string().min(3),
  FACTS_TABLE: z.string().min(3),
  /** Origin of the site, without a slash at the end: links, Origin checks and cookies. */
  PUBLIC_URL: z.url(),
  /** Name of the SSM SecureString that holds the signing keys as {"current":"k1","keys":{"k1":"base64"}}. */
  KEYS_PARAMETER: z.string().min(1),
  /** Sender of every letter, as an address without a name. */
  MAIL_FROM: z.string().min(3),
  /** A watched address: everyone answers a letter by replying. */
  MAIL_REPLY_TO: z.string().min(3),
  SES_CONFIGURATION_SET: z.string().min(1),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_AUTHORIZE_URL: z.url(),
  OIDC_TOKEN_URL: z.url(),
  /** Address of the first administrator; signing in with it grants the role once. */
  FIRST_ADMIN: z.string().min(3),
  /** Shared with the front door, past which nothing is answered; two values, with a comma between, while one takes the place of the other. Empty = no front door. */
  ORIGIN_SECRET: z.string(),
  /** Where the daily heads of the facts are kept, once and for years. */
  HEADS_BUCKET: z.string().min(3),
  /** Where the files of proposals lie, and where browsers reach it, without a slash at the end. */
  FILES_BUCKET: z.string().min(3),
  FILES_URL: z.url(),
  /** Addresses of styles and scripts by their plain names, as JSON. */
  ASSETS: z.string().min(2),
});
export type Env = z.infer<typeof Env>;
export type EnvName = keyof Env;

/** Whatever answers browsers and programs; and whatever answers them with a page. */
const ANSWERING = ['RECORDS_TABLE', 'FACTS_TABLE', 'PUBLIC_URL', 'KEYS_PARAMETER', 'ORIGIN_SECRET'] as const;
const PAGE = [...ANSWERING, 'ASSETS'] as const;

/** What each function may read of it: infrastructure sets exactly these. */
export const ENV_OF = {
  'api-public': ANSWERING,
  'page-case': PAGE,
  'page-case-acts': PAGE,
  'page-case-mail': PAGE,
  'page-request': PAGE,
  'page-request-acts': PAGE,
  'page-request-mail': PAGE,
  'page-request-paste': PAGE,
  'page-contact': PAGE,
  'page-draft': PAGE,
  'page-check': PAGE,
  'page-part': PAGE,
  'page-act': PAGE,
  'page-item': PAGE,
  'page-mine': PAGE,
  'page-inbox': PAGE,
  'page-overview': PAGE,
  'page-preview': PAGE,
  'page-review': PAGE,
  'page-review-file': PAGE,
  'page-decide': PAGE,
  'page-call': PAGE,
  'api-people': ANSWERING,
  'page-people': PAGE,
  'page-decide-list': PAGE,
  'page-figures': PAGE,
  'page-public': [...PAGE, 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_AUTHORIZE_URL', 'OIDC_TOKEN_URL', 'FIRST_ADMIN'],
  'api-applicant': ANSWERING,
  'api-reviewer': ANSWERING,
  'api-liaison': ANSWERING,
  'api-decision': ANSWERING,
  'api-routing': ANSWERING,
  'page-panel': PAGE,
  'page-panels': PAGE,
  'api-desk': ANSWERING,
  'api-sender': ANSWERING,
  'api-contact': ANSWERING,
  'api-privacy': ANSWERING,
  'api-document': ['PUBLIC_URL', 'ORIGIN_SECRET'],
  'api-file': [...PAGE, 'FILES_BUCKET', 'FILES_URL'],
  'api-support': ANSWERING,
  'page-support': PAGE,
  'page-after': PAGE,
  'api-admin': ANSWERING,
  'api-call': ANSWERING,
  'api-export': [...ANSWERING, 'FILES_BUCKET'],
  'on-fact': ['RECORDS_TABLE', 'FACTS_TABLE'],
  'send-mail': ['RECORDS_TABLE', 'FACTS_TABLE', 'PUBLIC_URL', 'KEYS_PARAMETER', 'MAIL_FROM', 'MAIL_REPLY_TO', 'SES_CONFIGURATION_SET'],
  'on-bounce': ['RECORDS_TABLE', 'FACTS_TABLE'],
  'on-clock': ['RECORDS_TABLE', 'FACTS_TABLE', 'HEADS_BUCKET', 'FILES_BUCKET'],
  'on-file': ['RECORDS_TABLE', 'FACTS_TABLE', 'FILES_BUCKET'],
} as const satisfies Record<string, readonly EnvName[]>;
export type FunctionName = keyof typeof ENV_OF;

/** Set where something stands in for AWS, and by nobody in an account; the SDK's clients read their own likewise. */
const StandIns = z.object({ AWS_ENDPOINT_URL_SSM: z.url().optional(), AWS_ENDPOINT_URL_S3: z.url().optional() });
export type EnvOf<F extends FunctionName> = Pick<Env, (typeof ENV_OF)[F][number]> & z.infer<typeof StandIns>;

/** Parses the variables of one function. @throws when one is missing or malformed, before the first request. */
export const envOf = <F extends FunctionName>(name: F, source: Record<string, string | undefined>): EnvOf<F> => {
  const wanted: readonly EnvName[] = ENV_OF[name];
  const shape = Object.fromEntries(wanted.map((key) => [key, Env.shape[key]]));
  return z.object({ ...shape, ...StandIns.shape }).parse(source) as EnvOf<F>;
};
