import { deskItemOperations } from '../../../shared/contract/desk-item.ts';
import { liaisonOperations } from '../../../shared/contract/liaison.ts';
import type { caseMailPages } from '../../../shared/contract/page-case.ts';
import { senderOperations } from '../../../shared/contract/sender.ts';
import { refusedMailPage } from '../../../web/pages/case/mail.tsx';
import { letterHandlers } from '../../desk/letters.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers } from '../../http/serve.ts';
import { askSafely } from '../../liaison/asking.ts';
import { pasteHandlers } from '../../sender/paste.ts';
import { type Act, acted } from './form.ts';
import { actsData, proposalIn, readProposal } from './reading.ts';

const itemOf = ({ params }: { params: Readonly<Record<string, string>> }): { item: string } => ({ item: params.proposal! });

const ACTS: Readonly<Record<string, Act>> = {
  ask: async (call, sent) => {
    const body = () => ({ text: sent.text('ask/text') ?? '' });
    await perform(liaisonOperations.askApplicant, askSafely, call, { params: proposalIn(call), key: sent.keyFor('askApplicant'), body });
    return { did: 'ask' };
  },
  paste: async (call, sent) => {
    const { body } = await perform(senderOperations.pasteMail, pasteHandlers.pasteMail, call, {
      params: itemOf(call),
      key: sent.keyFor('pasteMail'),
      body: () => ({
        text: sent.text('paste/text') ?? '',
        ...(sent.text('paste/subject') ? { subject: sent.text('paste/subject') } : {}),
        ...(sent.text('paste/from') ? { from: sent.text('paste/from') } : {}),
      }),
    });
    return { did: body.guarded ? 'paste-guarded' : 'paste' };
  },
  resend: async (call, sent) => {
    const params = { ...itemOf(call), intent: sent.text('resend/intent') ?? '' };
    await perform(deskItemOperations.resendLetter, letterHandlers.resendLetter, call, { params, key: sent.keyFor('resendLetter'), body: () => ({}) });
    return { did: 'resend' };
  },
  'revoke-link': async (call, sent) => {
    await perform(deskItemOperations.revokeLink, letterHandlers.revokeLink, call, { params: itemOf(call), key: sent.keyFor('revokeLink'), body: () => ({}) });
    return { did: 'revoke-link' };
  },
};

export const caseMailHandlers: Handlers<typeof caseMailPages> = {
  caseMailForm: (call) => acted(call, ACTS, { page: refusedMailPage, read: async (call) => actsData(call, await readProposal(call), [], []) }),
};
