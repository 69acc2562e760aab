import { type Further, type Signal, thing } from './guard.ts';
import { OBLIQUE_WORDS } from './oblique-words.ts';

/** An incident without a word for it: what is missing, changed, open or known to a stranger. */
const INCIDENT_OBLIQUELY: readonly Signal[] = [
  ['data-stolen', 4, (has) => has('innards', 'spilled') && !has('accessSale')],
  ['data-stolen', 1, (has) => has('innards', 'spilled', 'slip')],
  ['threat', 5, (has) => has('hush', 'money') && (has('innards') || has('stranger'))],
  ['controller-misbehaves', 2, (has) => has('unasked') && (thing(has) || has('program'))],
  ['controller-misbehaves', 2, (has) => has('differs') && (has('control') || has('program'))],
  ['controller-misbehaves', 3, (has) => has('mismatch')],
  ['intruder', 2, (has) => has('emptied')],
  ['intruder', 3, (has) => has('traffic', 'nobodysPlace') && (thing(has) || has('panel') || has('ours'))],
  ['intruder', 3, (has) => has('offHours')],
  ['intruder', 2, (has) => has('offHours', 'unasked')],
  ['intruder', 4, (has) => has('leftover', 'reaches') && thing(has)],
  ['intruder', 3, (has) => has('broughtIn') && thing(has)],
  ['intruder', 4, (has) => has('gaveAway', 'posed')],
  ['intruder', 4, (has) => has('imposter') && (has('asset') || thing(has))],
  ['data-stolen', 4, (has) => has('carrier', 'lost', 'keysOfPlant') && (has('asset') || thing(has) || has('ours'))],
  ['encrypted', 3, (has) => has('vanished') && (has('live') || has('asset') || has('ours'))],
  ['controller-misbehaves', 4, (has) => has('contradicts') && (has('asset') || has('control') || has('screen'))],
  ['controller-misbehaves', 2, (has) => has('unasked', 'asset')],
  ['intruder', 3, (has) => has('broughtIn', 'asset') || has('broughtIn', 'innards')],
  ['intruder', 4, (has) => has('leftover') && (has('asset') || has('reaches'))],
  ['threat', 5, (has) => has('money', 'innards') && (has('stranger') || has('unasked')) && has('condition')],
  ['encrypted', 3, (has) => has('stuckFiles') && !has('cipher')],
  ['production-down', 2, (has) => has('fallback') && thing(has)],
  ['screens-dark', 3, (has) => has('lockedOut') && (thing(has) || has('screen'))],
  ['ransom', 4, (has) => has('payNotice') && (thing(has) || has('screen'))],
];

/** A hole as somebody tells it who only says what can be done. */
const HOLE_OBLIQUELY: readonly Signal[] = [
  ['no-password', 5, (has) => has('canDo', 'unfit') && (has('panel') || has('gadget')) && !has('ownSite')],
  ['exposed', 4, (has) => has('trivial', 'effect') && (has('asset') || has('gadget')) && !has('ownSite')],
  ['found-vulnerability', 3, (has) => has('shouldNot') && (has('asset') || has('gadget')) && (has('effect') || has('canDo'))],
  ['no-password', 4, (has) => has('unfit', 'effect', 'asset') && !has('ownSite')],
  ['found-vulnerability', 5, (has) => has('trips', 'trigger') && (has('panel') || has('gadget'))],
  ['found-vulnerability', 5, (has) => has('weakSecret') && !has('ownSite')],
  ['found-vulnerability', 4, (has) => has('forged') && (has('panel') || has('gadget'))],
  ['exposed', 5, (has) => has('otherTenant', 'ofOthers') && !has('ownSite')],
  ['found-vulnerability', 5, (has) => has('pastLogin')],
  ['extortion', 7, (has) => has('reward', 'knowHow')],
  ['found-vulnerability', 2, (has) => has('nobodyHears') && (has('panel') || has('gadget'))],
  ['exposed', 5, (has) => has('cameUpon', 'layOpen') && !has('ownSite')],
];

/** What a first message is looked at for besides. */
export const OBLIQUELY: Further = { words: OBLIQUE_WORDS, incident: INCIDENT_OBLIQUELY, hole: HOLE_OBLIQUELY };
