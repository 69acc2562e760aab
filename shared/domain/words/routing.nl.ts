/** Dutch words for what is wrong with asking somebody for a review. */
export const nl = /* @__PURE__ */ (() => ({
  problems: {
    'assignment.exists': { title: 'Deze beoordelaar is al gevraagd', detail: 'Kies iemand anders, of wacht op het antwoord.' },
    'assignment.passed': {
      title: 'Deze beoordelaar is eerder gevraagd en heeft bedankt of niet geantwoord',
      detail: 'Over hetzelfde voorstel vragen wij niemand twee keer. Kies iemand anders.',
    },
    'assignment.no-place': {
      title: 'Deze beoordelaar heeft dit kwartaal geen plaats meer',
      detail: 'Kies iemand anders, of laat het aantal plaatsen in het profiel van deze beoordelaar verhogen.',
    },
    'panel.changed': {
      title: 'De voorgestelde panels zijn veranderd',
      detail: 'Terwijl u keek, heeft iemand geantwoord of is er een plaats vergeven. Bekijk de panels zoals ze nu zijn en bevestig ze opnieuw.',
    },
    'panel.running': { title: 'De uitnodigingen van deze oproep worden verstuurd', detail: 'Wacht tot dat klaar is. Er gaat niets dubbel de deur uit.' },
    'panel.nothing': { title: 'Er is niemand uit te nodigen', detail: 'Geen voorstel in deze oproep wacht op beoordelaars die nog een plaats vrij hebben.' },
  },
  fields: {
    'assignment.exists': 'Deze beoordelaar is al gevraagd. Kies iemand anders.',
    'assignment.passed': 'Deze beoordelaar is eerder gevraagd en heeft bedankt of niet geantwoord. Kies iemand anders.',
    'assignment.no-place': 'Deze beoordelaar heeft dit kwartaal geen plaats meer. Kies iemand anders.',
  },
}))();
