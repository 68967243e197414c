import { count, eurosHt, fr, jsonForScript, longDate, safeUrl, siretNumber } from '#lib/html';
import { cpvLabel, cpvWithCheckDigit, nafLabel, tradeByCode } from '#lib/nomenclature';
import type { WonContract } from '../../../notice/notice.service';
import { supplierSlug } from '../../../supplier/supplier.service';
import { areaText } from '../../shared/area.view';
import { evidenceView, kindViews, type EvidenceView, type KindView } from '../../shared/evidence.view';
import { leverViews, type LeverView } from '../../shared/levers.view';
import { markOf, type MarkView } from '../../shared/mark.view';
import { Page, type Crumb, type Message } from '../../shared/page';
import type { SupplierFacts } from './supplier-facts.query';
import { wonViews, type WonView } from './won-contracts.view';

export interface SupplierView {
  crumbs: Crumb[];
  name: string;
  kinds: KindView[];
  facts: string[];
  sentence: string;
  message: Message | null;
  evidence: (EvidenceView & { mark: MarkView })[];
  activities: { title: string; text: string; where: string; codes: string }[];
  deducedFrom: string | null;
  capacity: { term: string; text: string }[];
  references: { title: string; buyer: string; year: string; amount: string }[];
  won: WonView;
  levers: LeverView[];
  identity: { term: string; text: string }[];
  website: { href: string; host: string } | null;
  origin: string | null;
}

const SERVICES = { supply: 'fournitures', service: 'prestations', staff: 'mise à disposition de personnel' } as const;
const STATES: Record<EvidenceView['state'], MarkView> = {
  current: markOf('eligible', 'À jour'),
  'to-verify': markOf('verifier', 'À vérifier'),
  expired: markOf('verifier', 'Expirée'),
  denied: markOf('non', 'Démentie'),
};

/** @returns the page of a supplier, made of what is proven and dated; nothing it did not say nor a register */
export function supplierPage(supplier: SupplierFacts, won: readonly WonContract[], today: string): Page<SupplierView> {
  const kinds = kindViews(supplier.evidence);
  const evidence = supplier.evidence.map((row) => ({ ...evidenceView(row, today), sourceRef: row.sourceRef }));
  return new Page(
    '/public/suppliers/supplier',
    {
      title: fr`${supplier.name}${supplier.city ? `, ${supplier.city}` : ''}`,
      section: 'suppliers',
      noindex: supplier.closedOn !== null,
      jsonLd: structuredData(supplier),
    },
    {
      crumbs: [{ label: 'Fournisseurs', href: '/fournisseurs' }, { label: supplier.name }],
      name: supplier.name,
      kinds,
      facts: [
        supplier.legalName === supplier.name ? '' : supplier.legalName,
        [supplier.postCode, supplier.city].filter(Boolean).join(' '),
        supplier.people ? count(supplier.people, 'personne') : '',
      ].filter((fact) => fact !== ''),
      sentence: sentenceOf(kinds, evidence),
      message: messageOf(supplier, today),
      evidence: evidence.map((row) => ({ ...row, mark: STATES[row.state] })),
      activities: supplier.activities.map((activity) => ({
        title: (activity.trade && tradeByCode(activity.trade)?.label) ?? (activity.text || 'Activité'),
        text: activity.trade ? activity.text : '',
        where: activity.area ? areaText(activity.area, supplier.city) : 'Zone non renseignée',
        codes: [
          ...activity.cpv.map((code) => `${cpvWithCheckDigit(code)} ${cpvLabel(code) ?? ''}`.trim()),
          ...activity.serviceTypes.map((type) => SERVICES[type]),
        ].join(' · '),
      })),
      deducedFrom:
        supplier.activities.length === 0 && supplier.naf
          ? fr`Activité déclarée au registre : ${nafLabel(supplier.naf) ?? 'code'} (${supplier.naf}). La structure n’a pas encore décrit ses métiers.`
          : null,
      capacity: capacityOf(supplier, today),
      references: supplier.references.map((reference) => ({
        title: reference.title,
        buyer: reference.buyer,
        year: String(reference.year),
        amount: reference.amount === null ? 'Montant non publié' : eurosHt(reference.amount),
      })),
      won: wonViews(won),
      levers: leverViews(supplier.evidence, today),
      identity: [
        { term: 'SIRET', text: siretNumber(supplier.siret) },
        ...(supplier.naf ? [{ term: 'NAF', text: `${supplier.naf} ${nafLabel(supplier.naf) ?? ''}`.trim() }] : []),
      ],
      website: websiteOf(supplier.website),
      origin:
        supplier.life === 'imported'
          ? 'Cette fiche vient des registres publics. La structure ne l’a pas encore complétée.'
          : null,
    },
  );
}

function sentenceOf(kinds: readonly KindView[], evidence: readonly EvidenceView[]): string {
  if (kinds.length === 0) return 'Aucune preuve de statut connue à ce jour.';
  const names = kinds
    .map(({ name }, index) => (index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1)))
    .join(', ');
  const current = evidence.find((row) => row.state === 'current');
  return current
    ? fr`${names}. Preuve à jour : ${current.text}.`
    : fr`${names}. Preuve à vérifier : ${evidence[0]!.text}.`;
}

function messageOf(supplier: SupplierFacts, today: string): Message | null {
  if (supplier.closedOn) {
    return {
      tone: 'attention',
      title: `Structure fermée au registre depuis le ${longDate(supplier.closedOn)}`,
      text: 'La fiche est gardée ; elle n’apparaît plus dans les recherches ni dans les rapprochements.',
    };
  }
  const expired = supplier.evidence.find((row) => row.validUntil !== null && row.validUntil < today);
  return expired?.validUntil
    ? {
        tone: 'attention',
        text: fr`${expired.kind} : preuve expirée le ${longDate(expired.validUntil)}, à vérifier avant de réserver.`,
      }
    : null;
}

function capacityOf(supplier: SupplierFacts, today: string): SupplierView['capacity'] {
  const free = supplier.freeFrom;
  return [
    { term: 'Équipe', text: supplier.people ? count(supplier.people, 'personne') : 'Non renseigné' },
    { term: 'Par an', text: supplier.yearlyAmount ? `jusqu’à ${eurosHt(supplier.yearlyAmount)}` : 'Non renseigné' },
    { term: 'Disponible', text: availability(free, today) },
  ];
}

/** @returns « Dès maintenant », « À partir du 1er décembre 2026 », « Non renseigné » */
export function availability(freeFrom: string | null, today: string): string {
  if (freeFrom === null) return 'Non renseigné';
  return freeFrom <= today ? 'Dès maintenant' : `À partir du ${longDate(freeFrom)}`;
}

function websiteOf(website: string | null): SupplierView['website'] {
  const href = safeUrl(website);
  return href ? { href, host: new URL(href).hostname } : null;
}

/** The public part, as schema.org words it. */
function structuredData(supplier: SupplierFacts): string {
  return jsonForScript({
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: supplier.name,
    identifier: supplier.siret,
    address: {
      '@type': 'PostalAddress',
      postalCode: supplier.postCode,
      addressLocality: supplier.city,
      addressCountry: 'FR',
    },
    ...(safeUrl(supplier.website) ? { url: safeUrl(supplier.website) } : {}),
  });
}

/** @returns the address of a supplier's page */
export function supplierHref({ name, siret }: Pick<SupplierFacts, 'name' | 'siret'>): string {
  return `/fournisseurs/${supplierSlug(name, siret)}`;
}
