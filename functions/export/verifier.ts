import { VERIFY_AFTER } from './verify/after.ts';
import { VERIFY_FIELDS } from './verify/fields.ts';
import { VERIFY_FOLDER } from './verify/folder.ts';
import { VERIFY_LOG } from './verify/log.ts';
import { VERIFY_STORY } from './verify/story.ts';
import { VERIFY_TEXTS } from './verify/texts.ts';

/**
 * The program that lies in every dossier: one file, Node alone, nothing of ours. It follows the rules of chain.ts and receipt.ts in words of
 * its own, so that whoever does not trust the house reads it in a quarter of an hour; a test holds it to the same verdicts.
 */
export const VERIFIER = { text: [VERIFY_LOG, VERIFY_STORY, VERIFY_TEXTS, VERIFY_FIELDS, VERIFY_AFTER, VERIFY_FOLDER].join('\n') };
