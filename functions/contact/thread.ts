import type { contactOperations } from '../../shared/contract/contact.ts';
import { addNote } from '../../shared/domain/contact-acts.ts';
import { answerColleague, askColleague, askerIn } from '../../shared/domain/contact-thread.ts';
import { newId } from '../../shared/domain/id.ts';
import { act, actOn, colleagueOf, done, tiedTo } from '../desk/act.ts';
import type { Handlers } from '../http/serve.ts';

type Thread = Pick<Handlers<typeof contactOperations>, 'addContactNote' | 'askColleague' | 'answerColleague'>;

export const threadHandlers: Thread = {
  addContactNote: (call) => {
    const message = newId('msg', call.store.random);
    return act(call, (root) => addNote(root, { by: call.actor, at: call.at, text: call.body.text, message }));
  },

  askColleague: async (call) => {
    const colleague = await colleagueOf(call, call.body.colleague, call.params.contact!, 'colleague');
    const message = newId('msg', call.store.random);
    return act(call, (root) => tiedTo(colleague, askColleague(root, { by: call.actor, at: call.at, colleague, text: call.body.text, message })));
  },

  answerColleague: (call) => {
    const message = newId('msg', call.store.random);
    const answer = { by: call.actor, at: call.at, text: call.body.text, message };
    return actOn(call, ({ root, messages }) => answerColleague(root, { ...answer, asker: askerIn(messages) }), done);
  },
};
