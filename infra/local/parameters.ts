import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from './http.ts';
import { ACCOUNT, REGION } from './template.ts';

export type Parameters = {
  /** Answers one SSM call in JSON 1.1; only GetParameter exists. */
  readonly answer: (body: string) => Reply;
  /** The signing keys as the functions get them. */
  readonly keys: string;
};

/** The signing keys of this data folder, made once, under every name that a function asks for. */
export const openParameters = ({
  dir,
  secretNames,
  plain = {},
}: {
  readonly dir: string;
  readonly secretNames: readonly string[];
  readonly plain?: Record<string, string>;
}): Parameters => {
  const keys = signingKeys(join(dir, 'keys.json'));
  return {
    keys,
    answer: (body) => {
      const { Name, WithDecryption } = JSON.parse(body || '{}') as { Name?: string; WithDecryption?: boolean };
      const secret = secretNames.includes(String(Name));
      const value = secret ? keys : plain[String(Name)];
      if (value === undefined) return json(400, { __type: 'ParameterNotFound', message: `The local run holds no parameter ${Name}.` });
      // As on AWS: who forgets WithDecryption gets a text that is of no use.
      const shown = secret && WithDecryption !== true ? Buffer.from('encrypted').toString('base64') : value;
      return json(200, {
        Parameter: {
          ARN: `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/${String(Name).replace(/^\//, '')}`,
          DataType: 'text',
          Name,
          Type: secret ? 'SecureString' : 'String',
          Value: shown,
          Version: 1,
        },
      });
    },
  };
};

const signingKeys = (file: string) => {
  if (!existsSync(file)) {
    const keys = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') } };
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
};

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(value),
});
