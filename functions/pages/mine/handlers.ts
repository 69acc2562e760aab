import { applicantOperations } from '../../../shared/contract/applicant.ts';
import type { minePages } from '../../../shared/contract/page-mine.ts';
import { privacyOperations } from '../../../shared/contract/privacy.ts';
import { minePage } from '../../../web/pages/mine.tsx';
import { type OwnData, ownDataPage } from '../../../web/pages/own-data.tsx';
import { ownItemsHandlers } from '../../applicant/own-items.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { ownDataHandlers } from '../../privacy/own-data.ts';
import { frameOf } from '../frame.ts';
import { settingsHandlers } from './settings.ts';

const heldPage = async (call: Known, cursor: string | undefined): Promise<OwnData> =>
  (await perform(privacyOperations.readOwnData, ownDataHandlers.readOwnData, call, { query: cursor === undefined ? {} : { cursor } })).body;

/** All pages of it as one. */
const allHeld = async (call: Known): Promise<Omit<OwnData, 'cursor'>> => {
  const { person, entries, cursor: first } = await heldPage(call, undefined);
  const all = [...entries];
  for (let cursor = first; cursor !== undefined; ) {
    const page = await heldPage(call, cursor);
    all.push(...page.entries);
    cursor = page.cursor;
  }
  return { person, entries: all };
};

export const minePageHandlers: Handlers<typeof minePages> = {
  ...settingsHandlers,
  minePage: async (call) => {
    const { body: items } = await perform(applicantOperations.listOwnItems, ownItemsHandlers.listOwnItems, call, { query: call.query });
    return minePage(frameOf(call), { items, cursor: call.query.cursor });
  },
  ownDataPage: async (call) => ownDataPage(frameOf(call), { data: await heldPage(call, call.query.cursor), cursor: call.query.cursor }),
  ownDataFile: async (call) => {
    const { language } = frameOf(call);
    const file = { name: `sluis-${call.at.slice(0, 10)}-${language}.json`, type: 'application/json', write: String };
    return answer(JSON.stringify(await allHeld(call), null, 2), { file });
  },
};
