import { count, fr, longDate } from '#lib/html';
import { parisDay } from '#lib/kernel';
import { Page, type Message } from '../shared/page';
import type { NeedRow } from './need-list.query';

interface NeedListView {
  message: Message | null;
  needs: { ref: string; href: string; title: string; state: string; found: string; answers: string; changed: string }[];
}

const STATES = { draft: 'Brouillon', published: 'Publié', closed: 'Clos', archived: 'Archivé' } as const;

export function needListPage(
  rows: readonly NeedRow[],
  today: string,
  arrived: { garde?: string | undefined; clos?: string | undefined },
): Page<NeedListView> {
  return new Page(
    '/buyer/need-list',
    { title: `Mes besoins (${rows.length})`, section: 'needs', noindex: true },
    { message: messageOf(rows, arrived), needs: rows.map((row) => viewOf(row, today)) },
  );
}

function messageOf(rows: readonly NeedRow[], { garde, clos }: { garde?: string; clos?: string }): Message | null {
  const kept = rows.find((row) => row.ref === garde);
  if (kept) {
    const text = fr`Le brouillon « ${kept.title} » est gardé. Rien n’est publié et personne n’est prévenu.`;
    return { tone: 'info', role: 'status', text };
  }
  return clos === undefined
    ? null
    : { tone: 'info', role: 'status', text: 'C’est fermé. Plus aucun fournisseur ne peut répondre.' };
}

/** No count stands for suppliers that nobody has looked for yet. */
function foundOf({ matched, held, doubtful }: NeedRow): string {
  if (matched === 'none') return 'Fournisseurs : pas encore recherchés';
  if (matched === 'waiting') return 'Fournisseurs : calcul en cours';
  return fr`${count(held, 'peut', 'peuvent')} répondre, ${doubtful} à vérifier`;
}

function viewOf(row: NeedRow, today: string): NeedListView['needs'][number] {
  const day = parisDay(row.changedAt);
  const incomplete = row.state === 'draft' && row.incomplete;
  return {
    ref: row.ref,
    href: incomplete ? `/besoins/${row.ref}/modifier` : `/besoins/${row.ref}`,
    title: row.title,
    state: incomplete ? 'Brouillon à compléter' : STATES[row.state],
    found: foundOf(row),
    answers: row.interested > 0 ? count(row.interested, 'intéressé') : 'aucune',
    changed: day === today ? 'aujourd’hui' : `le ${longDate(day)}`,
  };
}
