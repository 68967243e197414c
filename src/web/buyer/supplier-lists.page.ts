import { count, fr, longDate } from '#lib/html';
import { parisDay } from '#lib/kernel';
import type { KeptList, ListSummary } from '../../supplier/supplier.service';
import { supplierCard, type SupplierCardView } from '../public/suppliers/supplier-card.view';
import type { ListedSupplier } from '../public/suppliers/supplier-facts.query';
import { Page, type Crumb, type Message } from '../shared/page';

interface SupplierListsView {
  message: Message | null;
  /** Just deleted, and can be had back */
  removed: { id: string; name: string } | null;
  lists: { id: string; name: string; href: string; size: string; changed: string }[];
}

interface SupplierListView {
  crumbs: Crumb[];
  id: string;
  name: string;
  size: string;
  csv: string;
  /** Other lists, to move a supplier to */
  others: { id: string; name: string }[];
  items: { id: string; card: SupplierCardView; note: string; added: string; closed: string | null }[];
}

/** @returns `/mes-listes` */
export function supplierListsPage(
  lists: readonly ListSummary[],
  done: { removed: { id: string; name: string } | null; restored: boolean },
): Page<SupplierListsView> {
  return new Page(
    '/buyer/supplier-lists',
    { title: `Mes listes (${lists.length})`, section: 'searches', noindex: true },
    {
      message: done.restored ? { tone: 'info', role: 'status', text: 'La liste est de nouveau là.' } : null,
      removed: done.removed,
      lists: lists.map(({ id, name, suppliers, changedAt }) => ({
        id,
        name,
        href: `/mes-listes/${id}`,
        size: count(suppliers, 'fournisseur'),
        changed: `modifiée le ${longDate(parisDay(changedAt))}`,
      })),
    },
  );
}

/**
 * @param suppliers those of the list that can be read
 * @param others the other lists of the same person
 * @returns `/mes-listes/{id}`
 */
export function supplierListPage(
  list: KeptList,
  suppliers: readonly ListedSupplier[],
  others: readonly ListSummary[],
  today: string,
): Page<SupplierListView> {
  const byId = new Map(suppliers.map((supplier) => [supplier.id, supplier]));
  const items = list.items.flatMap(({ supplierId, note, addedAt }, index) => {
    const supplier = byId.get(supplierId);
    if (!supplier) return [];
    return [
      {
        id: supplierId,
        card: supplierCard({ supplier, km: null, matched: [] }, index + 1, '', today),
        note,
        added: `gardé le ${longDate(parisDay(addedAt))}`,
        closed: archivedText(supplier),
      },
    ];
  });
  return new Page(
    '/buyer/supplier-list',
    { title: fr`Liste : ${list.name}`, section: 'searches', noindex: true },
    {
      crumbs: [{ label: 'Mes listes', href: '/mes-listes' }, { label: list.name }],
      id: list.id,
      name: list.name,
      size: count(items.length, 'fournisseur'),
      csv: `/mes-listes/${list.id}/export.csv`,
      others: others.filter(({ id }) => id !== list.id).map(({ id, name }) => ({ id, name })),
      items,
    },
  );
}

function archivedText({ life, closedOn }: ListedSupplier): string | null {
  if (life !== 'archived') return null;
  return closedOn ? fr`Structure fermée depuis le ${longDate(closedOn)}.` : 'Structure retirée de l’annuaire.';
}
