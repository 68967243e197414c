import { count, eurosHt, fr, longDate } from '#lib/html';
import { cpvLabel, cpvWithCheckDigit } from '#lib/nomenclature';
import { Page, type Crumb } from '../shared/page';
import { LEVER_WORDS } from '../shared/mark.view';
import type { NeedFacts, RankedRow } from './need-results.query';
import { mayAnswer } from './need-results.page';

interface NeedPublishView {
  crumbs: Crumb[];
  ref: string;
  version: number;
  /** What suppliers will read */
  shown: { name: string; text: string }[];
  /** What they won't */
  hidden: string;
  told: string;
  /** The code the title suggested; publishing confirms it */
  cpvIsProposed: boolean;
  closing: string | null;
}

/** What publishing will do, before it is done. */
export function needPublishPage(need: NeedFacts, ranked: readonly RankedRow[], today: string): Page<NeedPublishView> {
  const past = need.closesOn !== null && need.closesOn < today;
  return new Page(
    '/buyer/need-publish',
    { title: fr`Publier « ${need.title} »`, section: 'needs', noindex: true },
    {
      crumbs: crumbsOf(need, 'Publier'),
      ref: need.ref,
      version: need.rowVersion,
      shown: shownOf(need),
      hidden: need.amount === null ? 'Le montant' : `Le montant estimé, ${eurosHt(need.amount)}`,
      told: toldOf(ranked.filter(mayAnswer).length),
      cpvIsProposed: need.cpvOrigin === 'proposed' && need.cpv.length > 0,
      closing: past ? 'La date limite de réponse est passée : changez-la avant de publier.' : null,
    },
  );
}

/** What closing will do. */
export function needClosePage(
  need: NeedFacts,
): Page<{ crumbs: Crumb[]; ref: string; title: string; draft: boolean; over: boolean }> {
  const [draft, over] = [need.state === 'draft', need.state === 'closed' || need.state === 'archived'];
  return new Page(
    '/buyer/need-close',
    { title: fr`Clore « ${need.title} »`, section: 'needs', noindex: true },
    { crumbs: crumbsOf(need, 'Clore'), ref: need.ref, title: need.title, draft, over },
  );
}

function crumbsOf(need: NeedFacts, last: string): Crumb[] {
  return [
    { label: 'Mes besoins', href: '/mes-besoins' },
    { label: need.title, href: `/besoins/${need.ref}` },
    { label: last },
  ];
}

function shownOf(need: NeedFacts): NeedPublishView['shown'] {
  const [code] = need.cpv;
  return [
    { name: 'Besoin', text: need.title },
    ...(need.details ? [{ name: 'Précisions', text: need.details }] : []),
    { name: 'Acheteur', text: need.buyerName },
    { name: 'Lieu', text: need.where ?? '' },
    ...(need.startsOn ? [{ name: 'Début', text: longDate(need.startsOn) }] : []),
    { name: 'Réponses', text: need.closesOn ? `jusqu’au ${longDate(need.closesOn)} compris` : 'sans date limite' },
    ...(code ? [{ name: 'Code CPV', text: `${cpvWithCheckDigit(code)}, ${cpvLabel(code) ?? 'sans libellé'}` }] : []),
    ...(need.reservedFor ? [{ name: 'Réservation', text: LEVER_WORDS[need.reservedFor].full }] : []),
  ];
}

function toldOf(held: number): string {
  if (held === 0)
    return fr`Aucun fournisseur sûr pour l’instant : ceux qui rejoindront le répertoire seront comparés à ce besoin.`;
  return fr`${count(held, 'fournisseur')} dont le métier et le lieu tiennent : ceux qui ont demandé un résumé le recevront à 8 h, la même information pour tous.`;
}
