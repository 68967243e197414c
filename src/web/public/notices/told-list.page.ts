import { count, fr, longDate } from '#lib/html';
import { markViews } from '../../shared/mark.view';
import { Page } from '../../shared/page';
import { pagerView } from '../../shared/pager.view';
import { NOTICES_PER_PAGE } from './notice-list.query';
import {
  choicesView,
  listHref,
  noticeHref,
  type NoticeGroupView,
  type ListContext,
  type NoticeListView,
  SHOWN_LOTS,
  amountText,
  sourceRef,
} from './notice-list.page';
import { resultOf } from './notice-results';
import type { ToldChoice, ToldList, ToldProcedure } from './told-procedures.query';

const WORDS = {
  prevu: {
    one: 'achat prévu',
    many: 'achats prévus',
    empty: 'Aucun achat prévu connu ici.',
    note: 'Ce sont des annonces : on ne peut pas encore y répondre, et le projet peut changer.',
  },
  attribue: { one: 'résultat', many: 'résultats', empty: 'Aucun résultat connu ici.', note: null },
} as const;

/** @returns `/avis` for what is planned, or what was awarded: one entry a procedure, none of them to be answered */
export function toldListPage(list: ToldList, choice: ToldChoice & ListContext): Page<NoticeListView> {
  const { filter, everywhere, page, territoryName } = choice;
  const words = WORDS[filter];
  const here = everywhere ? 'Toute la France' : territoryName;
  const found = count(list.total, words.one, words.many);
  return new Page(
    '/public/notices/notice-list',
    { title: fr`Avis et lots, ${here}, ${found}`, section: 'notices' },
    {
      ...choicesView(choice, null),
      search: null,
      warning: words.note === null ? null : { tone: 'info', text: words.note },
      sections: [
        {
          id: 'liste',
          title: fr`${here} : ${found}`,
          notices: list.procedures.map((procedure) =>
            filter === 'prevu' ? plannedView(procedure) : awardedView(procedure),
          ),
          empty: list.total === 0 ? words.empty : null,
          more: null,
          pager: pagerView('Pages d’avis', page, Math.ceil(list.total / NOTICES_PER_PAGE), (n) =>
            listHref({ ...choice, page: n }),
          ),
        },
      ],
    },
  );
}

function plannedView(procedure: ToldProcedure): NoticeGroupView {
  const { plannedOn } = procedure.content;
  const when = plannedOn === null ? 'Date prévue non publiée' : fr`Publication prévue le ${longDate(plannedOn)}`;
  return groupView(procedure, (lot) => [when, lot.amount ? amountText(lot.amount) : 'montant non publié'].join(', '));
}

function awardedView(procedure: ToldProcedure): NoticeGroupView {
  return groupView(procedure, ({ result }) => {
    if (!result) return 'Résultat non détaillé';
    const { outcome, facts } = resultOf(result);
    return [outcome, ...facts].join(' · ');
  });
}

type Lot = ToldProcedure['content']['lots'][number];

function groupView(procedure: ToldProcedure, underOf: (lot: Lot) => string): NoticeGroupView {
  const { title, buyer, city, source, sourceId, publishedOn, content } = procedure;
  const ref = `${source}-${sourceId}`;
  const dated = publishedOn === null ? null : fr`publié le ${longDate(publishedOn)}`;
  const more = content.lots.length - SHOWN_LOTS;
  return {
    title,
    href: noticeHref(ref),
    under: [buyer, city, sourceRef(ref), dated].filter((fact) => fact !== null).join(' · '),
    cancelled: null,
    lots: content.lots.slice(0, SHOWN_LOTS).map((lot) => ({
      marks: markViews(lot.marks, 'short'),
      unmarked: '',
      title: content.lots.length === 1 ? 'Lot unique' : fr`Lot ${lot.number} : ${lot.title}`,
      href: noticeHref(ref),
      under: underOf(lot),
      deadline: null,
    })),
    more: more > 0 ? { href: noticeHref(ref), label: `et ${count(more, 'autre lot', 'autres lots')}` } : null,
  };
}
