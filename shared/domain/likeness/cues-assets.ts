import type { Cues } from './tags.ts';

/** Words that speak for a class of assets, English and Dutch: the first list is enough by itself, of the second it takes two. */
export const ASSET_CUES: Cues = {
  plc: [
    'plcs?|plc ?%|pacs|programmable logic( controllers?)?|ladder logic|logic controllers?|programmable (automation )?controllers?|besturings ?plc|%plc',
    'controllers?|rung|s7|besturing%|soft ?plc|embedded controllers?',
  ],
  dcs: [
    'dcs|distributed control systems?|dcs ?controllers?|procesbesturingssysteem|gedistribueerde besturing%',
    'refinery|process control|raffinaderij|delta ?v|centum|regelkamer',
  ],
  sis: [
    'sis|safety instrumented|safety (controllers?|plcs?|systems? controllers?|logic solvers?|relays?)|emergency shutdown|esd|burner management|branderbeveiliging|noodstop%|veiligheids ?(plc|besturing%|systeem|systemen)|triton|trisis|logic solvers?',
    'sil ?[1-4]|interlocks?|trip system|fire (and|&) gas|instrumentele beveiliging%',
  ],
  rtu: [
    'rtus?|remote terminal units?|%rtus?|onderstations ?computers?|remote telemetry|telemetry units?|telemetrie ?(kast%|stations?)',
    'telemetry|telemetrie|pole mounted|pipeline station|scada network|field devices',
  ],
  ied: [
    'ieds?|protection relays?|protective relays?|beveiligings ?relais|intelligent electronic devices?|merging units?|bay controllers?|pmus?|synchrophasors?|phasor measurement|goose|station ?(bus|automat%)',
    'substations?|onderstations?|relays?|relais|feeders?|breakers?|vermogensschakelaar%|sampled values',
  ],
  'field-io': [
    'field (devices?|instruments?|i ?/?o|bus)|actuators?|smart sensors?|(wireless|industrial|process|trusted|pressure|vibration|temperature|flow) sensors?|sensor (networks?|nodes?|integration|data|readings?)|transmitters?|variable (speed|frequency) drives?|servo%|veldapparat%|veldinstrument%|aandrijving%|frequentieregelaar%|actuatoren|on ?blade|drukmeter%|debietmeter%|wind turbine (sensors?|diagnostics|control)|valve positioners?',
    'sensors?|sensoren|drives?|valves?|kleppen|motors?|instrument%|condition based',
  ],
  hmi: [
    'hmis?|hmi ?%|human machine interfaces?|operator (stations?|panels?|displays?|screens?)|bedien(station|paneel|panelen|plek|scherm)%?|bedieninstallatie%|operatorscherm%|control room screens?',
    'control room|regelkamer|bedien(er|aar)s?|bediening|operators?|touch ?screens?|schermen',
  ],
  'control-server': [
    'scada|scada ?%|energy management systems?|ems operat%|control servers?|supervisory (control|systems?)|control cent(er|re)s?|grid (operations|control)|adms|bedrijfsvoeringscentrum|scada ?(server|systeem|systemen)|supervisory',
    'industrial control systems?|ics|control room|dispatch%|centrale bediening|besturingssystem%|meldkamer|operations cent(er|re)',
  ],
  ews: [
    'engineering (work ?stations?|stations?|laptops?|software|tools?)|(maintenance|service|transient) laptops?|(service|onderhouds)laptops?|engineering ?werkstation%|programming (devices?|stations?)|programmeer ?(station|laptop)%?',
    'laptops?|contractors?|monteurs?|engineers?|werkstation%|project files',
  ],
  historian: [
    'historians?|process (history|historian)|time series (database|archive)|proceshistorie|procesdatabase|osisoft|pi server',
    'archive|trend data|procesdata|history of the process|meetdata',
  ],
  'app-server': [
    'mes|manufacturing execution|patch servers?|licen[cs]e servers?|domain controllers?|active directory|application servers?|productiebesturing|batch servers?|wsus|applicatieserver%|(productie)?planningssysteem',
    'servers?|erp|level 3|scheduling system|recipes?|recepten',
  ],
  'data-gateway': [
    '(data|protocol|iot|industrial|edge|field) gateways?|protocol (converters?|translat%)|industrial edge|edge (devices?|gateways?)|data ?gateway%|protocol ?omzetter%|data diodes?|serial (servers?|converters?)|message bus|middleware|iot hub',
    'gateways?|converters?|cloud (connection|analytics)|bridge between|data export|koppeling%|aggregator|data bus',
  ],
  'ot-network': [
    '(ot|industrial|process|plant|control|machine) (network|switch|ethernet|wireless)%?|(ot|industri%|machine|proces) ?netwerk%|industrial (switches|wi ?fi|5g)|wireless sensor (networks?|and)|wsns?|private 5g|profinet networks?|switches|time sensitive networking|tsn|mesh networks?|lora ?wan|(control|plant) networks?|campus ?netwerk|ad hoc networks?',
    'switch|routers?|draadlo%|ad hoc networks?|network infrastructure|netwerkapparat%|access points?',
  ],
  'ot-firewall': [
    'firewalls?|firewall%|(data ?)?diodes?|data ?diode%|dmz|unidirectional gateways?|industrial demilitari[sz]ed|perimeter (device|protection)|intrusion prevention systems?|zone (boundary|border)|zones? (and|en|&) conduits?',
    'perimeter|boundary|packet filter%|access polic%|netwerkgrens|network (security )?polic(y|ies)',
  ],
  'remote-access': [
    'vpns?|vpn ?%|jump ?(hosts?|servers?)|remote (access|maintenance)|vendor (remote )?access|leverancierstoegang|toegang op afstand|onderhoud op afstand|modem%|rdp|remote desktop',
    'op afstand|remotely|remote|leverancier%|session recording|inbel%',
  ],
  iiot: [
    'iiot|(industrial )?internet of things|iot|iot ?%|smart (sensors?|devices?|cameras?)|connected (devices?|sensors?|products?)|cloud connected|slimme (sensor%|apparat%|camera%)|ip cameras?|networked devices?|drones?',
    'embedded devices?|printers|connected products?|mqtt|sensor nodes?|cloud sensors?|home routers',
  ],
  building: [
    'building (automation|management|control|operat%|systems?)|bms|bems|hvac|gebouw(automatisering|beheer%|gebonden|installatie%)|gbs|klimaat ?(regeling|installatie%|beheersing)|air (handling|conditioning)|elevators?|lifts|liften|smart (buildings?|homes?)|access control (panels?|readers?)|bacnet|knx|lighting control|toegangscontrole|commercial buildings?',
    'buildings?|gebouwen|thermostats?|ventilation|ventilatie|lighting|verlichting|occupan%|medical gas',
  ],
  robot: [
    'robots?|robotic%|cobots?|cnc|machine (tools?|control|building)|robot%|(freesmachine|draaibank|spuitgiet)%?|additive manufacturing|3d print%|machine ?besturing|automated guided vehicles?|agvs?|welding cells?|motion control%',
    'machines?|manipulator%|gripper|machinebouw%|palleti[sz]%|packaging line|numerical control',
  ],
  der: [
    'inverters?|omvormers?|distributed energy|ders?|solar|photovoltaic%|pv|zonne%|ev charg%|charg(ing|e) (stations?|points?|plazas?)|charge ?points?|laad(paal|palen|plein|pleinen|stations?|infra%)|battery (storage|energy)|batterij(opslag|systeem)|wind (parks?|farms?)|windparken|windpark|micro ?grids?|demand response|prosumers?|thuisbatterij%|decentrale opwek%|smart charging|virtual power plant',
    'renewable%|batter(y|ies)|grid edge|wind turbines?|net ?congestie|smart grid|transactive|flexib%|ocpp',
  ],
  meter: [
    'smart (meter%|metering)|slimme meters?|ami|advanced metering|electricity meters?|gas meters?|(water|gas|energie)meters?|meter data|metering infrastructure|dlms|p1 poort|meetinrichting%',
    'meters?|metering|billing|smart grid|head end',
  ],
  vehicle: [
    'vehicles?|in vehicle|automotive|rolling stock|trains|train (control|sets?|operators?)|locomotives?|vessels?|ships?|aircraft|avionics|aviation|flight computers?|drones?|uavs?|uas|unmanned|autonomous (cars?|driving|ships?)|weapon systems?|satellites?|(trein|treinen|treinstel%|voertuig%|schip|schepen|scheeps%|vliegtuig%|metro|trams?|bussen)|can bus|ecus?|on ?board (systems?|network)|cars|trucks?|vrachtwagen%',
    'boord%|bridge (systems?)|navigation|fleet|engine control|propulsion|marine|naval|rail',
  ],
  medical: [
    'medical (devices?|equipment|technology|systems?)|infusion pumps?|pacemakers?|mri|patient monitor%|medisch% (apparat%|technologie|hulpmiddel%)|lab(oratory)? automation|infuuspomp%|implantable|ziekenhuisapparatuur|diagnostic imaging',
    'patient (safety|care)|clinical (devices?|systems?)|laboratoriumapparat%|imaging equipment',
  ],
  virtual: [
    'virtuali[sz]ed (control%|plc%|ot|scada|dcs)|virtual plcs?|soft plcs?|containeri[sz]ed|cloud (hosted|based) (control|scada|ot|plc)|hypervisors?|gevirtualiseerd%|kubernetes|virtual machines? .. (ot|control)|scada in the cloud|cloud ?besturing',
    'virtuali[sz]%|containers?|docker|cloud|virtueel',
  ],
};
