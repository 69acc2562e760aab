import type { Cues } from './tags.ts';

/** Words that speak for a sector, English and Dutch: the first list is enough by itself, of the second it takes two. */
export const SECTOR_CUES: Cues = {
  energy: [
    'energy (sector|companies|company|infrastructure|systems? security|industry)|energie(sector|bedrijf|bedrijven|voorziening|infrastructuur)|utilities|utility companies',
    'energy (supply|suppliers?|users?)|energieleverancier%|oil and gas|electric and gas',
  ],
  'energy.electricity': [
    'electric(al)? (power|grid%|utilit%|utility|energy|transmission|distribution|sector)|electricity|power (grids?|plants?|systems?|stations?|lines?|transmission|distribution|utilit%|generation|companies)|smart grids?|substations?|onderstations?|elektriciteit%|netbeheer%|stroomnet%|hoogspanning%|solar|photovoltaic%|inverters?|wind (turbines?|energy|parks?|farms?|power)|windturbine%|windpark%|zonnepark%|transmission system operator|bulk electric|energy management systems?|ems|nerc|laad(paal|palen|plein|pleinen)|ev charging|microgrids?|transactive energy|nuclear power|energiecentrale%|elektriciteitscentrale%|demand response|gas turbines?|elektrische',
    'grids?|electric utilit%|generation|transformers?|transformator%|renewable%|turbines?|megawatt|stroom|energy storage|batter(y|ies)',
  ],
  'energy.heat': [
    'district (heating|cooling)|heat networks?|warmtenet%|stads(verwarming|koeling)|stadswarmte|warmte(bedrijf|levering|overdracht)%?|heat exchangers? station|geothermal heat|aardwarmte',
    'heating|warmte%|boilers?|ketels?',
  ],
  'energy.oil': [
    'oil (and|&) gas|oil (refiner%|terminals?|pipelines?|companies|platforms?|sector|fields?)|refiner(y|ies)|raffinaderij%|aardolie|petroleum|petrochem%|tank (terminals?|storage|farms?|parks?)|tankterminal%|tankopslag|olie(terminal|leiding|opslag|bedrijf|platform)%?|offshore platforms?|fuel depots?|jett(y|ies)',
    'oil|olie|pipelines?|crude|jetties|fuel|brandstof%|tanks?',
  ],
  'energy.gas': [
    'natural gas|gas (networks?|grid|transmission|distribution|pipelines?|compressor|storage|stations?)|aardgas|gas(net|netten|netwerk|unie|opslag|leiding|station|ontvangst)%?|lng|compressor ?stations?|oil (and|&) gas',
    'gas|pipelines?|compressors?|odorisation',
  ],
  'energy.hydrogen': ['hydrogen|waterstof%|electroly[sz]ers?|elektrolyse%|power to gas', 'h2|fuel cells?|brandstofcel%'],
  transport: [
    'transport(ation)? (sector|networks?|systems?|infrastructure|operators?)|smart transportation|public transport|openbaar vervoer|vervoers(sector|bedrijf|bedrijven)|verkeersmanagement|traffic management',
    'transportation|vervoer|mobility|mobiliteit|logistics',
  ],
  'transport.air': [
    'aviation|avionics|airports?|aircraft|air (traffic|lines?|ports?)|luchthaven%|luchtvaart%|luchtverkeer%|vliegtuig%|baggage handling|bagage%|flight (control|computers?|systems?)|airlines?',
    'flight|runways?|vlieg%|landingsba%|drones?|airborne',
  ],
  'transport.rail': [
    'rail|railways?|rolling stock|trains|train (control|operators?)|interlockings?|ertms|etcs|spoor%|treinen|trein|treinstel%|metro|trams?|light rail|prorail|signalling|seinwezen|locomotives?',
    'train|wissels?|perron%|railway signals?',
  ],
  'transport.water': [
    'seaports?|port (of|authorit%|operators?|terminals?)|harbou?rs?|shipping|maritime|vessels?|ships?|inland (shipping|navigation)|locks and bridges|bridges and locks|bruggen en sluizen|sluizen|scheepvaart|havens?|haven(bedrijf|terminal|meester)|schepen|container terminals?|waterways?|vaarweg%|naval vessels?|marine (traffic|vessels)|sluis%|bediening van bruggen',
    'bridges?|bruggen|quays?|kades?|cranes|kranen|mooring|nautical|nautisch',
  ],
  'transport.road': [
    'road (traffic|tunnels?|infrastructure|vehicles?|side|transport)|traffic (lights?|signals?|control)|intelligent transport%|automotive|motorways?|highways?|(verkeers|tunnel)(lichten|installatie|regel%|centrale)%?|wegverkeer|snelweg%|autonomous (cars?|vehicles?|driving)|connected cars?|cars|in vehicle|automated .. vehicles|tunnels|wegen|vehicle diagnostics',
    'vehicles?|roads?|road tunnels?|voertuig%|drivers?|trucks?',
  ],
  banking: ['banks?|banking|bankwezen|banken|payment systems?|betaal(verkeer|automat%)|atms', 'payments?|transactions?|financial (institutions?|services)'],
  fmi: [
    'stock exchanges?|clearing ?houses?|financial market%|trading (venues?|platforms?)|effectenbeurs|central counterpart%|financiele markt%',
    'trading|settlement|clearing',
  ],
  health: [
    'hospitals?|ziekenhui%|health ?care|patients?|patienten|medical (devices?|equipment|cent(er|re)s?)|clinics?|klinie(k|ken)|zorg(instelling|sector|aanbieder)%?|gezondheidszorg|pharmaceutical%|farmaceut%|laboratories for diagnosis|care homes?',
    'clinical|medical|medisch%|nurses?|health|zorg|pharma',
  ],
  'drinking-water': [
    'drinking water|drinkwater%|potable|water (and wastewater|utilit%|utility|suppl%|treatment|works|distribution|compan%|sector|systems?|infrastructure|purification)|waterwerken|drink ?waterbedrijf|waterbedrij%|water and (waste ?water|electric%)|(pumping|pomp) ?stations?|water wells?|electric, water',
    'water|wells?|reservoirs?|pumps?|pompen|chlorin%|desalination',
  ],
  'waste-water': [
    'waste ?water|sewage|sewer%|afvalwater%|rioo?l%|rioler%|rwzi%|zuiveringsinstallatie%|water ?zuivering%|effluent|sewage treatment',
    'sludge|slib|pumping|gemalen',
  ],
  'digital-infra': [
    'data ?cent(er|re)s?|datacent(er|rum|ra)|internet exchange%|dns (providers?|infrastructure)|cloud (providers?|infrastructure)|telecom%|internet (service )?providers?|broadband|open access networks?|backbone|core networks?|5g (networks?|operators?)|digitale infrastructuur|internet infrastructure|fiber networks?|fibre networks?|glasvezel%',
    'hosting|network (providers?|operators?)|carriers?|peering',
  ],
  'ict-services': [
    'managed (security )?services?( providers?)?|mssps?|it service (providers?|management)|ict ?dienst%|beheerde dienst%|outsourcing',
    'service provider|helpdesk|dienstverlen%|outsourc%',
  ],
  'public-admin': [
    'municipalit(y|ies)|gemeenten?|provinc(e|es|ie|ies)|ministr(y|ies)|ministerie%|public administration|government agenc%|federal (government|agenc%)|overheid%|local government|rijkswaterstaat|state and local',
    'government|state agenc%|citizens?|burgers?|public sector|overheden|federal',
  ],
  space: ['space ?craft|satellites?|ground stations?|ruimtevaart%|satelliet%|launch vehicles?|orbital|space (systems?|sector|agency)', 'orbit|space|telemetry'],
  postal: [
    'postal|post(kantoor|sorteer%|bedrijf|bezorg%)|parcels?|couriers?|pakket(ten|sorteer%|bezorg%|dienst)|koeriers%|mail sorting|sorting cent(er|re)s?',
    'sorting|delivery|bezorg%',
  ],
  waste: [
    'waste (management|incinerat%|processing|treatment plant|collection|to energy)|recycling (plant|facility|centre)|afval(verwerk%|verbranding%|inzamel%|energie%|stoffen)|vuilverbranding|incinerators?',
    'recycl%|landfill|incineration|stortplaats',
  ],
  chemicals: [
    'chemical (plants?|industry|sites?|compan%|processes|manufactur%|facilit%|sector|reactors?)|chemicals|petrochem%|chemisch% (bedrij%|industrie|fabriek%|proces%|sector|installatie%)|chemie|brzo|seveso|oil and gas, .. chemical|chemiebedrij%|fertili[sz]er|polymers? plant',
    'chemical|chemisch%|reactors?|hazardous|batch process|transportation, chemical',
  ],
  food: [
    'food (compan%|industry|processing|production|and beverage|factor%|safety|sector|supply)|dair(y|ies)|brewer(y|ies)|zuivel%|brouwerij%|levensmiddel%|voedings?(middelen|industrie)|voedsel%|cheese|kaas%|slaughter%|bakery|bakker%|abattoir%|meat process%|melk(fabriek|verwerk%)|beverages?|packaging line .. food',
    'milk|melk|food|beer|bier|recipes?|recepten|cold chain|koel%',
  ],
  manufacturing: [
    'manufactur(ing|ers?) (sector|plants?|systems?|process%|security|compan%|lines?|industry|environment)|critical manufacturing|discrete manufacturing|smart (manufacturing|factor%)|factor(y|ies)|fabriek|fabrieken|maakindustrie|machinebouw%|machine builders?|machines in .. production|assembly (lines?|plants?)|productielijn%|production lines?|(papier|staal|auto|machine|glas)fabriek%|steel (mill|works|plant)|paper mills?|semiconductor fab%|industry 4|industrie 4|oems',
    'manufacturing|production|productie|assembly|cnc|robots?|batch',
  ],
  'digital-providers': [
    'online (marketplaces?|platforms?)|search engines?|social (networks?|media) (platforms?|providers?)|webshops?|e ?commerce|online marktplaats%|zoekmachine%',
    'marketplace|web ?shop|consumers?',
  ],
  research: [
    'research (institutes?|laborator%|facilit%|infrastructure|reactors?)|universit(y|ies) (laborator%|campus|curricul%|students)|national laborator%|onderzoeks?(instell%|instituut|instituten|reactor|laborator%)|telescope|synchrotron|high performance comput%',
    'laborator%|kennisinstelling%|researchers .. (equipment|instruments)|scientific instruments?',
  ],
  'x-water-mgmt': [
    'water ?boards?|waterschap%|water management|waterbeheer%|dikes?|dijken|flood (gates?|barriers?|defen[cs]es?|protection)|storm surge|stormvloed%|gemaal|gemalen|sluices?|sluizen|sluis|pumping stations? .. (polder|water level)|polders?|waterkering%|weirs?|stuwen|locks|bruggen en sluizen|hoogheemraadschap%|bridges and locks',
    'water levels?|waterstand%|bridges?|bruggen|pumps?|pompen|drainage|rijkswaterstaat|canals?',
  ],
  'x-nuclear': [
    'nuclear|nucleair%|kern(centrale%|energie|reactor%)|reactor (protection|operators?)|nrc|radiolog%|uranium|enrichment',
    'reactors?|radiation|isotop%',
  ],
  'x-buildings': [
    'buildings? (automation|management|operat%|systems?|control%|owners?)|smart (buildings?|homes?)|hvac|gebouw(beheer|automatisering|eigenaren)%?|vastgoed|real estate|office buildings?|kantoorgebouw%|bacnet|commercial buildings?|facility management|facilit(air|ies) management|elevators?|lifts|liften|residential, commercial',
    'buildings|gebouwen|facility managers?|tenants?|campus|air handling|homes?',
  ],
  'x-defence': [
    'defen[cs]e (department|sector|industr%|forces|contract%)|department of defense|dod|military|navy|naval|air force|army|warfighter%|weapon%|defensie%|krijgsmacht|marine(schepen|schip)|landmacht|luchtmacht|missiles?|darpa|usaf|mission (systems?|critical)|combat|soldiers?|war ?fighter|marine corps|battlefield|space force|mda',
    'mission critical|tactical|tactisch%|platforms? systems|classified|national security|afwerx',
  ],
  'x-agri': [
    'agricultur%|horticultur%|greenhouses?|glastuinbouw|tuinbouw%|landbouw%|kassen|tuinders?|farm(s|ers|ing)|irrigation|veehouder%|precision farming|livestock|crop%|melkvee%|stallen',
    'growers?|telers?|teelt|barns?|kas|soil|boeren',
  ],
};

