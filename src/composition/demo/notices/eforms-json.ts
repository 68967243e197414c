import { addDays } from '#lib/kernel';
import type { DemoLot, DemoNotice, Json } from './demo-notice';
import { closingDay, offsetOn } from './eforms-days';
import { HOLDER, resultJson } from './result-json';

const BUYER = 'ORG-0001';
const COURT = 'ORG-0002';
const NUTS_VIENNE = 'FRI34';

const DOCUMENTS = {
  ContractNotice: { form: 'competition', type: 'cn-standard', subtype: '16' },
  ContractAwardNotice: { form: 'result', type: 'can-standard', subtype: '29' },
  PriorInformationNotice: { form: 'planning', type: 'pin-only', subtype: '4' },
} as const;

/** @returns the object `donnees` of a BOAMP record: an eForms notice as BOAMP writes it in JSON */
export function eformsJson(notice: DemoNotice, today: string): Json {
  const { document } = notice;
  const sentOn = addDays(today, notice.publishedAfter - 1);
  const lots = notice.lots.map((lot, index) => lotJson(notice, lot, index, today));
  return {
    EFORMS: {
      [document]: {
        'ext:UBLExtensions': extension({
          ...changes(notice),
          ...resultJson(notice, today),
          ...subtype(document),
          'efac:Organizations': organisations(notice),
        }),
        'cbc:UBLVersionID': '2.3',
        'cbc:CustomizationID': 'eforms-sdk-1.13',
        'cbc:ID': { '@schemeName': 'notice-id', '#text': notice.noticeId },
        'cbc:ContractFolderID': notice.procedureId,
        'cbc:IssueDate': `${sentOn}${offsetOn(sentOn)}`,
        'cbc:IssueTime': `10:00:00${offsetOn(sentOn)}`,
        'cbc:VersionID': '01',
        'cbc:RegulatoryDomain': '32014L0024',
        'cbc:NoticeTypeCode': coded(DOCUMENTS[document].form, DOCUMENTS[document].type),
        'cbc:NoticeLanguageCode': coded('language', 'FRA'),
        'cac:ContractingParty': {
          'cac:ContractingPartyType': { 'cbc:PartyTypeCode': coded('buyer-legal-type', notice.buyer.legalType) },
          'cac:Party': { 'cac:PartyIdentification': { 'cbc:ID': BUYER } },
        },
        'cac:TenderingProcess': { 'cbc:ProcedureCode': coded('procurement-procedure-type', 'open') },
        'cac:ProcurementProject': {
          'cbc:ID': notice.idweb,
          'cbc:Name': french(notice.title),
          'cbc:Description': french(notice.text),
          'cbc:ProcurementTypeCode': coded('contract-nature', notice.lots[0]!.nature),
          ...cpvJson(notice.lots[0]!),
          'cac:RealizedLocation': { 'cac:Address': address(notice.buyer) },
        },
        // BOAMP writes a lone element as an object, several as a list
        'cac:ProcurementProjectLot': lots.length === 1 ? lots[0]! : lots,
      },
    },
  };
}

function lotJson(notice: DemoNotice, lot: DemoLot, index: number, today: string): Json {
  const scheme = notice.document === 'PriorInformationNotice' ? (['Part', 'PAR'] as const) : (['Lot', 'LOT'] as const);
  const requirement = (list: string, code: string, more: { [key: string]: Json } = {}): Json => ({
    'cac:SpecificTendererRequirement': { 'cbc:TendererRequirementTypeCode': coded(list, code), ...more },
  });
  const reservedText: { [key: string]: Json } = lot.reserved ? { 'cbc:Description': french(lot.reserved.text) } : {};
  return {
    'cbc:ID': { '@schemeName': scheme[0], '#text': `${scheme[1]}-${String(index + 1).padStart(4, '0')}` },
    'cac:TenderingTerms': {
      'cac:CallForTendersDocumentReference': {
        'cbc:ID': `DCE-${notice.idweb}`,
        'cbc:DocumentType': 'non-restricted-document',
        'cac:Attachment': {
          'cac:ExternalReference': { 'cbc:URI': `https://profil-acheteur.example/consultation/${notice.idweb}` },
        },
      },
      'cac:TendererQualificationRequest': [
        requirement('reserved-procurement', lot.reserved?.code ?? 'none', reservedText),
        requirement('selection-criteria-source', 'epo-procurement-document'),
      ],
      'cac:ContractExecutionRequirement': [
        {
          'cbc:ExecutionRequirementCode': coded('conditions', 'performance'),
          'cbc:Description': french(lot.conditions ?? 'Voir le cahier des charges.'),
        },
        { 'cbc:ExecutionRequirementCode': coded('reserved-execution', 'no') },
      ],
      'cac:AwardingTerms': {
        'cac:AwardingCriterion': { 'cac:SubordinateAwardingCriterion': lot.criteria.map(criterion) },
      },
      'cac:AppealTerms': { 'cac:AppealReceiverParty': { 'cac:PartyIdentification': { 'cbc:ID': COURT } } },
    },
    'cac:TenderingProcess': {
      'cbc:SubmissionMethodCode': coded('esubmission', 'required'),
      ...deadline(notice, today),
    },
    'cac:ProcurementProject': {
      'cbc:ID': String(index + 1),
      'cbc:Name': french(lot.title),
      'cbc:Description': french(lot.text),
      'cbc:ProcurementTypeCode': coded('contract-nature', lot.nature),
      ...(lot.note ? { 'cbc:Note': french(lot.note) } : {}),
      ...(lot.amount === null ? {} : { 'cac:RequestedTenderTotal': amountJson(lot.amount) }),
      ...cpvJson(lot),
      'cac:RealizedLocation': { 'cac:Address': address({ city: lot.city, postCode: lot.postCode }) },
      'cac:PlannedPeriod': { 'cbc:DurationMeasure': { '@unitCode': 'MONTH', '#text': String(lot.months) } },
    },
  };
}

