import asks from './vocabulary/asks.json' with { type: 'json' };
import assets from './vocabulary/asset-classes.json' with { type: 'json' };
import capabilities from './vocabulary/capabilities.json' with { type: 'json' };
import certifications from './vocabulary/certifications.json' with { type: 'json' };
import contactKinds from './vocabulary/contact-kinds.json' with { type: 'json' };
import csf from './vocabulary/csf2.json' with { type: 'json' };
import deploymentConstraints from './vocabulary/deployment-constraints.json' with { type: 'json' };
import failBehaviour from './vocabulary/fail-behaviour.json' with { type: 'json' };
import headcount from './vocabulary/headcount.json' with { type: 'json' };
import iec62443 from './vocabulary/iec62443.json' with { type: 'json' };
import interactionModes from './vocabulary/interaction-modes.json' with { type: 'json' };
import nis2Measures from './vocabulary/nis2-measures.json' with { type: 'json' };
import orgTypes from './vocabulary/org-types.json' with { type: 'json' };
import protocols from './vocabulary/protocols.json' with { type: 'json' };
import purdue from './vocabulary/purdue.json' with { type: 'json' };
import revenue from './vocabulary/revenue.json' with { type: 'json' };
import sectors from './vocabulary/sectors-nis2.json' with { type: 'json' };
import share from './vocabulary/share.json' with { type: 'json' };
import techniqueRelations from './vocabulary/technique-relations.json' with { type: 'json' };
import tracks from './vocabulary/tracks.json' with { type: 'json' };
import yesNo from './vocabulary/yes-no.json' with { type: 'json' };
import type { Vocabulary, Words } from './vocabulary.ts';

/** Every list with its labels; 30 KB, so that only what speaks of all of them reads this file. */
export const LISTS: Readonly<Record<Vocabulary, Words>> = {
  asks,
  assets,
  capabilities,
  certifications,
  contactKinds,
  csf,
  deploymentConstraints,
  failBehaviour,
  headcount,
  iecLevels: iec62443,
  iecRequirements: iec62443,
  iecRoles: iec62443,
  interactionModes,
  nis2Measures,
  orgTypes,
  protocols,
  purdue,
  revenue,
  sectors,
  share,
  techniqueRelations,
  tracks,
  yesNo,
};