/** Names under which a protocol is spoken of; a short name that means other things too stands in none of the first lists. */
export const PROTOCOL_CUES: Cues = {
  modbus: ['modbus%'],
  dnp3: ['dnp ?3|dnp3%|ieee 1815'],
  iec104: ['(iec )?60870( 5)?( 10[14])?|iec ?10[14]'],
  iec61850: ['(iec )?61850|goose|sampled values|mms protocol', 'merging units?|station bus|process bus|stationsbus|mms'],
  opcua: ['opc ?ua|opc unified architecture', 'opc'],
  opcda: ['opc ?(da|classic|hda)', 'opc|dcom'],
  s7: ['s7 ?comm%|s7 ?(protocol|plus)|s7', 'siemens|step 7'],
  profinet: ['profinet|profi ?bus'],
  enip: ['ethernet/ip|ethernet ip|enip|common industrial protocol|cip protocol', 'cip|rockwell|allen bradley'],
  ethercat: ['ethercat'],
  bacnet: ['bacnet%'],
  knx: ['knx|eib bus'],
  hart: ['wireless ?hart|hart (protocol|devices?|transmitters?|communication|field)', 'hart'],
  mqtt: ['mqtt|sparkplug%'],
  canbus: ['can ?bus|canopen|j1939|controller area network|can (frames?|messages?)', 'can fd|obd'],
  dlms: ['dlms|cosem'],
  ocpp: ['ocpp%|(iso )?15118'],
};
