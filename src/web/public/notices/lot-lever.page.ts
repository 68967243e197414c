import { fr, longDate } from '#lib/html';
import { adviseLevers, type AdviceFacts } from '#lib/matching-engine';
import { parisDay } from '#lib/kernel';
import { buyerTypeOfEforms, isBuyerType } from '#lib/nomenclature';
import { eurosTyped, monthsTyped } from '../../../need/need-law.service';
import { leverCard, type LeverCardView } from '../../shared/lever-card.view';
import { leverQuestions, type LeverQuestionsView, type TypedQuestions } from '../../shared/lever-questions.view';
import { fits, localSupply } from '../../shared/local-supply';
import { Page, type Crumb } from '../../shared/page';
import type { LotLeverFacts } from './lot-lever.query';
import { amountText, noticeHref, sourceRef } from './notice-list.page';

interface LotLeverView {
  crumbs: Crumb[];
  facts: string;
  card: LeverCardView;
  form: LeverQuestionsView;
  suppliersHref: string | null;
}

/** @returns the lever card of a lot: what its notice says, completed by what the reader typed in the address */
export function lotLeverPage(
  found: LotLeverFacts,
  context: { ref: string; number: string; today: string; typed: TypedQuestions; maySeeSuppliers: boolean },
): Page<LotLeverView> {
  const { lot } = found;
  const { ref, number, today, typed } = context;
  const problems = problemsOf(typed);
  const facts = factsOf(found, today, typed);
  const card = leverCard(adviseLevers(facts), { what: 'ce lot', nature: lot.nature });
  const home = `${noticeHref(ref)}/lots/${encodeURIComponent(number)}`;
  return new Page(
    '/public/notices/lot-lever',
    {
      title: fr`Fiche levier du lot ${number} : ${lot.title}`,
      section: 'notices',
      noindex: true,
      ...(problems.length > 0 ? { status: 422 } : {}),
    },
    {
      crumbs: [
        { label: 'Avis et lots', href: '/avis' },
        { label: sourceRef(ref)!, href: noticeHref(ref) },
        { label: `Lot ${number}`, href: noticeHref(ref, number) },
        { label: 'Fiche levier' },
      ],
      facts: fr`${lot.title}, ${lot.amount && !lot.amount.buyerOnly ? amountText(lot.amount) : 'montant non publié'}. Établie le ${longDate(today)}${found.status === 'open' ? '' : '. Ce lot n’est plus ouvert'}.`,
      card,
      form: leverQuestions({
        questions: card.questions,
        action: `${home}/levier`,
        method: 'get',
        version: null,
        typed: { ...typed, acheteur: typed.acheteur === '' ? String(facts.buyer ?? '') : typed.acheteur },
        problems,
        nature: lot.nature,
        button: 'Refaire la fiche',
        editHref: null,
      }),
      suppliersHref: context.maySeeSuppliers ? home : null,
    },
  );
}

function factsOf(found: LotLeverFacts, today: string, typed: TypedQuestions): AdviceFacts {
  const { lot, legalType, lots, allLots, durationMonths, matches } = found;
  const closesOn = lot.closesAt === null ? null : parisDay(new Date(lot.closesAt));
  return {
    day: today,
    buyer: isBuyerType(typed.acheteur) ? typed.acheteur : buyerTypeOfEforms(legalType),
    nature: lot.nature,
    cpv: lot.cpv,
    amount: lot.amount && !lot.amount.buyerOnly && lot.amount.currency === 'EUR' ? lot.amount.value : null,
    yearTotal: eurosTyped(typed.total),
    durationMonths: monthsTyped(typed.duree) ?? durationMonths,
    lots,
    allLots,
    supply: localSupply(matches.filter(fits), { closesOn, today, audience: 'everyone' }),
    chosen: lot.marks.filter(({ certainty }) => certainty !== 'to-check').map(({ lever }) => lever),
  };
}

function problemsOf({ total, acheteur, duree }: TypedQuestions): (keyof TypedQuestions)[] {
  return [
    ...(total.trim() !== '' && eurosTyped(total) === null ? (['total'] as const) : []),
    ...(acheteur !== '' && !isBuyerType(acheteur) ? (['acheteur'] as const) : []),
    ...(duree.trim() !== '' && monthsTyped(duree) === null ? (['duree'] as const) : []),
  ];
}
