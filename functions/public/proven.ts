import { SK } from '../../shared/domain/change.ts';
import { ContactStage } from '../../shared/domain/contact.ts';
import { verifyContact } from '../../shared/domain/contact-intake.ts';
import { isContinued } from '../../shared/domain/contact-thread.ts';
import { changeContact } from '../../shared/store/records.ts';
import { getRow, queryIndex, type Store } from '../../shared/store/store.ts';

/** Requests that one sign-in looks at; whoever sent in more opens the links of the others. */
const LOOKED_AT = 50;

/** Whoever signs in has the mailbox: that proves the address of every open request of this person, as opening its link would. */
export const proveRequests = async (store: Store, person: string, at: string): Promise<void> => {
  const entries = await queryIndex(store, 4, person, { after: 'contact-request#', upTo: 'contact-request#~', limit: LOOKED_AT });
  const roots = await Promise.all(entries.map(({ pk }) => getRow(store, pk, SK.root)));
  for (const root of roots) {
    if (!root || root.applicant !== person || root.verified || isContinued({ stage: ContactStage.parse(root.stage) })) continue;
    await changeContact(
      store,
      root.pk,
      { by: person, at },
      (loaded) => verifyContact(loaded.root),
      () => undefined,
    );
  }
};
