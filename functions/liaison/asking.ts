import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import type { Change } from '../../shared/domain/change.ts';
import { newId } from '../../shared/domain/id.ts';
import { askApplicant } from '../../shared/domain/inquiry.ts';
import { type Proposal, requireStage } from '../../shared/domain/proposal.ts';
import { askForChecks } from '../../shared/domain/screening.ts';
import { actOnRound } from '../decision/act.ts';
import { saidCheck } from '../decision/said.ts';
import type { Handler } from '../http/serve.ts';

type Ask = Handler<typeof liaisonOperations.askApplicant>;
type Asking = Parameters<Ask>[0];

const question = ({ actor: by, at, body: { text, checks = [] } }: Asking, message: string, proposal: Proposal): Change<Proposal> =>
  askForChecks(askApplicant(proposal, { by, at, text, message }), checks);

/** A question to the applicant, which tells nobody who judges. */
export const askSafely: Ask = async (call) => {
  const message = newId('msg', call.store.random);
  const check = await saidCheck(call);
  return actOnRound(call, (loaded) => {
    const change = question(call, message, loaded.root);
    check(loaded, call.body.text);
    return change;
  });
};

/** The same before anybody was asked to judge, for a page that has no need of the rest. */
export const askAtDoor: Ask = (call) => {
  const message = newId('msg', call.store.random);
  return actOnRound(call, ({ root }) => {
    requireStage(root, ['screening']);
    return question(call, message, root);
  });
};
