import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Text } from '../../shared/domain/likeness/vectors.ts';
import type { Judgement } from './expertise.ts';

export type Gold = { readonly papers: readonly Text[]; readonly profiles: readonly (readonly Text[])[]; readonly judgements: readonly Judgement[] };

/** Papers, what reviewers wrote and how expert they say to be; nothing where there are no real instances. */
export const goldTexts = (): Gold | undefined => {
  if (!process.env.SLUIS_DATA) return undefined;
  const file = join(process.env.SLUIS_DATA, 'assignment/gold2023-text.json.gz');
  const { papers, profiles, expertise } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    papers: [string, string][];
    profiles: [string, string][][];
    expertise: Judgement[];
  };
  const asText = ([title, text]: [string, string]): Text => ({ title, text });
  return { papers: papers.map(asText), profiles: profiles.map((profile) => profile.map(asText)), judgements: expertise };
};
