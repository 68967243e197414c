import { eurosHt, fr, shortDate } from '#lib/html';
import { parisDay } from '#lib/kernel';
import { cpvWithCheckDigit } from '#lib/nomenclature';
import { csvText } from '../shared/csv';
import { kindViews } from '../shared/evidence.view';
import { RANKING_RULE, supplierCards } from './need-cards';
import { exclusionText } from './exclusion-motives';
import type { NeedFacts, RankedRow } from './need-results.query';
import type { ExcludedRow } from './need-suppliers.query';

/**
 * The trace of a sourcing, for the file of the purchase: what was asked, who was found, why, and what came back.
 * @returns CSV, semicolons, with the mark that spreadsheets need to read UTF-8
 */
export function needTrace(
  need: NeedFacts,
  ranked: readonly RankedRow[],
  excluded: readonly ExcludedRow[],
  now: Date,
): string {
  const head = [
    ['Trace du sourcing', need.ref],
    ['Établie le', shortDate(now)],
    ['Besoin', need.title],
    ['Acheteur', need.buyerName],
    ['Lieu', need.where ?? ''],
    ['CPV', need.cpv.map(cpvWithCheckDigit).join(', ')],
    ['Montant estimé', need.amount === null ? '' : eurosHt(need.amount)],
    ['Début souhaité', need.startsOn === null ? '' : shortDate(need.startsOn)],
    ['Publié le', need.publishedAt === null ? 'non publié' : shortDate(need.publishedAt)],
    ['Règle', fr`${RANKING_RULE} ; même information pour tous, le même jour.`],
    [],
  ];
  const columns = [
    'Rang',
    'Fournisseur',
    'SIRET',
    'Commune',
    'Types',
    'Éligibilité',
    'Métier',
    'Lieu',
    'Capacité',
    'Statut',
    'Références',
    'Réponse',
  ];
  const today = parisDay(now);
  const cards = supplierCards(ranked, today);
  const rows = ranked.map((row, index) => {
    const card = cards[index]!;
    const links = card.chain.links.map((link) => `${link.word}${link.fact ? ` : ${link.fact}` : ''}`);
    const kinds = kindViews(row.evidence, today)
      .map((kind) => kind.short)
      .join(', ');
    return [
      String(card.number),
      row.name,
      row.siret,
      row.city,
      kinds,
      card.eligibility?.text ?? 'ouvert à tous',
      ...links,
      card.answer ?? '',
    ];
  });
  const out = excluded.map((row) => [
    row.name,
    row.siret,
    row.city,
    exclusionText(row.motive),
    shortDate(row.excludedAt),
  ]);
  const apart = [[], ['Écartés par l’acheteur'], ['Fournisseur', 'SIRET', 'Commune', 'Motif', 'Le'], ...out];
  return csvText([...head, columns, ...rows, ...(out.length > 0 ? apart : [])]);
}
