import { momentIn, sealMoment } from '../../shared/store/secrets.ts';
import type { Known } from '../http/serve.ts';

/** What was done just now: on which item or page, under which word, and at which version where the item has one. */
type Told = { readonly about: string; readonly version?: number | undefined };

/** Long enough to read it in the other language too; after that the timeline tells it. */
const FRESH_MS = 600_000;

const boundTo = (call: Known, did: string, { about, version = 0 }: Told): string => `flash ${call.actor.id} ${about} ${version} ${did}`;

/** The word of an act as the next address carries it: signed, so that no address says what was not done, or says it to somebody else. */
export const flashOf = async (call: Known, did: string, told: Told): Promise<string> =>
  `${did}.${sealMoment(await call.deps.keys(), boundTo(call, did, told), Date.parse(call.at))}`;

/** The word that an address carries, as long as it is fresh and the item is as that act left it. */
export const flashIn = async (call: Known, given: string | undefined, told: Told): Promise<string | undefined> => {
  const [, did, token] = /^([a-z0-9-]{1,30})\.(.+)$/.exec(given ?? '') ?? [];
  if (did === undefined || token === undefined) return undefined;
  const moment = momentIn(await call.deps.keys(), boundTo(call, did, told), token);
  const passed = moment === undefined ? -1 : Date.parse(call.at) - moment;
  return passed >= 0 && passed <= FRESH_MS ? did : undefined;
};

type Said = { readonly kind: string; readonly text: string; readonly undone?: boolean | undefined };
/** What was just taken back before it left, to be sent again when it is better: the last word of this kind. */
export const takenBack = (did: string | undefined, kind: 'question' | 'reply', thread: readonly Said[]): string | undefined => {
  const last = thread.findLast((said) => said.kind === kind);
  return did === 'undo' && last?.undone ? last.text : undefined;
};
