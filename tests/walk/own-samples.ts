import { IDEAS } from '../../infra/local/sample-items.ts';
import type { SampleProposal, SampleReviewer, Samples } from './samples.ts';

/** Everybody and everything here is invented. */
const proposal = (id: string, idea: number, language: 'nl' | 'en', organisation: string, more: Partial<SampleProposal> = {}): SampleProposal => {
  const { capability, asset, sector, ...words } = IDEAS[idea]!;
  const [title, abstract, problem, solution] = words[language];
  return {
    id,
    language,
    title,
    abstract,
    problem,
    solution,
    organisation,
    orgType: 'startup',
    country: 'NL',
    pilotSites: [],
    capabilities: [capability],
    assets: [asset],
    sectors: [sector],
    interaction: 'passive',
    trl: 5,
    asks: ['pilot-site'],
    share: 'reviewers',
    ...more,
  };
};

const reviewer = (
  id: string,
  name: string,
  organisation: string,
  orgType: string,
  capability: string,
  level: number,
  languages = ['nl', 'en'],
): SampleReviewer => ({ id, name, organisation, orgType, languages, capabilities: [{ id: capability, level }] });

export const OWN: Samples = {
  source: "the project's own invented samples",
  real: [0, 1, 2].map((idea) => proposal(`own-${idea + 1}`, idea, 'en', `Watermerk ${idea + 1} (fictional)`, { short: idea === 2 })),
  synthetic: [
    proposal('own-accepted', 0, 'en', 'Stiltemeter BV', {
      pilotSites: ['Wilma Walserij'],
      evidence: 'Two six-week trials on a test bench; nothing of the process was touched.',
      certifications: ['none'],
      constraints: ['hardware-install', 'air-gapped-ok'],
      protocols: ['modbus', 'A bus of our own'],
      purdue: ['1', '2'],
      registration: '00000000',
      founded: 2022,
      employees: 6,
    }),
    proposal('own-conditions', 1, 'nl', 'Sleutelpad', { interaction: 'inline', failure: 'fail-closed' }),
    proposal('own-declined', 2, 'en', 'Loudscan Ltd', { interaction: 'active-scan', failure: 'unknown', country: 'GB' }),
    proposal('own-withdrawn', 2, 'nl', 'Logica in de Kast', { assets: ['sis'], failure: 'unknown' }),
    proposal('own-redirected', 1, 'en', 'Officemail BV', { capabilities: ['other'], assets: [], interaction: 'none' }),
    proposal('own-duplicate', 0, 'en', 'STILTEMETER B.V. (fictional)'),
    proposal('own-same', 2, 'en', 'Hogeschool Verzonnen', { orgType: 'university' }),
    proposal('own-hostile', 0, 'nl', 'O\'Dijk & Zn. "Veilig"; DROP TABLE', {
      title: 'Zonder titel 🔒 <b>test</b> =1+1',
      abstract: 'Randgeval: <img src=x onerror=alert(1)>, emoji 🌊, rechts-naar-links ‮txt‬ en nul-breedte ​ tekens.',
      problem: 'y'.repeat(2400),
      solution: 'Regel 1\r\nRegel 2\tmet tab\n\n\nRegel 5',
    }),
  ],
  contacts: [
    {
      id: 'own-c1',
      kind: 'join-cop',
      email: 'c1@example.org',
      name: 'Test Eén',
      organisation: 'Gemaal Voorbeeld',
      subject: 'Meedoen',
      message: 'Wij willen graag meedoen aan de bijeenkomsten.',
      language: 'nl',
    },
    {
      id: 'own-c2',
      kind: 'demand',
      email: 'c2@example.org',
      name: 'Test Two',
      organisation: '',
      subject: 'Old panels',
      message: 'Who can help us with panels that cannot be patched?',
      language: 'en',
    },
    {
      id: 'own-c3',
      kind: 'incident',
      email: 'c3@example.org',
      name: 'Test Three',
      organisation: '',
      subject: 'Help',
      message: 'Our screens are locked and a note asks for money.',
      language: 'en',
    },
    {
      id: 'own-c4',
      kind: 'privacy',
      email: 'c4@example.org',
      name: 'Test Vier',
      organisation: '',
      subject: 'Inzage',
      message: 'Welke gegevens hebt u van mij?',
      language: 'nl',
    },
  ],
  reviewers: [
    reviewer('own-r1', 'Wilma Walserij', 'Walserij Noord', 'asset-owner', 'asset-inventory', 3),
    reviewer('own-r2', 'Peter Polder', 'Gemalen West', 'public-operator', 'remote-access', 3),
    reviewer('own-r3', 'Katja Kring', 'Instituut Verzonnen', 'rto', 'nids', 3),
    reviewer('own-r4', 'Hugo Hoogspanning', 'Net Verzonnen', 'asset-owner', 'soc-siem', 2),
    reviewer('own-r5', 'Vita Veiligheid', 'Chemie Verzonnen', 'asset-owner', 'safety-security', 3),
    reviewer('own-r6', 'Lars Laboratorium', 'Hogeschool Verzonnen', 'university', 'process-anomaly', 3),
    reviewer('own-r7', 'Mo Meetkamer', 'Meetkamer BV', 'integrator', 'segmentation', 2, ['nl']),
    reviewer('own-r8', 'Tess Toezicht', 'Toezicht Verzonnen', 'government', 'compliance-evidence', 3),
  ],
  cast: {
    accepted: { proposal: 'own-accepted', blocked: 'own-r1', declines: 'own-r8', panel: ['own-r2', 'own-r3', 'own-r4'] },
    conditions: { proposal: 'own-conditions', declares: 'own-r7', panel: ['own-r2', 'own-r4', 'own-r5'] },
    declined: { proposal: 'own-declined', panel: ['own-r5', 'own-r6', 'own-r8'] },
    withdrawn: 'own-withdrawn',
    redirected: 'own-redirected',
    duplicate: { proposal: 'own-duplicate', of: 'own-accepted' },
    sameOrganisation: { proposal: 'own-same', blocked: 'own-r6' },
  },
};
