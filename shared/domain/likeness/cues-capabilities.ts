import type { Cues } from './tags.ts';

/** Words that speak for a capability, English and Dutch: the first list is enough by itself, of the second it takes two. */
export const CAPABILITY_CUES: Cues = {
  'asset-inventory': [
    'asset (inventor%|discovery|visibility|register|management)|inventor(y|ies) of|device (inventory|discovery)|assetinventaris%|(asset|apparaten|machine)lijst|asset ?register',
    'inventory|inventaris%|(active|network|internet|passive) scan%|what is on the network|forgotten devices|unknown devices|vergeten apparat%|internet facing|discover (devices|assets)|identify (devices|hardware|assets)',
  ],
  'vuln-mgmt': [
    'vulnerabilit(y|ies) (management|assessments?|analysis|discovery|detection|identification|scanning|prioriti%|scores?)|(published|known|uncover%|finding|find|identif%) vulnerabilit(y|ies)|kwetsbaarhedenbeheer|kwetsbaarheden (beheer%|prioriter%|opspor%)',
    'vulnerabilit(y|ies)|cves?|cvss|kwetsbaarhe%|misconfigurations?|exploitab%',
  ],
  'risk-assessment': [
    'risk (assessments?|analys[ie]s|model%|quantif%|scor%|prioriti%|matrix)|hazop|cyber pha|threat model%|attack trees?|risico ?analyse%|risico ?inventarisatie|dreigingsmodel%|susceptibility .. risk',
    'risks?|risico%|consequence%|impact assessment|likelihood|susceptibility',
  ],
  'compliance-evidence': [
    'compliance|compliant|audits?|nis ?2|nerc ?cip|cyber resilience act|regulatory (requirements|guide|evidence)|bewijsvoering|conformiteit|cyberbeveiligingswet|certificeringstraject|assess% .. (against|conform) .. (standard|norm)',
    'standards?|regulat%|iec 62443|auditors?|evidence|norm(en)?|toezicht%|wetgeving|policy|policies|nrc',
  ],
  'supply-chain': [
    'supply chains?|sboms?|bills? of materials|software composition|counterfeit%|provenance|toeleverings ?keten%|ketenzekerheid|stuklijst%|softwarestuklijst',
    'third part(y|ies) (components?|software|code)|libraries|open source components?|componenten|untrusted (parts|chips|vendors?|suppliers?)|tamper%',
  ],
  'safety-security': [
    'safety (and|&) (cyber ?)?security|security (and|&) safety|co ?engineering|functional safety|functionele veiligheid|safety (instrumented|controllers?|functions?|case)|(iec )?61508|(iec )?61511|veiligheidsfunctie%',
    'safety|sil ?[1-4]|hazards?|veiligheid|hazop|trips?',
  ],
  segmentation: [
    'segmentation|segmentatie|micro ?segment%|zones? (and|en|&) conduits?|zonering|zones|conduits?|firewall (rules?|polic%)|firewallregels|network (access )?polic(y|ies)|software defined (network|perimeter)%|netwerk ?scheiding|network (isolation|slicing|separation)',
    'firewalls?|vlans?|dmz|flat network|plat netwerk|isolat%|virtuali[sz]ation|perimeter|access control lists?',
  ],
  diode: [
    '(data )?diodes?|data ?diode%|unidirectional|one way (data|gateway|transfer|link|export)|eenrichting%|single direction',
    'one way|carries .. out and nothing back|optical isolation',
  ],
  'remote-access': [
    'remote (access|maintenance|support|service|sessions?)|vendor access|toegang op afstand|onderhoud op afstand|leverancierstoegang|jump ?(hosts?|servers?)|op afstand (inlog%|toegang|bedien%|onderhoud%)',
    'vpns?|vpn ?%|third party access|op afstand|remotely|sessions? (is|are|get)? ?record%|sessie%|leverancier%',
  ],
  identity: [
    'identity (and|&) access|identity management|access control|authenticat% (of|for) (users?|operators?|personnel)|role based|multi ?factor|mfa|single sign on|privileged access|shared accounts|wachtwoordbeheer|toegangsbeheer|identiteit%|accounts? beheer%|password (management|less)',
    'passwords?|credentials?|wachtwoord%|authenticat%|authoriz%|authoris%|login|inloggen|logins|badges?',
  ],
  'device-auth': [
    'device (authentic%|identity|fingerprint%|certificates?)|(authentic%|trusted|trustworth%) (sensors?|devices?)|sensor (authentic%|integrity|trust|integration)|physical(ly)? (unclonable|root of trust)|pufs?|root of trust|roots of trust|echtheid|(spoofed|forged) sensors?|trust anchors?|apparaat ?identiteit',
    'spoof%|counterfeit|authentic%|trusted|certificates?|tamper%|erroneous sensor|vervals%',
  ],
  'crypto-comms': [
    'key (management|exchange|distribution|agreement)|sleutelbeheer|encrypt% (protocols?|communicat%|traffic|links?|channel)|protocol security|protocolbeveiliging|secure (communications?|protocols?|messaging|routing|channels?)|post quantum|quantum (key|safe|resistant)|cryptograph%|cryptografi%|signed (commands?|messages|setpoints?|telegrams?)|message authentication|blockchain|pki',
    'encrypt%|versleutel%|decrypt%|signature|handtekening|in the clear|tls|ipsec|certificates?|keys|sleutels?|aes|authenticat%',
  ],
  'secure-logic': [
    '(plc|ladder|control|controller) (logic|program%|code)|logic changes?|ladder logic|rung|engineering (version|workflow)|program downloads?|iec 61131%|plc ?(logica|programma%)|logica van (een |de )?besturing%|besturings ?logica|(changed|approved) (version|program)|secure plc (coding|programming)',
    'logic|logica|programma%|approved|goedgekeurd%|function blocks?|setpoints?|version control|versiebeheer',
  ],
  'firmware-integrity': [
    'firmware (integrity|analysis|images?|security|verification|protection|updates?|attestation|malware)|firmware ?integriteit|secure boot|remote attestation|embedded (malware|device (security|integrity|defen[cs]e|vulnerab%))|integrity (assessment|attestation|measurement|verification|monitoring)|host based defen[cs]e .. embedded|checks its own memory|code integrity|symbiote%',
    'firmware%|embedded (systems?|software|platforms?)|bootloader|attestation|tamper%|integrity|integriteit|implants?',
  ],
  patching: [
    'patch(es|ing|en)?|virtual patch%|virtueel patch%|(software|security|firmware) updates? (management|without)|updatebeheer|hot ?patch%|binary rewriting',
    'updates?|end of (life|support)|cannot be updated|fix|retrofit%',
  ],
  endpoint: [
    'endpoint%|allow ?list%|white ?list%|application control|anti ?virus|anti ?malware|virusscanner|host (based )?(protection|intrusion|agent|security)|malware (detection|prevention|protection|analysis)|edr|ransomware (protection|prevention|detection)|insider threat',
    'malware|agents?|windows|workstations?|hosts?|werkstation%|kernel|zero day|ransomware',
  ],
  'removable-media': [
    'removable media|verwijderbare (media|opslag)|usb|usb ?%|memory sticks?|transient (assets?|devices?|laptops?)|(service|maintenance) laptops?|servicelaptops?|onderhoudslaptop%|media kiosk|scan ?kiosk|sticks?',
    'kiosk|laptops?|portable|monteurs?|contractors?',
  ],
  training: [
    'train(s|ed)? (the )?(operators?|staff|engineers?|students?|people|workforce|employees)|training (program%|solutions?|technolog%|games?|exercises?|courses?|cent(er|re)s?|material%|of (staff|operators?|people))|(operator|staff|security|cyber ?security|cyber|awareness) training|new curricul%|(security|cyber|threat|phishing) awareness|(security|cyber ?security) education|(crisis|tabletop|cyber|security) exercises?|table ?top|serious games?|gam(es|ification)|workshops?|cursus%|oefening%|oefenen|opleiding%|bewustwording|lesprogramma|workforce development|course ?ware|phishing simulation',
    'training|curricul%|exercises?|education%|trainees?|learners?|skills|instructor|simulation game|cyber ?game|rehears%|crisis|leren|teach%|vaardigheden',
  ],
  nids: [
    'intrusion detect%|network (monitoring|anomal%|traffic analysis|detection|based detection)|anomaly detect%|anomal(y|ies) .. network|mirrored (traffic|port)|span port|netwerk ?monitoring|anomaliedetectie|(passive|passieve) (sensor|monitoring|luister%|tap)|packet inspection|threat detection|detect% .. (attacks?|cyber ?attacks?|cyber threats?|network intrusions?|malicious (activity|traffic))|meeluister%|inbraakdetectie|gespiegeld verkeer|bro|zeek|netflow',
    'network traffic|packets?|netwerkverkeer|anomal%|attack detection|detect% (of )?(attacks?|threats?|malicious%)|network (sensors?|taps?)|passive(ly)?|passief|alarms?|unsupervised|luistert|luisteren',
  ],
  'process-anomaly': [
    'physics (based|informed|as)|process (anomal%|data|variables?|aware|invariants?|measurements?)|false data|state estimation|estimator|sensor (data|readings?|values?) .. (correct|anomal%|valid%|fals%|erroneous)|natuurkund%|procesgebaseerd%|procesafwijking%|(forged|spoofed|manipulated|falsified|vervalste) (measurements?|sensor%|metingen|readings?|data)|kirchhoff%|digital twin .. (detect|anomal%)',
    'measurements?|metingen|sensor readings?|anomal%|process (state|model)|power flow|thermodynamic%|vibration|consistency|invariant',
  ],
  'side-channel': [
    'side channels?|zijkanaal%|power (fingerprint%|consumption (analysis|signature)|traces?|signature)|electro ?magnetic (emissions?|emanations?|signature)|rf (emissions?|fingerprint%)|(unintended|electronic) emissions|acoustic (signature|emission|side)|emanations?|pfp|radio frequency (fingerprint%|emissions?)|radio frequency .. emissions',
    'emissions?|fingerprint%|power consumption|stroomverbruik|electromagnetic|magnetic|spectral|analog signals?',
  ],
  'soc-siem': [
    'siem|ot ?soc|socs?|security operations? (cent(er|re)s?|personnel|team)|log (correlation|management|analysis)|event (correlation|management)|alert (triage|correlation|fatigue)|security operations|logboek ?analyse|meldkamer|correlatie|insider threat (monitoring|detection)|user behavio(u)?r analytics',
    'alerts?|logs?|correlat%|analysts?|dashboard|situational awareness|insider|meldingen|monitoring system',
  ],
  deception: [
    'deception%|decoys?|honey ?(pots?|nets?|tokens?|files?)|lok ?(systeem|pot|middel|gemaal)|misleid%|moving target',
    'lures?|lok%|fake|nep%|namaak%|attackers? .. (busy|engaged)|adversary engagement',
  ],
  'threat-intel': [
    'threat (intelligence|sharing|feeds?|hunting|information)|dreigings ?(informatie|beeld|inlichtingen)|indicators? of compromise|isacs?|information sharing|stix|taxii|misp|mitre att ?& ?ck|cyber threat intelligence',
    'adversar(y|ies)|campaigns?|sharing|attribution|threat actors?|actoren|dreigingen|early warning',
  ],
  pentest: [
    'penetration test%|penetratietest%|pen ?test%|red team%|fuzz%|security (test%|verification|evaluation)|(protocol|conformance|robustness) fuzz%|bug bounty|ethical hack%|formal verification|hardware security verification|beveiligingstest%|securitytest%|exploit (generation|development)|vulnerability discovery|adversary emulation|(static|dynamic) analysis',
    'security tests?|testers?|verification|attack simulation|exploit%|hackers?|symbolic execution|zwakhe%|weaknesses|analy[sz]er',
  ],
  testbed: [
    'test ?beds?|digital twins?|digitale tweeling|cyber ?ranges?|testomgeving%|test ?opstelling%|proefopstelling%|proeftuin%|hardware in the loop|emulat(ion|or|ed) (of|environment|platform)|simulation (platform|environment|testbed)|virtual (plant|laborator%|environment)|cyber (threat )?simulat%|co ?simulation|demonstratiefabriek',
    'simulat%|emulat%|laborator%|twin|realistic|scenario%|sandbox|hil|entities',
  ],
  'ir-forensics': [
    'incident (response|handling|management|recovery)|forensic%|forensisch%|incident ?respons%|incident ?afhandeling|post mortem analysis|evidence collection|memory forensics|crisis (exercise|management|response)|playbooks?|draaiboek%|root cause analysis|attack reconstruction',
    'incidents?|breach%|crisis|investigators?|reconstruct%|ransomware|uitval|sporen',
  ],
  'backup-recovery': [
    'back ?ups?|recovery (plan|time|of|from|tests?|procedure)|disaster recovery|system recovery|configuration (management|backup|drift)|reserve ?kopie%|herstel(plan|tijd|procedure|len van|test)|hersteltest|(restore|restored|restoring|terugzetten) .. (backup|image|configuration|back ?up)|golden image|roll ?back|bare metal',
    'restor%|recover%|herstel%|configurations?|configurat%|terugzett%|snapshots?',
  ],
  resilience: [
    'resilien%|graceful(ly)? degrad%|veerkracht%|weerba%|fault toleran%|self heal%|autonomic|fail (safe|over|operational)|veilig terugval%|intrusion toleran%|attack toleran%|safe state|noodbedrijf|handbediening|moving target defen[cs]e|keeps? (running|working) (under|during)|trust aware',
    'robustness|redundan%|degraded|continuity|failover|terugval%|tolerant|survivab%|uninterrupted',
  ],
};
