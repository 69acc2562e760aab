import * as z from 'zod';
import type { FURTHER_PARTS } from '../proposal.ts';
import { QuestionId } from '../question.ts';
import { line, prose } from '../text.ts';
import { ATTACK_VERSION } from '../vocabulary/ids.ts';
import { technique, wordOf } from '../vocabulary.ts';
import { distinct, names, whole, yesNo } from './kinds.ts';

const level = wordOf('iecLevels').optional();

/** Step 2, about thirty minutes: what a reviewer needs. What is optional here may be required by a gate. */
export const FURTHER_FORM = {
  operation: z.strictObject({
    /** O4: what installing and updating needs. */
    constraints: distinct(wordOf('deploymentConstraints'), 0, 13).optional(),
    /** O5: the longest time that it adds to a control message, in the words of somebody who measured it. */
    addedDelay: line(1, 120).optional(),
    /** O6: back to how it was, by whom and how fast; and whether operators can go around it. */
    rollback: prose(2, 600).optional(),
    rollbackBy: line(2, 120).optional(),
    rollbackMinutes: whole(0, 43_200).optional(),
    operatorBypass: yesNo().optional(),
    /** O7: how it was tested that it does not interfere. */
    interferenceTest: prose(2, 600).optional(),
    /** O8: its own security. */
    signedUpdates: yesNo().optional(),
    sbom: yesNo().optional(),
    vendorAccess: prose(2, 300).optional(),
    lifetimeYears: whole(0, 60).optional(),
    /** O9: data that leave the site. */
    dataLeaving: prose(2, 400).optional(),
    /** O10: who operates it at 03:00. */
    operator: line(2, 200).optional(),
    falseAlarmsPerWeek: whole(0, 100_000).optional(),
    /** O11: temperature, EMC, ATEX, legacy systems, air gap. */
    environment: prose(2, 400).optional(),
  }),
  /** Tests, pilots, numbers, and who can confirm them. */
  evidence: z.strictObject({ text: prose(20, 1000).optional() }),
  standards: z.strictObject({
    certifications: distinct(wordOf('certifications'), 0, 14).optional(),
    /** Roles of IEC 62443, and the capability level (SL-C) that is claimed per requirement; a target belongs to an owner's zone. */
    roles: distinct(wordOf('iecRoles'), 0, 4).optional(),
    capabilityLevels: z.strictObject({ FR1: level, FR2: level, FR3: level, FR4: level, FR5: level, FR6: level, FR7: level }).optional(),
    /** The version that the ids below are taken from; required as soon as one is named. */
    attackVersion: z.literal(ATTACK_VERSION).optional(),
    techniques: z
      .array(z.strictObject({ id: technique(), relation: wordOf('techniqueRelations') }))
      .max(10)
      .refine((all) => all.every(({ id }, i) => id === undefined || all.findIndex((each) => each.id === id) === i), { error: 'list.twice' })
      .optional(),
    csf: distinct(wordOf('csf'), 0, 28).optional(),
    nis2: distinct(wordOf('nis2Measures'), 0, 11).optional(),
  }),
  team: z.strictObject({ text: prose(20, 800) }),
  market: z.strictObject({
    /** Market, price model and competitors. */
    text: prose(20, 800).optional(),
    competitors: names().optional(),
    revenue: wordOf('revenue').optional(),
    funding: line(2, 200).optional(),
  }),
  rights: z.strictObject({
    /** Intellectual property and licences. */
    text: prose(2, 600),
    openSource: line(2, 80).optional(),
    /** Export control or dual use; owned from outside the EU and NATO. */
    dualUse: yesNo(),
    foreignOwner: yesNo(),
  }),
  earlier: z.strictObject({
    /** Submitted here before, or elsewhere: where, when, and what came of it. */
    here: z.boolean(),
    elsewhere: z.boolean(),
    text: prose(2, 400).optional(),
  }),
  /** Who should not review it, and why. */
  exclusions: z.strictObject({
    reviewers: z
      .array(z.strictObject({ name: line(2, 120), why: prose(2, 300) }))
      .max(5)
      .optional(),
  }),
  /** Answers to a call's own questions, by their ids; `extraErrors` lays them beside the questions. */
  extra: z.record(QuestionId, z.union([prose(0, 4000), z.number()])).refine((answers) => Object.keys(answers).length <= 20, { error: 'field.many:20' }),
} as const satisfies Record<(typeof FURTHER_PARTS)[number], z.ZodType>;
