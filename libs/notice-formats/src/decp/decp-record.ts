import { hashOf } from '#lib/kernel';
import { cpvLabel, plain, words } from '#lib/nomenclature';
import { marksOf } from '../marks/marks-of';
import type { Award, Notice, NoticeLot, ParsedNotice } from '../notice';
import { natureOfCpv } from '../reading/cpv-nature';
import type { Place } from '../reading/dates';
import { Findings, quoted } from '../reading/findings';
import { type Fields, fieldsOf, readLine, readWrittenDay, scalar } from '../reading/open-data';
import { readAwardBuyer } from './decp-buyer';
import { considerationTags } from './decp-considerations';
import { type Contract, readContract } from './decp-contract';
import { decpFormatOf, isDecpRecord } from './decp-file';
import { readAwardPlaces } from './decp-place';
import { awardOfRows, rowsOf } from './decp-rows';
import { readSubcontracts } from './decp-subcontracts';
import { isTestAward } from './decp-test-award';
import { awardSourceId, readAwardCpv, readBids } from './decp-values';

/** Before this day nobody published essential data: arrêté of 14 April 2017 on the essential data of public procurement. */
const FIRST_PUBLICATION = '2017-04-14';

/**
 * Reads one award of DECP already parsed from JSON: an award of 2019 or 2022, a row, or the rows of one market that
 * `decpRowsToRecords` grouped. Never throws.
 * @returns a notice of form `result` with one lot, as it stands after its last modification, and the repairs made; or every
 * problem that keeps it out
 */
export function readDecpRecord(value: unknown): ParsedNotice {
  const findings = new Findings();
  const format = isDecpRecord(value) ? decpFormatOf(value) : null;
  if (fieldsOf(value) === null) findings.problem('not-an-object', '', 'Un marché est un objet JSON.');
  else if (format === null) findings.problem('shape-unknown', '', 'Ce n’est pas un marché des DECP.');
  const fields = format === null ? null : awardFields(value, findings);
  const notice = fields && read(fields, findings);
  return notice && format !== null && findings.problems.length === 0
    ? { ok: true, format, notice, repairs: findings.repairs }
    : { ok: false, format, problems: findings.problems };
}

function awardFields(value: unknown, findings: Findings): Fields | null {
  const rows = rowsOf(value);
  if (!rows) return fieldsOf(value);
  const fields = awardOfRows(rows);
  if (!fields) {
    findings.problem('field-missing', 'donneesActuelles', 'La ligne des données actuelles du marché manque.');
  }
  return fields;
}

function read(fields: Fields, findings: Findings): Notice | null {
  const at = (path: string): Place => ({ findings, path });
  const id = scalar(fields['id']).slice(0, 400);
  if (id === '' || /^0+$/.test(id)) {
    findings.problem('field-missing', 'id', `Le numéro du marché manque : ${quoted(id)}.`);
  }
  const from = readAwardBuyer(fields, id, at('acheteur'));
  if (!from) findings.problem('field-missing', 'acheteur.id', 'L’identifiant de l’acheteur manque.');
  const decidedOn = readDecision(fields, findings);
  const publishedOn = readPublication(fields, decidedOn, findings);
  const cpv = readAwardCpv(fields['codeCPV'], at('codeCPV'));
  const title = readTitle(fields, cpv[0], findings);
  const contract = readContract(fields, findings);
  if (isTestAward(fields, [id, from?.id ?? ''], title)) {
    findings.problem('test-record', 'objet', `Marché d’essai : ${quoted(title)}, ${quoted(id)}.`);
  }
  if (!from || publishedOn === null || findings.problems.length > 0) return null;

  const tags = [
    ...considerationTags(fields['considerationsSociales'], 'considerationSociale', at('considerationsSociales')),
    ...considerationTags(
      fields['considerationsEnvironnementales'],
      'considerationEnvironnementale',
      at('considerationsEnvironnementales'),
    ),
  ];
  const blocks = [{ path: 'objet', text: title, role: 'text' as const }];
  const marks = marksOf({ tags, blocks: [] }, [{ number: '1', title, tags: [], blocks }]);
  const reference = readLine(id, at('id')).slice(0, 100) || null;
  return {
    source: 'decp',
    sourceId: awardSourceId(from.id, id, boughtFrom(title, cpv, contract), hashOf),
    procedureId: null,
    noticeId: null,
    noticeVersion: null,
    form: 'result',
    links: [],
    url: null,
    title,
    text: '',
    buyer: from.buyer,
    publishedOn,
    issuedAt: null,
    changeReason: contract.reason,
    procedureType: readLine(fields['procedure'], at('procedure')) || null,
    reference,
    plannedOn: null,
    lots: [
      {
        ...readLot(fields, contract, { title, cpv, decidedOn, reference }, findings),
        marks: marks.byLot.get('1') ?? [],
      },
    ],
    marks: marks.notice,
  };
}

