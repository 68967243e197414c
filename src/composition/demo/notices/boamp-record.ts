import { addDays } from '#lib/kernel';
import type { BoampRecord, DemoNotice } from './demo-notice';
import { closingDay, offsetOn } from './eforms-days';
import { eformsJson } from './eforms-json';

const NATURES = {
  ContractNotice: ['APPEL_OFFRE', 'Avis de marché', 'appeloffre/standard'],
  ContractAwardNotice: ['ATTRIBUTION', 'Résultat de marché', 'attribution/standard'],
  PriorInformationNotice: ['PRE-INFORMATION', 'Avis de préinformation', 'preinformation/standard'],
} as const;

const KINDS = { services: 'SERVICES', supplies: 'FOURNITURES', works: 'TRAVAUX' } as const;
const DEPARTMENT = '86';

/** @param today the day the demo is loaded, `YYYY-MM-DD` @returns the record as the BOAMP API v2.1 would give it */
export function boampRecord(notice: DemoNotice, today: string): BoampRecord {
  const [nature, natureLabel, category] = NATURES[notice.document];
  const state = notice.changes ? (notice.changes.kind === 'cancellation' ? 'ANNULATION' : 'RECTIFICATIF') : 'INITIAL';
  const publishedOn = addDays(today, notice.publishedAfter);
  const closingOn = notice.closesAfter === null ? null : closingDay(today, notice.closesAfter);
  const closesAt = closingOn === null ? null : `${closingOn}T12:00:00${offsetOn(closingOn)}`;
  const earlier = notice.changes?.idweb ?? notice.follows ?? null;
  return {
    id: notice.idweb.replace('-', '_'),
    idweb: notice.idweb,
    filename: notice.idweb,
    famille: 'JOUE',
    famille_libelle: 'Marchés européens',
    perimetre: 'DIRECTIVE-24',
    nature,
    nature_libelle: natureLabel,
    nature_categorise: category,
    sousnature: 'STANDARD',
    etat: state,
    type_procedure: 'OUVERT',
    procedure_libelle: 'Procédure Ouverte',
    objet: notice.title,
    nomacheteur: notice.buyer.name,
    type_marche: KINDS[notice.lots[0]!.nature],
    code_departement: DEPARTMENT,
    descripteur_code: notice.subject[0],
    descripteur_libelle: notice.subject[1],
    criteres: notice.flags?.join(',') ?? null,
    dateparution: publishedOn,
    datefindiffusion: closingOn ?? addDays(publishedOn, 30),
    datelimitereponse: closesAt,
    annonce_lie: earlier,
    contractfolderid: notice.procedureId,
    source_schema: '3.2.5',
    url_avis: `https://boamp.example/pages/avis/?q=idweb:${notice.idweb}`,
    gestion: JSON.stringify(gestion(notice, nature, state, earlier, publishedOn, closesAt)),
    donnees: JSON.stringify(eformsJson(notice, today)),
  };
}

function gestion(
  notice: DemoNotice,
  nature: string,
  state: string,
  earlier: string | null,
  publishedOn: string,
  closesAt: string | null,
): object {
  const flags = Object.fromEntries((notice.flags ?? []).map((flag) => [flag.toUpperCase(), '']));
  return {
    REFERENCE: {
      IDWEB: notice.idweb,
      TYPE_AVIS: {
        FAMILLE: { JOUE: '' },
        PERIMETRE: { 'DIRECTIVE-24': '' },
        NATURE: { [nature]: { STANDARD: '' } },
        STATUT: { [state]: '' },
      },
      ...(earlier === null ? {} : { ANNONCE_ANTERIEUR: { IDWEB: earlier } }),
    },
    INDEXATION: {
      SCHEMA: '3.2.5',
      NOMORGANISME: notice.buyer.name,
      TYPE_PROCEDURE: { OUVERT: '' },
      DATE_PUBLICATION: publishedOn,
      ...(closesAt === null ? {} : { DATE_LIMITE_REPONSE: closesAt }),
      DESCRIPTEURS: { DESCRIPTEUR: { CODE: notice.subject[0], LIBELLE: notice.subject[1] } },
      NATURE_MARCHE: { [KINDS[notice.lots[0]!.nature]]: '' },
      ...(notice.flags ? { CRITERES_SOCIAUX_ENV: flags } : {}),
      DEP_PUBLICATION: DEPARTMENT,
      RESUME_OBJET: notice.title,
    },
  };
}
