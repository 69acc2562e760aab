import { contactOperations } from '../../../shared/contract/contact.ts';
import { deskOperations } from '../../../shared/contract/desk.ts';
import type { ActsData, Contact } from '../../../web/pages/request/form.tsx';
import { readHandlers } from '../../contact/reading.ts';
import { colleagueHandlers } from '../../desk/colleagues.ts';
import { perform } from '../../http/perform.ts';
import type { Known } from '../../http/serve.ts';
import { formKey } from '../form.ts';

export const contactIn = (call: Known): { contact: string } => ({ contact: call.params.contact! });
export const itemIn = (call: Known): { item: string } => ({ item: call.params.contact! });

export const readContact = async (call: Known, contact: string): Promise<Contact> =>
  (await perform(contactOperations.readDeskContact, readHandlers.readDeskContact, call, { params: { contact } })).body;

const readColleagues = async (call: Known): Promise<ActsData['colleagues']> =>
  (await perform(deskOperations.listColleagues, colleagueHandlers.listColleagues, call, {})).body.colleagues;

/** What the forms of all acts need. The texts that a reply can begin with are offered on the whole page alone. */
export const readForActs = async (call: Known): Promise<ActsData> => {
  const [contact, colleagues] = await Promise.all([readContact(call, contactIn(call).contact), readColleagues(call)]);
  return { contact, colleagues, templates: [], me: call.actor.id, key: formKey(call) };
};
