import { count, eurosHt, fr, jsonForScript, longDate, safeUrl, siretNumber } from '#lib/html';
import {
  cpvLabel,
  cpvWithCheckDigit,
  kindName,
  kindShortName,
  nafLabel,
  sectorByCode,
  tradeByCode,
} from '#lib/nomenclature';
import type { WonContract } from '../../../notice/notice.service';
import { supplierSlug } from '../../../supplier/supplier.service';
import { denialOf, provenKinds, statusOf, type ProfileActivity } from '#lib/matching-engine';
import { areaText } from '../../shared/area.view';
import { evidenceView, kindViews, type EvidenceView, type KindView } from '../../shared/evidence.view';
import { leverViews, type LeverView } from '../../shared/levers.view';
import { markOf, type MarkView } from '../../shared/mark.view';
import { Page, type Crumb, type Message } from '../../shared/page';
import { supplierArea, type SupplierAreaView } from './supplier-area.view';
import { capacityRows, type CapacityRow } from './supplier-capacity.view';
import type { SiblingRow, SupplierFacts } from './supplier-facts.query';
import { MESSAGE_PATHS } from './supplier-message-paths';
import { originViews, type OriginView } from './supplier-origins.view';
import type { SupplierKeepView } from './supplier-keep.view';
import { wonViews, type WonView } from './won-contracts.view';

export interface SupplierView {
  crumbs: Crumb[];
  name: string;
  kinds: KindView[];
  facts: string[];
  sentence: string;
  keep: SupplierKeepView;
  message: Message | null;
  evidence: (EvidenceView & { mark: MarkView })[];
  description: string;
  activities: { title: string; text: string; where: string; codes: string }[];
  deducedFrom: string | null;
  area: SupplierAreaView | null;
  capacity: CapacityRow[];
  references: { title: string; buyer: string; year: string; amount: string }[];
  won: WonView;
  levers: LeverView[];
  identity: { term: string; text: string }[];
  website: { href: string; host: string } | null;
  origin: string | null;
  origins: OriginView[];
  networks: string[];
  siblings: { name: string; href: string; where: string }[];
  actions: { href: string; label: string; isMain: boolean }[];
  sent: Message | null;
}

/** What stands around a supplier on its page. */
export interface SupplierContext {
  keep: SupplierKeepView;
  won: readonly WonContract[];
  siblings: readonly SiblingRow[];
  /** INSEE codes of the communes drawn */
  territory: readonly string[];
  today: string;
  /** A message that was just sent */
  sent: keyof typeof SENT | null;
}

/** What became of a message that was just sent. */
export const SENT = {
  contact: 'Message envoyé. La structure vous répondra directement.',
  relecture: 'Message reçu. Le service achats le relit, puis le transmet à la structure.',
  mistake: 'Merci. Le service achats relit la fiche et vous répond.',
  claim: 'Demande reçue. Le service achats vérifie et vous écrit.',
} as const;

const SERVICES = { supply: 'fournitures', service: 'prestations', staff: 'mise à disposition de personnel' } as const;
const STATES: Record<EvidenceView['state'], MarkView> = {
  current: markOf('eligible', 'À jour'),
  'to-verify': markOf('verifier', 'À vérifier'),
  expired: markOf('verifier', 'Expirée'),
  denied: markOf('non', 'Démentie'),
};