/** What tells an award from another of the same id: its object, its CPV and those who first held it, however they are written. */
function boughtFrom(title: string, cpv: readonly string[], { firstHolders }: Contract): string {
  return [words(title).join(' '), cpv[0] ?? '', ...firstHolders.map(({ siren }) => siren ?? '').sort()].join('|');
}

interface Told {
  title: string;
  cpv: string[];
  decidedOn: string | null;
  reference: string | null;
}

function readLot(fields: Fields, contract: Contract, told: Told, findings: Findings): NoticeLot {
  const at = (path: string): Place => ({ findings, path });
  const nature = plain(scalar(fields['nature']).slice(0, 200));
  const award: Award = {
    winners: contract.holders,
    amount: contract.amount === null ? null : { value: contract.amount, currency: 'EUR' },
    decidedOn: told.decidedOn,
    contractId: told.reference,
  };
  const subcontracts = readSubcontracts(
    fields['actesSousTraitance'],
    fields['modificationsActesSousTraitance'],
    at('actesSousTraitance'),
  );
  return {
    number: '1',
    title: told.title,
    text: '',
    cpv: told.cpv,
    nature: natureOfConcession(nature) ?? natureOfCpv(told.cpv[0]),
    places: readAwardPlaces(whereOf(fields), at('lieuExecution')),
    amount: award.amount && { ...award.amount, isMaximum: isFramework(fields, nature), minimum: null },
    durationMonths: contract.durationMonths,
    deadline: null,
    documentsUrl: null,
    criteria: [],
    performanceConditions: [],
    contactPoint: null,
    result: {
      outcome: 'awarded',
      bids: readBids(fields['offresRecues'], at('offresRecues')),
      reason: null,
      awards: [award, ...subcontracts],
    },
    marks: [],
  };
}

function natureOfConcession(nature: string): NoticeLot['nature'] {
  if (/concession de travaux/.test(nature)) return 'works';
  return /concession de service|delegation de service/.test(nature) ? 'services' : null;
}

function readTitle(fields: Fields, cpv: string | undefined, findings: Findings): string {
  const title = readLine(fields['objet'], { findings, path: 'objet' });
  if (/\p{L}/u.test(title)) return title;
  const label = cpv === undefined ? null : cpvLabel(cpv);
  if (label === null) findings.problem('field-missing', 'objet', 'L’objet du marché manque.');
  else findings.repair('title-missing', 'objet', `Objet absent, remplacé par le libellé du CPV : ${quoted(label)}.`);
  return label ?? '';
}

function readDecision(fields: Fields, findings: Findings): string | null {
  const name = scalar(fields['dateNotification']) === '' ? 'dateSignature' : 'dateNotification';
  return readWrittenDay(fields[name], { findings, path: name });
}

function readPublication(fields: Fields, decidedOn: string | null, findings: Findings): string | null {
  const path = 'datePublicationDonnees';
  const given = scalar(fields[path]);
  const day = readWrittenDay(given, { findings, path });
  if (day !== null && day >= FIRST_PUBLICATION) return day;
  if (decidedOn === null) {
    const code = given === '' ? 'field-missing' : 'date-invalid';
    findings.problem(code, path, `Ni date de publication ni date de notification : ${quoted(given)}.`);
    return null;
  }
  const was = given === '' ? 'absente' : `impossible (${quoted(given)})`;
  findings.repair('date-invalid', path, `Date de publication ${was}, remplacée par celle de la décision.`);
  return decidedOn;
}

function whereOf(fields: Fields): Fields {
  return (
    fieldsOf(fields['lieuExecution']) ?? {
      code: fields['lieuExecution.code'],
      typeCode: fields['lieuExecution.typeCode'],
      nom: fields['lieuExecution.nom'],
    }
  );
}

function isFramework(fields: Fields, nature: string): boolean {
  const techniques = fieldsOf(fields['techniques'])?.['technique'] ?? fields['techniques'];
  const said = Array.isArray(techniques) ? techniques.slice(0, 20).map(scalar).join(' ') : scalar(techniques);
  return /accords?-? ?cadre/.test(`${nature} ${plain(said.slice(0, 500))}`);
}
