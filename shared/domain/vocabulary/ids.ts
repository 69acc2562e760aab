/**
 * The ids of every list, without labels: what a function needs that only checks them. The lists beside this file are the data; a test
 * keeps the two alike, in the same order.
 */
export const IDS = {
  asks: 'pilot-site launching-customer expert-feedback partners testbed funding certification international visibility talent',
  assets:
    'plc dcs sis rtu ied field-io hmi control-server ews historian app-server data-gateway ot-network ot-firewall remote-access iiot building robot der meter vehicle medical virtual agnostic',
  capabilities:
    'asset-inventory vuln-mgmt risk-assessment compliance-evidence supply-chain safety-security segmentation diode remote-access identity device-auth crypto-comms secure-logic firmware-integrity patching endpoint removable-media training nids process-anomaly side-channel soc-siem deception threat-intel pentest testbed ir-forensics backup-recovery resilience other',
  certifications: '62443-4-1 62443-4-2 62443-3-3 62443-2-4 61508 27001 eucc cra red atex 61850-3 50155 e26 none',
  contactKinds:
    'join-cop newsletter share-info innovation demand expert-session international test-facility press status feedback-appeal privacy vulnerability incident other',
  csf: 'GV GV.OC GV.RM GV.RR GV.PO GV.OV GV.SC ID ID.AM ID.RA ID.IM PR PR.AA PR.AT PR.DS PR.PS PR.IR DE DE.CM DE.AE RS RS.MA RS.AN RS.CO RS.MI RC RC.RP RC.CO',
  deploymentConstraints:
    'needs-stop needs-reboot needs-vendor-approval needs-internet needs-admin adds-latency hardware-install hazardous-area air-gapped-ok legacy-os process-data personal-data revalidation',
  failBehaviour: 'na fail-open fail-closed fail-safe configurable unknown',
  headcount: '1 2-9 10-49 50-249 250+',
  interactionModes: 'none offline passive side-channel selective-query agent firmware inline actuating active-scan unknown',
  nis2Measures: '21.2.a 21.2.b 21.2.c 21.2.d 21.2.e 21.2.f 21.2.g 21.2.h 21.2.i 21.2.j 23',
  orgTypes: 'startup sme large vendor integrator asset-owner public-operator government university rto investor network individual',
  protocols: 'modbus dnp3 iec104 iec61850 opcua opcda s7 profinet enip ethercat bacnet knx hart mqtt canbus dlms ocpp other',
  purdue: '0 1 2 3 3.5 4 5 cloud',
  revenue: 'none under-100k 100k-1m 1m-10m over-10m',
  sectors:
    'energy energy.electricity energy.heat energy.oil energy.gas energy.hydrogen transport transport.air transport.rail transport.water transport.road banking fmi health drinking-water waste-water digital-infra ict-services public-admin space postal waste chemicals food manufacturing digital-providers research x-water-mgmt x-nuclear x-buildings x-defence x-agri x-multi',
  share: 'reviewers cop public',
  techniqueRelations: 'counters uses',
  tracks: 'idea product-pilot research-result service-training consortium',
  yesNo: 'yes no unsure',
  iecRoles: 'asset-owner integration-sp maintenance-sp product-supplier',
  iecRequirements: 'FR1 FR2 FR3 FR4 FR5 FR6 FR7',
  iecLevels: 'SL0 SL1 SL2 SL3 SL4',
} as const;

/** Numbers of the ATT&CK for ICS techniques of the version in ATTACK_VERSION; their names stay in the list, which is large. */
export const TECHNIQUES =
  '0800 0801 0802 0803 0804 0805 0806 0807 0809 0811 0812 0813 0814 0815 0816 0817 0819 0820 0821 0822 0823 0826 0827 0828 0829 0830 0831 0832 0834 0835 0836 0837 0838 0839 0840 0842 0843 0845 0846 0847 0848 0849 0851 0852 0853 0855 0856 0857 0858 0859 0860 0861 0862 0863 0864 0865 0866 0867 0868 0869 0871 0872 0873 0874 0877 0878 0879 0880 0881 0882 0883 0884 0885 0886 0887 0888 0889 0890 0891 0892 0893 0894 0895';
export const ATTACK_VERSION = '18.1';

/** Who works a kind of contact request first, where that is not a liaison. */
export const QUEUES: Readonly<Record<string, string>> = {
  newsletter: 'self-service',
  'share-info': 'editor',
  'expert-session': 'events',
  'feedback-appeal': 'chair',
  privacy: 'admin',
  vulnerability: 'redirect',
  incident: 'redirect',
};

/** How intrusive each way of touching the process is, 0 none … 6 actuating; "unknown" counts as 4. */
export const RANKS: Readonly<Record<string, number>> = {
  none: 0,
  offline: 1,
  passive: 2,
  'side-channel': 2,
  'selective-query': 3,
  agent: 4,
  firmware: 5,
  inline: 5,
  actuating: 6,
  'active-scan': 6,
  unknown: 4,
};
