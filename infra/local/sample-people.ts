import type { Person, PersonBody } from '../../shared/domain/person.ts';

/** Invented people of an invented community; the addresses belong to nobody. */
export type SamplePerson = Omit<PersonBody, 'roles' | 'helix'> & { readonly roles: PersonBody['roles']; readonly helix?: Person['helix'] };

type Knows = { readonly assets?: PersonBody['assets']; readonly sectors?: PersonBody['sectors'] };

const person = (
  name: string,
  local: string,
  roles: PersonBody['roles'],
  organisation: string,
  organisationType: string,
  capabilities: Readonly<Record<string, number>> = {},
  languages: PersonBody['languages'] = ['nl', 'en'],
  knows: Knows = {},
): SamplePerson => ({
  name,
  email: `${local}@example.org`,
  language: languages[0] === 'en' ? 'en' : 'nl',
  roles,
  organisation,
  organisationType,
  languages,
  capabilities: Object.entries(capabilities).map(([id, level]) => ({ id, level })),
  ...knows,
});

const reviewer = (
  name: string,
  local: string,
  organisation: string,
  organisationType: string,
  capabilities: Readonly<Record<string, number>>,
  knows: Knows,
  languages?: PersonBody['languages'],
): SamplePerson => person(name, local, ['reviewer'], organisation, organisationType, capabilities, languages, knows);

export const STAFF: readonly SamplePerson[] = [
  person('Alex Beheer', 'admin', ['admin', 'liaison'], 'Bureau Sluis', 'network'),
  person('Lia Sluiswachter', 'lia', ['liaison'], 'Bureau Sluis', 'network'),
  person('Tom Overhaal', 'tom', ['liaison'], 'Bureau Sluis', 'network', {}, ['nl']),
  person('Vera Voorzitter', 'vera', ['chair'], 'Bureau Sluis', 'network'),
];

export const REVIEWERS: readonly SamplePerson[] = [
  reviewer(
    'Jan de Peiler',
    'jan',
    'Waterbedrijf Horizon',
    'asset-owner',
    { nids: 2, 'remote-access': 3, 'asset-inventory': 2 },
    { assets: ['plc', 'hmi', 'rtu'], sectors: ['drinking-water', 'waste-water'] },
  ),
  reviewer(
    'Mila Meetnet',
    'mila',
    'Hogeschool Aan Zee',
    'university',
    { 'process-anomaly': 3, nids: 3, testbed: 2 },
    { assets: ['plc', 'ied', 'field-io'], sectors: ['energy.electricity', 'drinking-water'] },
  ),
  reviewer(
    'Rob Rijksbrug',
    'rob',
    'Dienst Bruggen',
    'public-operator',
    { 'remote-access': 3, segmentation: 3, patching: 2 },
    { assets: ['plc', 'remote-access', 'hmi'], sectors: ['x-water-mgmt', 'transport.water', 'transport.road'] },
  ),
  reviewer(
    'Sara Stoomketel',
    'sara',
    'Chemie Waalkant',
    'asset-owner',
    { 'safety-security': 3, 'risk-assessment': 3 },
    { assets: ['dcs', 'sis'], sectors: ['chemicals', 'energy.oil'] },
  ),
  reviewer(
    'Omar Onderstation',
    'omar',
    'Netbeheer Duin',
    'asset-owner',
    { 'crypto-comms': 2, nids: 2, 'compliance-evidence': 2 },
    { assets: ['rtu', 'ied', 'ot-network'], sectors: ['energy.electricity', 'energy.gas'] },
  ),
  reviewer(
    'Eva Integraal',
    'eva',
    'Koppel Integratie',
    'integrator',
    { 'soc-siem': 3, segmentation: 2, 'safety-security': 2 },
    { assets: ['plc', 'dcs', 'control-server'], sectors: ['manufacturing', 'food'] },
    ['en', 'nl'],
  ),
];

export type SampleApplicant = { readonly email: string; readonly language: 'nl' | 'en'; readonly name: string; readonly organisation: string };
export const APPLICANTS: readonly SampleApplicant[] = [
  { email: 'noor@lekdetect.example', language: 'nl', name: 'Noor Vondst', organisation: 'Lekdetect BV' },
  { email: 'sam@quietwire.example', language: 'en', name: 'Sam Wire', organisation: 'Quietwire Ltd' },
  { email: 'ina@dijkwacht.example', language: 'nl', name: 'Ina Dijk', organisation: 'Dijkwacht' },
];
