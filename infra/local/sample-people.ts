import type { Person, PersonBody } from '../../shared/domain/person.ts';

/** Invented people of an invented community; the addresses belong to nobody. */
export type SamplePerson = Omit<PersonBody, 'roles' | 'helix'> & { readonly roles: PersonBody['roles']; readonly helix?: Person['helix'] };

const person = (
  name: string,
  local: string,
  roles: PersonBody['roles'],
  organisation: string,
  organisationType: string,
  capabilities: Readonly<Record<string, number>> = {},
  languages: PersonBody['languages'] = ['nl', 'en'],
): SamplePerson => ({
  name,
  email: `${local}@example.org`,
  language: languages[0] === 'en' ? 'en' : 'nl',
  roles,
  organisation,
  organisationType,
  languages,
  capabilities: Object.entries(capabilities).map(([id, level]) => ({ id, level })),
});

export const STAFF: readonly SamplePerson[] = [
  person('Alex Beheer', 'admin', ['admin', 'liaison'], 'Bureau Sluis', 'network'),
  person('Lia Sluiswachter', 'lia', ['liaison'], 'Bureau Sluis', 'network'),
  person('Tom Overhaal', 'tom', ['liaison'], 'Bureau Sluis', 'network', {}, ['nl']),
  person('Vera Voorzitter', 'vera', ['chair'], 'Bureau Sluis', 'network'),
];

export const REVIEWERS: readonly SamplePerson[] = [
  person('Jan de Peiler', 'jan', ['reviewer'], 'Waterbedrijf Horizon', 'asset-owner', { nids: 2, 'remote-access': 3, 'asset-inventory': 2 }),
  person('Mila Meetnet', 'mila', ['reviewer'], 'Hogeschool Aan Zee', 'university', { 'process-anomaly': 3, nids: 3, testbed: 2 }),
  person('Rob Rijksbrug', 'rob', ['reviewer'], 'Dienst Bruggen', 'public-operator', { 'remote-access': 3, segmentation: 3, patching: 2 }),
  person('Sara Stoomketel', 'sara', ['reviewer'], 'Chemie Waalkant', 'asset-owner', { 'safety-security': 3, 'risk-assessment': 3 }),
  person('Omar Onderstation', 'omar', ['reviewer'], 'Netbeheer Duin', 'asset-owner', { 'crypto-comms': 2, nids: 2, 'compliance-evidence': 2 }),
  person('Eva Integraal', 'eva', ['reviewer'], 'Koppel Integratie', 'integrator', { 'soc-siem': 3, segmentation: 2, 'safety-security': 2 }, ['en', 'nl']),
];

export type SampleApplicant = { readonly email: string; readonly language: 'nl' | 'en'; readonly name: string; readonly organisation: string };
export const APPLICANTS: readonly SampleApplicant[] = [
  { email: 'noor@lekdetect.example', language: 'nl', name: 'Noor Vondst', organisation: 'Lekdetect BV' },
  { email: 'sam@quietwire.example', language: 'en', name: 'Sam Wire', organisation: 'Quietwire Ltd' },
  { email: 'ina@dijkwacht.example', language: 'nl', name: 'Ina Dijk', organisation: 'Dijkwacht' },
];
