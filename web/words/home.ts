const nl = {
  title: 'Breng uw innovatie de installatie in',
  lead: 'Wij beoordelen innovaties die industriële processen veiliger maken, en brengen ze bij eigenaren van installaties, kennisinstellingen en partners in het buitenland.',
  submit: 'Innovatie indienen',
  ask: 'Stel een vraag',
  promises: [
    { name: 'Een mens leest mee', text: 'Binnen enkele werkdagen leest een liaison uw voorstel en vraagt door als er iets ontbreekt.' },
    {
      name: 'Drie beoordelaars',
      text: 'Mensen uit overheid, bedrijfsleven en kennisinstellingen geven hun oordeel op zes vaste criteria. U krijgt het besluit met uitleg.',
    },
    { name: 'Vertrouwelijk volgens TLP', text: 'U kiest zelf wie uw voorstel mag lezen. Wie een belang heeft, krijgt het niet te zien.' },
  ],
};
const en: typeof nl = {
  title: 'Bring your innovation into the plant',
  lead: 'We review innovations that make industrial processes safer, and bring them to owners of installations, knowledge institutes and partners abroad.',
  submit: 'Submit an innovation',
  ask: 'Ask a question',
  promises: [
    { name: 'A person reads it', text: 'Within a few working days a liaison reads your proposal, and asks you where something is missing.' },
    { name: 'Three reviewers', text: 'People from government, industry and research judge it by six fixed criteria. You get the decision with its reasons.' },
    { name: 'Confidential by TLP', text: 'You choose who may read your proposal. Whoever has an interest in it does not get to see it.' },
  ],
};
export const homeWords = { nl, en };