function changes(notice: DemoNotice): { [key: string]: Json } {
  if (!notice.changes) return {};
  return {
    'efac:Changes': {
      'efbc:ChangedNoticeIdentifier': `${notice.changes.noticeId}-01`,
      'efac:ChangeReason': {
        'cbc:ReasonCode': coded(
          'change-corrig-justification',
          notice.changes.kind === 'cancellation' ? 'cancel' : 'update-add',
        ),
        'efbc:ReasonDescription': french(notice.changes.reason),
      },
    },
  };
}

function subtype(document: DemoNotice['document']): { [key: string]: Json } {
  return { 'efac:NoticeSubType': { 'cbc:SubTypeCode': coded('notice-subtype', DOCUMENTS[document].subtype) } };
}

function organisations(notice: DemoNotice): Json {
  const company = (id: string, name: string, siret: string, at: Json): Json => ({
    'efac:Company': {
      'cac:PartyIdentification': { 'cbc:ID': { '@schemeName': 'organization', '#text': id } },
      'cac:PartyName': { 'cbc:Name': french(name) },
      'cac:PostalAddress': at,
      'cac:PartyLegalEntity': { 'cbc:CompanyID': siret },
    },
  });
  const holder = notice.award?.holder;
  const court = address({ city: 'Poitiers', postCode: '86000' });
  return {
    'efac:Organization': [
      company(COURT, 'Tribunal administratif imaginaire de Valbrume', '99990009500012', court),
      company(BUYER, notice.buyer.name, notice.buyer.siret, address(notice.buyer)),
      ...(holder ? [company(HOLDER, holder.name, holder.siret, address(holder))] : []),
    ],
  };
}

function deadline(notice: DemoNotice, today: string): { [key: string]: Json } {
  const day = notice.closesAfter === null ? null : closingDay(today, notice.closesAfter);
  if (day === null) return {};
  const period = { 'cbc:EndDate': `${day}${offsetOn(day)}`, 'cbc:EndTime': `12:00:00${offsetOn(day)}` };
  return { 'cac:TenderSubmissionDeadlinePeriod': period };
}

function address(at: { city: string; postCode: string; street?: string }): Json {
  return {
    ...(at.street ? { 'cbc:StreetName': at.street } : {}),
    'cbc:CityName': at.city,
    'cbc:PostalZone': at.postCode,
    'cbc:CountrySubentityCode': coded('nuts', NUTS_VIENNE),
    'cac:Country': { 'cbc:IdentificationCode': coded('country', 'FRA') },
  };
}

function cpvJson(lot: DemoLot): { [key: string]: Json } {
  const [main, ...others] = lot.cpv.map((code) => ({ 'cbc:ItemClassificationCode': coded('cpv', code) }));
  return {
    'cac:MainCommodityClassification': main!,
    ...(others.length > 0 ? { 'cac:AdditionalCommodityClassification': others } : {}),
  };
}

function criterion([name, weight]: readonly [string, number]): Json {
  const parameter = {
    'efbc:ParameterCode': coded('number-weight', 'per-exa'),
    'efbc:ParameterNumeric': String(weight),
  };
  return {
    'ext:UBLExtensions': extension({ 'efac:AwardCriterionParameter': parameter }),
    'cbc:AwardingCriterionTypeCode': coded('award-criterion-type', name === 'Prix' ? 'price' : 'quality'),
    'cbc:Name': french(name),
  };
}

function amountJson(amount: number): Json {
  return { 'cbc:EstimatedOverallContractAmount': { '@currencyID': 'EUR', '#text': String(amount) } };
}

function extension(content: Json): Json {
  return { 'ext:UBLExtension': { 'ext:ExtensionContent': { 'efext:EformsExtension': content } } };
}

function coded(listName: string, code: string): Json {
  return { '@listName': listName, '#text': code };
}

function french(text: string): Json {
  return { '@languageID': 'FRA', '#text': text };
}
