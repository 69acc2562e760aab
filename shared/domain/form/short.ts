import * as z from 'zod';
import { community } from '../../community.ts';
import type { SHORT_PARTS } from '../proposal.ts';
import { line, prose, web } from '../text.ts';
import { wordOf } from '../vocabulary.ts';
import { distinct, names, whole, yesNo } from './kinds.ts';

/** Step 1, about ten minutes: what a liaison needs to see whether it is in scope and whom it concerns. */
export const SHORT_FORM = {
  outline: z.strictObject({
    title: line(8, 120),
    /** Read by invited reviewers and, after acceptance, by members: nothing confidential. */
    abstract: prose(100, 1200),
    nothingConfidential: z.literal(true),
    track: wordOf('tracks'),
    /** The scope check: does it protect, monitor, test or recover systems that control a physical process, and which? */
    controlsProcess: yesNo(),
    whichProcess: line(2, 200).optional(),
  }),
  organisation: z.strictObject({
    name: line(2, 120),
    type: wordOf('orgTypes'),
    country: z.string().regex(/^[A-Z]{2}$/, { error: 'text.country' }),
    website: web(200).optional(),
    registration: line(2, 40).optional(),
    founded: whole(1600, 2100).optional(),
    headcount: wordOf('headcount').optional(),
    /** Partners, advisers and pilot sites by name, so that nobody who is involved judges. */
    partners: names().optional(),
    advisers: names().optional(),
    pilotSites: names().optional(),
    /** Says that there are none; it is asked where no name stands, and where one stands as well the name counts. */
    noParties: z.boolean().optional(),
  }),
  contact: z.strictObject({ name: line(2, 120), role: line(2, 120), phone: line(5, 30).regex(/\d/).optional() }),
  maturity: z.strictObject({
    trl: whole(1, 9),
    trlIn12Months: whole(1, 9),
    capabilities: distinct(wordOf('capabilities'), 1, 3),
    assets: distinct(wordOf('assets'), 1, 5),
    sectors: distinct(wordOf('sectors'), 1, 4),
    purdue: distinct(wordOf('purdue'), 0, 8).optional(),
    /** Ids of the list, or the name of a protocol that is not in it. */
    protocols: distinct(line(2, 40), 0, 10).optional(),
  }),
  substance: z.strictObject({
    problem: prose(20, 1000),
    /** What is new against named alternatives; asked in step 2. */
    solution: prose(20, 1500).optional(),
  }),
  process: z.strictObject({
    /** O1: how it touches the process; the most intrusive counts. */
    interaction: distinct(wordOf('interactionModes'), 1, 6),
    /** Whether anything is ever written to a controller, as a recovery kit does that touches nothing else. */
    writesToController: yesNo(),
    /** O2: in or near a safety function; unsure counts as yes. */
    safetyFunction: yesNo(),
    /** O3: what happens when it fails, loses power or network, or is overloaded. */
    failure: wordOf('failBehaviour').optional(),
    failureText: prose(0, 600).optional(),
  }),
  request: z.strictObject({
    asks: distinct(wordOf('asks'), 1, 3),
    /** A good result in six months. */
    goodResult: prose(2, 400),
    /** RED may be typed, and is refused with the reason. */
    tlp: z.enum(['clear', 'green', 'amber', 'amber-strict', 'red']),
    share: z.enum(['reviewers', 'cop', 'public']),
    newsletter: z.boolean(),
    terms: z.literal(community.termsVersion, { error: 'gate.terms' }),
    privacy: z.literal(community.privacyVersion, { error: 'gate.terms' }),
  }),
} as const satisfies Record<(typeof SHORT_PARTS)[number], z.ZodObject>;
