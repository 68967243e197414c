import type { AlertPreferences } from '../../alert/alert.service';
import { Page, type Message } from '../shared/page';

interface AlertsView {
  heading: string;
  message: Message | null;
  state: string;
  /** The choice, for who receives digests */
  choice: { leads: boolean } | null;
}

export function alertsPage({
  preferences,
  saved,
}: {
  preferences: AlertPreferences | null;
  saved: boolean;
}): Page<AlertsView> {
  return new Page(
    '/supplier/alerts',
    { title: 'Mes alertes', section: 'alerts', noindex: true },
    {
      heading: 'Mes alertes',
      message: saved ? { tone: 'info', role: 'status', text: 'Votre choix est enregistré.' } : null,
      state: stateText(preferences),
      choice: preferences && { leads: preferences.leads },
    },
  );
}

function stateText(preferences: AlertPreferences | null): string {
  if (preferences === null) return 'Vous ne recevez pas de résumé par courriel.';
  if (preferences.stopped) return 'Vous avez demandé à ne plus rien recevoir : aucun résumé ne part.';
  return preferences.rhythm === 'daily'
    ? 'Vous recevez un résumé les jours où il y a quelque chose, à 8 h.'
    : 'Vous recevez un résumé par semaine, s’il y a quelque chose, à 8 h.';
}
