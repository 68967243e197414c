import { readEforms } from '../eforms/eforms-notice';
import type { NoticeFormat } from '../notice';
import { quoted } from '../reading/findings';
import { all, type Element, first } from '../tree/element';
import type { BoampContent, BoampContext } from './boamp-content';
import { readLegacy } from './legacy-notice';
import { nationalBody, readNational } from './national-notice';

const EFORMS_DOCUMENTS = ['ContractNotice', 'ContractAwardNotice', 'PriorInformationNotice'];

/** The national families that have been seen, each with the name its records are counted under. */
const FAMILIES: Readonly<Record<string, NoticeFormat>> = {
  FNSimple: 'boamp-fnsimple',
  MAPA: 'boamp-mapa',
  DSP: 'boamp-dsp',
  DIVERS: 'boamp-other',
  MARCHE: 'boamp-other',
  JOUE: 'boamp-other',
};

/** How one body is to be read, and under which name it counts. */
interface BoampShape {
  format: NoticeFormat;
  read(context: BoampContext): BoampContent;
}

/** @returns the shape of a body; null, with the problem named, when it has none of those known or holds nothing */
export function shapeOf(donnees: Element, { findings }: Pick<BoampContext, 'findings'>): BoampShape | null {
  const document = first(donnees, 'EFORMS')?.children.find((child) => EFORMS_DOCUMENTS.includes(child.name));
  if (document) {
    const path = `donnees.EFORMS.${document.name}`;
    const read = ({ beside, findings: own }: BoampContext): BoampContent => readEforms(document, beside, own, path);
    return { format: 'boamp-eforms', read };
  }
  for (const family of donnees.children) {
    const format = Object.hasOwn(FAMILIES, family.name) ? FAMILIES[family.name] : undefined;
    const body = format === undefined ? null : nationalBody(family, `donnees.${family.name}`);
    if (format !== undefined && body) return { format, read: (context) => readNational(family, body, context) };
  }
  const isLegacy =
    all(donnees, 'OBJET').some(holds) ||
    ['RECTIF', 'ANNULATION', 'ATTRIBUTION'].some((name) => all(donnees, name).some(holds));
  if (isLegacy && first(donnees, 'IDENTITE')) {
    return { format: 'boamp-legacy', read: (context) => readLegacy(donnees, context) };
  }
  findings.problem('shape-unknown', 'donnees', `Forme d’avis non lue : ${quoted(namesOf(donnees) || 'vide')}.`);
  return null;
}

function holds(element: Element): boolean {
  return element.children.length > 0 || element.text !== '';
}

function namesOf(donnees: Element): string {
  const eforms = first(donnees, 'EFORMS');
  if (eforms) return ['EFORMS', eforms.children[0]?.name].filter((name) => name !== undefined).join('.');
  return donnees.children
    .map((child) => child.name)
    .slice(0, 4)
    .join(', ');
}
