/** Invented proposals, each about something of its own, with the tags that its text speaks of: written to be rewritten, and to be read for tags. */
export type Invention = {
  readonly language: 'en' | 'nl';
  readonly title: string;
  readonly text: string;
  readonly capabilities: readonly string[];
  readonly assets: readonly string[];
  readonly sectors: readonly string[];
  readonly protocols: readonly string[];
};

export const INVENTIONS: readonly Invention[] = [
  {
    language: 'en',
    title: 'GateKeep: one-way data export from turbine halls',
    text: 'Operators of gas turbines want their vibration data in the cloud, yet every link outward is a link inward. GateKeep is an optical data diode the size of a hand that carries historian records out and nothing back. Acknowledgements are answered on the inside, so that existing clients keep working. A light shows when the queue grows, and no configuration can turn the direction around. We tested two units for a winter at a peak-load power station. The next step is a series of thirty units with a housing for outdoor cabinets.',
    capabilities: ['diode'],
    assets: ['ot-firewall', 'historian'],
    sectors: ['energy.electricity'],
    protocols: [],
  },
  {
    language: 'en',
    title: 'RungWatch compares ladder logic with its approved version',
    text: 'Contractors leave small changes behind in the PLC programs of water works, and nobody notices until a pump trips at night. RungWatch reads the program of each PLC once an hour over S7comm and lays it beside the version that was approved. Differences are shown rung by rung, in the words of the engineer who wrote them. Planned work is announced with a permit number and closes by itself. A utility with ninety stations has used it since spring and found eleven forgotten bypasses. It never writes to a controller.',
    capabilities: ['secure-logic'],
    assets: ['plc'],
    sectors: ['drinking-water'],
    protocols: ['s7'],
  },
  {
    language: 'en',
    title: 'Tabletop night shift: crisis exercises for dairy plants',
    text: 'When ransomware stopped a cheese factory, its crew discovered that the recovery plan lived on the encrypted share. We play that night with the people of a plant: shift leader, maintenance, quality, the press officer. Cards decide what fails, and a clock decides how long the milk keeps. Afterwards the crew rewrites its own incident response plan with us, and repeats the exercise half a year later. Six food companies have done so and three of them restored a packaging line from backup during the game.',
    capabilities: ['ir-forensics', 'training', 'backup-recovery'],
    assets: [],
    sectors: ['food'],
    protocols: [],
  },
  {
    language: 'en',
    title: 'Second opinion from physics for substation measurements',
    text: 'False data injection on the process bus makes a protection relay open a healthy feeder. Our estimator listens to sampled values and GOOSE messages of IEC 61850 and recomputes every current from its neighbours. A forged measurement contradicts Kirchhoff within forty milliseconds and is reported with the merging unit it came from. The method needs the topology and no training data. It ran beside two bays of a transmission substation for five months with one false alarm.',
    capabilities: ['process-anomaly'],
    assets: ['ied'],
    sectors: ['energy.electricity'],
    protocols: ['iec61850'],
  },
  {
    language: 'en',
    title: 'Ledger of spare parts: bills of materials for rolling stock firmware',
    text: 'A train carries forty computers, and no operator knows which libraries are inside them. We take firmware images apart, write a software bill of materials for each component of the supply chain and match it with published vulnerabilities. The workshop sees at a glance which trains need an update first. Vendors may correct an entry without showing their source code. The first fleet has nine hundred images, of which a third carried a known hole.',
    capabilities: ['supply-chain', 'vuln-mgmt'],
    assets: ['vehicle'],
    sectors: ['transport.rail'],
    protocols: [],
  },
  {
    language: 'en',
    title: 'Quiet sweep: an asset inventory for hospitals that sends no packets',
    text: 'Air handling, medical gas and lifts share a network that grew for thirty years. Quiet sweep reads mirrored traffic and names each BACnet controller of the building management system with its version and its owner. Nothing is scanned, since an old controller may stop when asked. The inventory is compared with the purchase records and shows what nobody owns. Four hospitals used it to take two hundred forgotten devices off the network.',
    capabilities: ['asset-inventory'],
    assets: ['building'],
    sectors: ['health', 'x-buildings'],
    protocols: ['bacnet'],
  },
  {
    language: 'en',
    title: 'Signed setpoints for tank terminals',
    text: 'Setpoints travel in the clear over Modbus between the control room and the jetties of a tank terminal. A small module on either side signs each write command with a key that lives in a smart card and is renewed every month. A command with a wrong signature is dropped and logged, and with the module unplugged the old path returns. Key management is done by the shift, without a certificate authority. Latency stays below three milliseconds on serial lines.',
    capabilities: ['crypto-comms'],
    assets: [],
    sectors: ['energy.oil'],
    protocols: ['modbus'],
  },
  {
    language: 'nl',
    title: 'Sluiswachter: leveranciers op afstand alleen met sleutel',
    text: 'Leveranciers komen via een vaste verbinding binnen in de bediening van bruggen en sluizen, ook wanneer niemand daarom vroeg. Sluiswachter geeft pas toegang op afstand nadat de bediener een sleutel heeft omgedraaid. De sessie wordt opgenomen en eindigt vanzelf na een uur. Zonder sleutel is er geen pad, want de schakelaar verbreekt de kabel zelf. Een provincie gebruikt het op zeven bruggen en heeft sindsdien geen onbekende aanmelding meer gezien.',
    capabilities: ['remote-access'],
    assets: ['remote-access'],
    sectors: ['transport.water'],
    protocols: [],
  },
  {
    language: 'nl',
    title: 'Lokgemaal: een namaakgemaal dat aanvallers bezighoudt',
    text: 'Waterschappen weten niet wie er aan hun deur rammelt. Lokgemaal is een honeypot die zich voordoet als de besturing van een gemaal, met pompen die geloofwaardig reageren en een waterstand die stijgt als het regent. Wie inbreekt, laat gereedschap en bedoelingen achter. De meldingen gaan met een toelichting naar de meldkamer. In drie maanden kwamen er twaalf bezoekers, van wie er twee Modbus spraken en pompen wilden stoppen.',
    capabilities: ['deception'],
    assets: [],
    sectors: ['x-water-mgmt'],
    protocols: ['modbus'],
  },
  {
    language: 'nl',
    title: 'USB-douane voor servicelaptops en sticks',
    text: 'Monteurs dragen bestanden op usb-sticks van installatie naar installatie. De douane is een kiosk bij de poort die verwijderbare media leest, met vier scanners controleert en alleen het gevraagde bestand op een schone stick zet. Een servicelaptop krijgt een dagstempel na een korte keuring. Zonder stempel weigert de poort van het machinenetwerk. Een chemisch bedrijf zag in een half jaar negentien besmette sticks.',
    capabilities: ['removable-media'],
    assets: ['ews'],
    sectors: ['chemicals'],
    protocols: [],
  },
  {
    language: 'nl',
    title: 'Zonewijzer: van netwerktekening naar zones en conduits',
    text: 'Veel fabrieken hebben één plat netwerk en een tekening van tien jaar oud. Zonewijzer leest verkeer mee, groepeert machines naar wat zij met elkaar bespreken en stelt een indeling in zones en conduits voor volgens IEC 62443. De procesingenieur verschuift wat niet klopt en ziet welke firewallregels daaruit volgen. De segmentatie wordt eerst een maand alleen bewaakt en daarna pas afgedwongen. Twee machinebouwers en een papierfabriek doen mee.',
    capabilities: ['segmentation'],
    assets: ['ot-firewall', 'ot-network'],
    sectors: ['manufacturing'],
    protocols: [],
  },
  {
    language: 'nl',
    title: 'Laadpaal onder de loep: penetratietest voor laadpleinen',
    text: 'Een laadplein dat op bevel tegelijk aan- en uitschakelt, is voelbaar op het net. Wij onderzoeken laadpalen van zes merken op hun OCPP-verbinding, hun firmware-updates en het slot van de behuizing. Elke penetratietest volgt hetzelfde draaiboek, zodat een gemeente merken kan vergelijken. Gevonden zwakheden gaan via gecoördineerde melding naar de fabrikant. Het draaiboek komt vrij beschikbaar, met een testopstelling die in een bestelbus past.',
    capabilities: ['pentest'],
    assets: ['der'],
    sectors: ['energy.electricity'],
    protocols: ['ocpp'],
  },
];
