import { plain } from '#lib/nomenclature';
import type { Member } from './members';

/** How lists call what they hold, in French and English; accents, capitals, articles and signs between words don't count. */
const SYNONYMS: Readonly<Record<Member, string>> = {
  siret:
    'siret, numero siret, n siret, no siret, num siret, code siret, siret etablissement, siret siege, siret number, siret structure',
  siren: 'siren, numero siren, n siren, no siren, num siren, code siren, siren number',
  nic: 'nic, code nic, numero nic',
  name:
    'raison sociale, denomination, denomination sociale, nom, nom structure, nom entreprise, nom organisme, nom etablissement, nom association, structure, ' +
    'entreprise, etablissement, organisme, name, company, company name, legal name, nom raison sociale, intitule, nom usuel entreprise, fournisseur, nom fournisseur',
  brand: 'enseigne, sigle, nom commercial, marque, nom usage, nom usuel, brand, acronym, trade name',
  naf: 'naf, ape, code naf, code ape, naf ape, ape naf, code ape naf, code activite principale, activite principale naf, naf rev 2',
  legalForm: 'forme juridique, statut juridique, categorie juridique, legal form, statut',
  description: 'description, presentation, descriptif, about, resume',
  website: 'site web, site internet, site, web, url, website, adresse site, adresse internet, page web',
  address:
    'adresse, adresse postale, adresse 1, adresse 2, rue, voie, numero et voie, libelle voie, complement adresse, address, street, adresse siege',
  postCode: 'code postal, cp, postal code, postcode, post code, zip, zip code, code postal siege',
  city: 'ville, commune, localite, city, town, libelle commune, nom commune, ville siege, commune siege',
  commune: 'code insee, code commune, insee, code commune insee, code insee commune, cog',
  department: 'departement, dept, dep, code departement, department, numero departement, n departement',
  lat: 'latitude, lat, y, coordonnee y',
  lon: 'longitude, lon, lng, long, x, coordonnee x',
  point: 'coordonnees, geolocalisation, geo point, geopoint, coordonnees gps, gps, lat lon, latitude longitude, point',
  office: 'siege ou antenne, type etablissement, siege, est siege, office, head office',
  networks: 'reseau, reseaux, federation, tete reseau, network, networks, membre reseau, affiliation',
  people:
    'effectif, effectifs, nombre salaries, nb salaries, salaries, etp, nombre etp, nb etp, effectif total, employees, headcount, people, capacite humaine',
  yearlyAmount:
    'montant annuel, capacite annuelle, capacite financiere, volume annuel, yearly amount, capacite euros an',
  load: 'taux de charge, charge, taux occupation, load, plan de charge',
  freeFrom: 'disponible des, disponible a partir, date disponibilite, disponibilite, free from, available from',
  smallestOrder:
    'commande minimale, commande minimum, minimum de commande, montant minimum, smallest order, minimum order',
  largestOrder:
    'commande maximale, commande maximum, maximum de commande, montant maximum, largest order, maximum order',
  'capacity.m2': 'surface, surface m2, m2, metres carres, capacite m2',
  'capacity.meals-per-day': 'repas par jour, repas jour, nombre repas, couverts par jour, meals per day',
  'capacity.kg-per-day': 'kg par jour, kg jour, kilos par jour, linge kg jour, kg per day',
  'capacity.vehicles': 'vehicules, nombre vehicules, nb vehicules, camions, vehicles',
  'capacity.workstations': 'postes, postes travail, nombre postes, nb postes, workstations',
  'capacity.tonnes-per-year': 'tonnes par an, tonnes an, tonnage annuel, tonnes per year',
  'capacity.hours-per-year': 'heures par an, heures an, volume horaire annuel, hours per year',
  'activity.text':
    'activite, activites, activite principale, domaine activite, domaines activite, prestation, prestations, savoir faire, metier, metiers, offre, services proposes, ' +
    'activity, activities, prestations proposees, produits et services, description activite',
  'activity.sectors':
    'secteur, secteurs, secteur activite, secteurs activite, sector, sectors, secteur achat, secteurs achat, filiere, filieres',
  'activity.cpv': 'cpv, code cpv, codes cpv, cpv codes',
  'activity.serviceTypes':
    'type prestation, types prestation, type de service, service type, service types, type offre',
  'activity.area':
    'zone intervention, zones intervention, perimetre intervention, territoire intervention, zone geographique, perimetre, rayonnement, area, territoire',
  'activity.km':
    'rayon, rayon km, rayon intervention, rayon intervention km, distance km, radius, radius km, perimetre km',
  kind: 'type, type structure, type siae, kind, categorie, categorie structure, nature, type organisation, type conventionnement, dispositif',
  'evidence.ref':
    'numero agrement, n agrement, reference agrement, numero convention, n convention, numero finess, finess, reference, numero decision, annexe financiere',
  'evidence.approvedAt':
    'date agrement, date decision, date conventionnement, agree depuis, date debut agrement, date debut, debut validite, date effet, approved on',
  'evidence.checkedAt':
    'date verification, verifie le, verifie, controle le, date controle, checked at, checked on, mis a jour le, date mise a jour, maj',
  'evidence.validUntil':
    'fin validite, date fin validite, date fin agrement, fin agrement, fin conventionnement, fin convention, date fin convention, date fin conventionnement, date fin, valable jusqu au, date expiration, expiration, expire le, echeance, valid until, date fin de validite, validite',
  'evidence.denied': 'retrait, retire, agrement retire, refus, denied, radie, radiation, perte agrement',
  'contact.email':
    'courriel, email, e mail, mail, adresse mail, adresse email, adresse electronique, mel, courriel contact, mail contact, email contact',
  'contact.phone':
    'telephone, tel, phone, numero telephone, n telephone, telephone contact, tel fixe, telephone fixe, mobile',
  'contact.name':
    'contact, nom contact, interlocuteur, personne contact, contact name, referent, responsable, nom referent',
  'contact.source': 'source contact, origine contact, contact source',
  'contact.legalBasis': 'base legale, base legale contact, legal basis',
};

/** Words between those that tell, left out on both sides. */
const BETWEEN = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'l', 'd', 'of', 'the', 'en', 'au', 'aux', 'a']);

const MEMBERS_BY_NAME = Object.entries(SYNONYMS) as [Member, string][];
/** A French « commune » is a name, so the words of lists win over the names of members. */
const BY_WORDS = new Map([
  ...MEMBERS_BY_NAME.map(([member]) => [keyOf(member), member] as const),
  ...MEMBERS_BY_NAME.flatMap(([member, words]) => words.split(', ').map((word) => [keyOf(word), member] as const)),
]);

/** @returns the member that a heading names, in French or English; null when it names none */
export function memberOfHeading(heading: string): Member | null {
  if (heading === '') return null;
  const key = keyOf(heading.replace(/\(\d+\)$/, ''));
  return BY_WORDS.get(key) ?? BY_WORDS.get(singular(key)) ?? null;
}

function keyOf(words: string): string {
  // `codePostal` and `code_postal` are `code postal`
  const spaced = words
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/n\s*[°º]/gi, 'n ')
    .replace(/²/g, '2');
  return (plain(spaced).match(/[a-z0-9]+/g) ?? []).filter((word) => !BETWEEN.has(word)).join(' ');
}

function singular(key: string): string {
  return key.replace(/s\b/g, '');
}
