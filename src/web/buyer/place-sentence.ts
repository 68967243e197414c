import { fr } from '#lib/html';
import type { PlaceProblem } from '../../need/need.service';

/** @returns what to write instead of a place that was not understood, as a sentence of its own */
export function placeSentence({ code, part, suggestions }: PlaceProblem): string {
  const meant = suggestions.map((one) => fr`« ${one} »`).join(', ');
  switch (code) {
    case 'ambiguous':
      return fr`Plusieurs communes répondent à « ${part} » : écrivez la vôtre avec son code postal, par exemple ${meant}.`;
    case 'too-many':
      return 'Indiquez dix lieux au plus, ou l’agglomération ou le département qui les contient.';
    case 'unknown':
      return meant
        ? fr`Nous ne connaissons pas le lieu « ${part} ». Vouliez-vous dire ${meant} ?`
        : fr`Nous ne connaissons pas le lieu « ${part} » : écrivez une commune, une agglomération, un département ou une région.`;
  }
}
