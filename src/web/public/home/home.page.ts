import { count, fr, longDate } from '#lib/html';
import { parisDay } from '#lib/kernel';
import { provenKinds } from '#lib/matching-engine';
import { communeByCode, pointOfCommune } from '#lib/nomenclature';
import { deadlineView, type DeadlineView } from '../../shared/deadline.view';
import { markViews, type MarkView } from '../../shared/mark.view';
import { Page } from '../../shared/page';
import { TerritoryMap, type MapCommune, type MapPlace } from '../../shared/territory-map';
import { amountText, noticeHref } from '../notices/notice-list.page';
import type { HomeFacts, HomeLot } from './home.query';

export interface HomeMapView {
  width: number;
  height: number;
  title: string;
  cells: { path: string; level: number }[];
  places: (MapPlace & { labelY: number; minor: boolean })[];
  /** A decoration: the chain that ties the territory together; empty when too few communes have suppliers */
  chain: string;
  ends: { x: number; y: number; r: number }[];
}

export interface HomeView {
  near: string;
  examples: { label: string; href: string }[];
  map: HomeMapView | null;
  /** « 60 fournisseurs, dont 41 vérifiés, dans 25 des 40 communes. Compté le 22 septembre 2026. » */
  counted: string;
  lots: { mark: MarkView | null; title: string; href: string; under: string; deadline: DeadlineView }[];
  allLots: string;
}

/** In the map's units: a chain shorter than that would be a knot */
const FAR = 60;
const NAME_HEIGHT = 75;
const EXAMPLES = ['espaces verts', 'traiteur', 'second œuvre', 'mise sous pli'];

/** @returns the home page */
export function homePage(
  facts: HomeFacts,
  context: { now: Date; territory: { name: string; communes: readonly string[] } },
): Page<HomeView> {
  const { now, territory } = context;
  const communes = mapCommunes(facts, territory.communes);
  const centre = [...communes].sort((a, b) => b.suppliers - a.suppliers)[0];
  return new Page(
    '/public/home/home',
    {
      title: 'Relier les achats du territoire à son économie solidaire',
      description:
        'Trouver les structures d’insertion, du handicap et de l’économie solidaire qui peuvent répondre à un achat, et voir pourquoi.',
    },
    {
      near: centre && centre.suppliers > 0 ? centre.name : '',
      examples: EXAMPLES.map((words) => ({
        label: words,
        href: `/fournisseurs?${new URLSearchParams({ q: words }).toString()}`,
      })),
      map: communes.length >= 3 ? mapView(communes, territory.name) : null,
      counted: counted(facts, territory.communes.length, now),
      lots: facts.lots.map((lot) => lotView(lot, now)),
      allLots: facts.lotTotal > 1 ? `Voir les ${count(facts.lotTotal, 'lot')}` : 'Voir tous les avis',
    },
  );
}

function counted({ suppliers, supplierTotal }: HomeFacts, communeCount: number, now: Date): string {
  const today = parisDay(now);
  const date = fr`Compté le ${longDate(today)}.`;
  if (communeCount === 0) return `${count(supplierTotal, 'fournisseur')} en France. ${date}`;
  const verified = suppliers.filter(({ evidence }) => provenKinds(evidence, today).length > 0).length;
  const places = new Set(suppliers.map(({ commune }) => commune)).size;
  const where = places === communeCount ? `les ${communeCount} communes` : `${places} des ${communeCount} communes`;
  return `${count(suppliers.length, 'fournisseur')}, dont ${count(verified, 'vérifié')}, dans ${where}. ${date}`;
}

function lotView(lot: HomeLot, now: Date): HomeView['lots'][number] {
  const number = lot.lotNumber ? `lot ${lot.lotNumber}` : null;
  const amount = lot.amount && !lot.amount.buyerOnly ? amountText(lot.amount) : 'montant non publié';
  return {
    mark: markViews(lot.marks, 'short').find(({ shape }) => shape !== 'verifier') ?? null,
    title: lot.title,
    href: noticeHref(lot.ref, lot.lotNumber),
    under: `${[lot.buyer, number].filter((part) => part !== null).join(', ')}. ${amount}`,
    deadline: deadlineView(lot.closesAt, now),
  };
}

function mapCommunes({ suppliers }: HomeFacts, codes: readonly string[]): MapCommune[] {
  return codes.flatMap((code) => {
    const [commune, point] = [communeByCode(code), pointOfCommune(code)];
    if (!commune || !point) return [];
    return [{ code, name: commune.name, point, suppliers: suppliers.filter((one) => one.commune === code).length }];
  });
}

function mapView(communes: readonly MapCommune[], territory: string): HomeMapView {
  const map = new TerritoryMap(communes);
  const places = map.places(7);
  const centre = places[0]!;
  const ends = places.slice(1).sort((a, b) => a.x - b.x);
  const [west, east] = [ends[0]!, ends.at(-1)!];
  const tied = west.x < centre.x - FAR && east.x > centre.x + FAR;
  const chained = tied ? [west, centre, east] : [];
  return {
    width: map.width,
    height: map.height,
    title: fr`Carte schématique de ${territory} : ${communes.length} communes ; les plus claires comptent le plus de fournisseurs.`,
    cells: map.cells,
    places: places
      .filter((place) => !tied || chained.includes(place) || clear(place, [west, centre, east]))
      .map((place) => ({
        ...place,
        labelY: place.y + (place === centre ? -22 : chained.includes(place) ? 30 : 5),
        minor: place !== centre && !chained.includes(place),
      })),
    chain: tied ? `M${west.x} ${west.y}${arc(west, centre)}${arc(centre, east)}` : '',
    ends: chained.map(({ x, y }) => ({ x, y, r: x === centre.x ? 14 : 11 })),
  };
}

/** Whether a name written there would stay off the chain, straight enough between its ends. */
function clear({ x, y }: MapPlace, chain: readonly MapPlace[]): boolean {
  return chain.slice(1).every((to, index) => {
    const from = chain[index]!;
    const share = Math.max(0, Math.min(1, (x - from.x) / (to.x - from.x)));
    return Math.abs(from.y + (to.y - from.y) * share - y) > NAME_HEIGHT;
  });
}

/** A curve that rises between two points, so that the chain hangs like one. */
function arc(from: MapPlace, to: MapPlace): string {
  const lift = Math.min(60, Math.abs(to.x - from.x) / 4);
  return `Q${Math.round((from.x + to.x) / 2)} ${Math.round((from.y + to.y) / 2 - lift)} ${to.x} ${to.y}`;
}
