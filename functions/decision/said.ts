import { requireUnnamed } from '../../shared/domain/named.ts';
import type { LoadedProposal } from '../../shared/store/load.ts';
import type { Known } from '../http/serve.ts';
import { letterCheck } from './named.ts';

/** @throws message.names-reviewers with the places in this field by which its reader could tell who judges */
export type SaidCheck = (loaded: Pick<LoadedProposal, 'assignments'>, text: string, path?: string) => void;

/**
 * What the desk tells an applicant beside the letter says as little of who judges as that does. Whom to talk to may be named, as it may
 * in the line of a letter for that; and where nobody was asked there is nobody to tell of.
 */
export const saidCheck = async (call: Known): Promise<SaidCheck> => {
  const check = await letterCheck(call);
  return (loaded, text, path = 'text') => {
    const named = loaded.assignments.length === 0 ? [] : check(loaded, { letter: { opening: '', criteria: [], doFirst: '', resubmit: false, talkTo: text } });
    requireUnnamed(
      named.map((found) => ({ ...found, path })),
      [],
      'message.names-reviewers',
    );
  };
};