/** @returns the page of a supplier, made of what is proven and dated; nothing it did not say nor a register */
export function supplierPage(supplier: SupplierFacts, context: SupplierContext): Page<SupplierView> {
  const { won, siblings, territory, today, sent, keep } = context;
  const kinds = kindViews(supplier.evidence, today);
  const evidence = supplier.evidence.map((row) => ({ ...evidenceView(row, today), sourceRef: row.sourceRef }));
  return new Page(
    '/public/suppliers/supplier',
    {
      title: fr`${supplier.name}${supplier.city ? `, ${supplier.city}` : ''}`,
      section: 'suppliers',
      noindex: supplier.life === 'archived',
      jsonLd: structuredData(supplier),
    },
    {
      crumbs: [{ label: 'Fournisseurs', href: '/fournisseurs' }, { label: supplier.name }],
      name: supplier.name,
      kinds,
      facts: [
        supplier.legalName === supplier.name ? '' : supplier.legalName,
        [supplier.postCode, supplier.city].filter(Boolean).join(' '),
        supplier.office === 'antenna' ? 'Antenne' : supplier.office === 'head-office' ? 'Siège' : '',
        supplier.people ? count(supplier.people, 'personne') : '',
      ].filter((fact) => fact !== ''),
      sentence: sentenceOf(supplier.evidence, today),
      keep,
      message: messageOf(supplier, today),
      evidence: evidence.map((row) => ({ ...row, mark: STATES[row.state] })),
      description: supplier.description,
      activities: supplier.activities.map((activity) => ({
        title: titleOf(activity),
        text: titleOf(activity) === activity.text ? '' : activity.text,
        where: activity.area ? areaText(activity.area, supplier.city) : 'Zone non renseignée',
        codes: [
          ...activity.sectors.flatMap((code) => sectorByCode(code)?.label ?? []),
          ...activity.cpv.map((code) => `${cpvWithCheckDigit(code)} ${cpvLabel(code) ?? ''}`.trim()),
          ...activity.serviceTypes.map((type) => SERVICES[type]),
        ].join(' · '),
      })),
      deducedFrom:
        supplier.activities.length === 0 && supplier.naf
          ? fr`Activité déclarée au registre : ${nafLabel(supplier.naf) ?? 'code'} (${supplier.naf}). La structure n’a pas encore décrit ses métiers.`
          : null,
      area: supplierArea(supplier, territory),
      capacity: capacityRows(supplier, today),
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
      origins: originViews(supplier),
      networks: supplier.networks,
      siblings: siblings.map((one) => ({
        name: one.name,
        href: supplierHref(one),
        where: [one.city, one.office === 'head-office' ? 'siège' : ''].filter(Boolean).join(', '),
      })),
      actions: actionsOf(supplier),
      sent: sent ? { tone: 'info', text: SENT[sent], role: 'status' } : null,
    },
  );
}

function titleOf({ trade, sectors, text }: ProfileActivity): string {
  const known = trade ? tradeByCode(trade)?.label : undefined;
  const sector = sectors.map((code) => sectorByCode(code)?.label).find((label) => label !== undefined);
  return known ?? sector ?? (text || 'Activité');
}

/** Somebody closed is not written to; its page can still be mended. */
function actionsOf(supplier: SupplierFacts): SupplierView['actions'] {
  const href = supplierHref(supplier);
  const isOpen = supplier.life !== 'archived';
  return [
    ...(isOpen ? [{ href: `${href}/${MESSAGE_PATHS.contact}`, label: 'Contacter', isMain: true }] : []),
    ...(isOpen ? [{ href: `${href}/${MESSAGE_PATHS.claim}`, label: 'C’est ma structure', isMain: false }] : []),
    { href: `${href}/${MESSAGE_PATHS.mistake}`, label: 'Signaler une erreur', isMain: false },
  ];
}

/** The kinds that are proven with one of their proofs; else those that a source says, with what is to be verified. */
function sentenceOf(evidence: SupplierFacts['evidence'], today: string): string {
  const proven = provenKinds(evidence, today);
  const said = evidence.filter((row) => !row.denied && (proven.length === 0 || proven.includes(row.kind)));
  const row = said.find((one) => statusOf(one, today) === 'current') ?? said[0];
  if (!row) return 'Aucune preuve de statut connue à ce jour.';
  const names = [...new Set(said.map(({ kind }) => kindName(kind)))]
    .map((name, index) => (index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1)))
    .join(', ');
  // The sentence says itself what the badge ends with
  const text = evidenceView(row, today).text.replace(/, à vérifier$/, '');
  if (proven.length > 0) return fr`${names}. Preuve à jour : ${text}.`;
  const contradicted = denialOf(row, evidence) ? ', une autre source dit le contraire' : '';
  return fr`${names}. Preuve à vérifier : ${text}${contradicted}.`;
}

function messageOf(supplier: SupplierFacts, today: string): Message | null {
  if (supplier.life === 'archived') {
    return {
      tone: 'attention',
      title: supplier.closedOn
        ? `Structure fermée depuis le ${longDate(supplier.closedOn)}`
        : 'Structure retirée de l’annuaire',
      text: 'La fiche est gardée ; elle n’apparaît plus dans les recherches ni dans les rapprochements.',
    };
  }
  const proven = provenKinds(supplier.evidence, today);
  const expired = supplier.evidence.find(
    (row) => statusOf(row, today) === 'expired' && !proven.includes(row.kind) && row.validUntil !== null,
  );
  return expired
    ? {
        tone: 'attention',
        text: fr`${kindShortName(expired.kind)} : preuve expirée le ${longDate(expired.validUntil!)}, à vérifier avant de réserver.`,
      }
    : null;
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
