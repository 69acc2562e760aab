import { applicantOperations } from '../../../shared/contract/applicant.ts';
import { readingHandlers } from '../../applicant/reading.ts';
import { perform } from '../../http/perform.ts';
import { type Answer, answer } from '../../http/reply.ts';
import type { Known } from '../../http/serve.ts';
import { flashOf } from '../flash.ts';
import { frameOf } from '../frame.ts';

export const readOwn = async (call: Known) =>
  (await perform(applicantOperations.readOwnProposal, readingHandlers.readOwnProposal, call, { params: call.params })).body;

export type Own = Awaited<ReturnType<typeof readOwn>>;

/** The own proposal, or a page of it, with what was done just now. */
export const ownPlace = async (call: Known, done = '', page = ''): Promise<Answer<string>> => {
  const about = call.params.proposal!;
  const said = done && `?done=${await flashOf(call, done, { about })}`;
  return answer('', { location: `/${frameOf(call).language}/proposals/${about}${page}${said}` });
};

/** Somebody who cannot do this now, or not any more, is shown where it stands instead. */
export const ifPossible = async (call: Known, act: string, page: (own: Own) => Promise<string> | string) => {
  const own = await readOwn(call);
  return own.mayDo.includes(act) ? page(own) : ownPlace(call);
};
