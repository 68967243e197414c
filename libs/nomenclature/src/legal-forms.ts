/** What a legal form makes of an organisation, as purchases and registers ask for it. */
export type LegalFormFamily =
  | 'association'
  | 'scop'
  | 'scic'
  | 'cooperative'
  | 'mutual'
  | 'foundation'
  | 'public'
  | 'company'
  | 'sole-trader'
  | 'civil-company'
  | 'employees'
  | 'other';

export interface LegalForm {
  /** Four digits of the « catégorie juridique » */
  code: string;
  /** French label, in our words */
  label: string;
  family: LegalFormFamily;
}

/**
 * Legal forms of INSEE (« catégories juridiques », level III, in use since July 2018): the ones that suppliers and buyers hold,
 * labels in our words; then, by their first digits, the others. A SCIC has no code of its own: it is registered as the company that it is.
 */
const FORMS: Readonly<Record<string, readonly [label: string, family: LegalFormFamily]>> = {
  '1': ['Entrepreneur individuel', 'sole-trader'],
  '2': ['Groupement sans personnalité morale', 'other'],
  '3': ['Personne morale étrangère', 'other'],
  '4': ['Établissement public industriel ou commercial', 'public'],
  '4140': ['Établissement public local industriel ou commercial', 'public'],
  '4150': ['Régie locale industrielle ou commerciale', 'public'],
  '5': ['Société commerciale', 'company'],
  '5191': ['Société de caution mutuelle', 'cooperative'],
  '5192': ['Banque populaire', 'cooperative'],
  '5194': ['Caisse de crédit mutuel', 'cooperative'],
  '5195': ['Association coopérative d’Alsace-Moselle', 'cooperative'],
  '5196': ['Caisse d’épargne', 'cooperative'],
  '5202': ['Société en nom collectif', 'company'],
  '5203': ['Société en nom collectif coopérative', 'cooperative'],
  '5307': ['Société en commandite coopérative', 'cooperative'],
  '5309': ['Société en commandite coopérative', 'cooperative'],
  '5410': ['SARL nationale', 'public'],
  '5415': ['SARL d’économie mixte', 'company'],
  '544': ['SARL coopérative', 'cooperative'],
  '5442': ['SARL d’attribution', 'company'],
  '545': ['SARL coopérative', 'cooperative'],
  '5458': ['SCOP SARL', 'scop'],
  '5460': ['SARL coopérative', 'cooperative'],
  '5485': ['Société d’exercice libéral (SARL)', 'company'],
  '5499': ['SARL', 'company'],
  '5515': ['SA d’économie mixte', 'company'],
  '5543': ['SA coopérative', 'cooperative'],
  '5546': ['SA de HLM', 'company'],
  '5547': ['SA coopérative de HLM', 'cooperative'],
  '555': ['SA coopérative', 'cooperative'],
  '5558': ['SCOP SA', 'scop'],
  '5560': ['SA coopérative', 'cooperative'],
  '5599': ['SA à conseil d’administration', 'company'],
  '5643': ['SA coopérative à directoire', 'cooperative'],
  '5647': ['SA coopérative de HLM à directoire', 'cooperative'],
  '565': ['SA coopérative à directoire', 'cooperative'],
  '5658': ['SCOP SA à directoire', 'scop'],
  '5660': ['SA coopérative à directoire', 'cooperative'],
  '5699': ['SA à directoire', 'company'],
  '5710': ['SAS', 'company'],
  '5785': ['Société d’exercice libéral (SAS)', 'company'],
  '5800': ['Société européenne', 'company'],
  '6': ['Société civile ou groupement', 'civil-company'],
  '6100': ['Caisse d’épargne', 'cooperative'],
  '6220': ['Groupement d’intérêt économique', 'company'],
  '6316': ['CUMA', 'cooperative'],
  '6317': ['Coopérative agricole', 'cooperative'],
  '6318': ['Union de coopératives agricoles', 'cooperative'],
  '6411': ['Société d’assurance mutuelle', 'mutual'],
  '6533': ['GAEC', 'civil-company'],
  '6540': ['Société civile immobilière', 'civil-company'],
  '6543': ['Société civile coopérative de construction', 'cooperative'],
  '6551': ['Société civile coopérative de consommation', 'cooperative'],
  '6554': ['Société civile coopérative maritime', 'cooperative'],
  '6558': ['Société civile coopérative de médecins', 'cooperative'],
  '6560': ['Société civile coopérative', 'cooperative'],
  '6595': ['Caisse locale de crédit mutuel', 'cooperative'],
  '6596': ['Caisse de crédit agricole mutuel', 'cooperative'],
  '6597': ['Société civile d’exploitation agricole', 'civil-company'],
  '6598': ['EARL', 'civil-company'],
  '6901': ['Personne de droit privé au registre du commerce', 'other'],
  '7': ['Organisme public', 'public'],
  '7113': ['Ministère', 'public'],
  '7171': ['Service régional de l’État', 'public'],
  '7172': ['Service départemental de l’État', 'public'],
  '7210': ['Commune', 'public'],
  '7220': ['Département', 'public'],
  '7230': ['Région', 'public'],
  '7331': ['Établissement public local d’enseignement', 'public'],
  '7340': ['Pôle métropolitain', 'public'],
  '7343': ['Communauté urbaine', 'public'],
  '7344': ['Métropole', 'public'],
  '7345': ['Syndicat intercommunal à vocation multiple', 'public'],
  '7346': ['Communauté de communes', 'public'],
  '7348': ['Communauté d’agglomération', 'public'],
  '7353': ['Syndicat intercommunal à vocation unique', 'public'],
  '7354': ['Syndicat mixte fermé', 'public'],
  '7355': ['Syndicat mixte ouvert', 'public'],
  '7361': ['Centre communal d’action sociale', 'public'],
  '7364': ['Établissement public de santé', 'public'],
  '7366': ['Établissement public social et médico-social', 'public'],
  '7367': ['Centre intercommunal d’action sociale', 'public'],
  '7371': ['Office public de l’habitat', 'public'],
  '7372': ['Service d’incendie et de secours', 'public'],
  '7378': ['Régie locale administrative', 'public'],
  '7381': ['Chambre consulaire', 'public'],
  '7383': ['Université ou établissement scientifique et culturel', 'public'],
  '7389': ['Établissement public national administratif', 'public'],
  '7410': ['Groupement d’intérêt public', 'public'],
  '8': ['Organisme privé de caractère social', 'other'],
  '81': ['Organisme de sécurité sociale', 'other'],
  '8140': ['Mutualité sociale agricole', 'other'],
  '82': ['Organisme mutualiste', 'mutual'],
  '8210': ['Mutuelle', 'mutual'],
  '8250': ['Assurance mutuelle agricole', 'mutual'],
  '83': ['Comité social et économique', 'employees'],
  '84': ['Organisme professionnel', 'other'],
  '8410': ['Syndicat de salariés', 'employees'],
  '9': ['Groupement de droit privé', 'other'],
  '9110': ['Syndicat de copropriété', 'other'],
  '92': ['Association', 'association'],
  '9210': ['Association non déclarée', 'association'],
  '9220': ['Association', 'association'],
  '9221': ['Association d’insertion par l’activité économique', 'association'],
  '9222': ['Association intermédiaire', 'association'],
  '9223': ['Groupement d’employeurs', 'association'],
  '9230': ['Association reconnue d’utilité publique', 'association'],
  '9240': ['Congrégation', 'other'],
  '9260': ['Association d’Alsace-Moselle', 'association'],
  '9300': ['Fondation', 'foundation'],
};

/** @returns the legal form of a code of four digits, by its own row, else by that of its first digits; null for no such code */
export function legalForm(code: string): LegalForm | null {
  if (!/^[1-9]\d{3}$/.test(code)) return null;
  for (let length = 4; length > 0; length--) {
    const row = FORMS[code.slice(0, length)];
    if (row) return { code, label: row[0], family: row[1] };
  }
  return null;
}
