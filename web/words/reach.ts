const nl = {
  unreachable: 'Onze laatste mail aan u kwam terug. Laat ons weten op welk adres wij u bereiken:',
};
const en: typeof nl = {
  unreachable: 'Our last mail to you came back. Tell us at which address we can reach you:',
};
export const reachWords = { nl, en };
