import { addDays } from '#lib/kernel';
import type { DemoNotice, Json } from './demo-notice';
import { offsetOn } from './eforms-days';

/** Under which the holder stands among the organisations of a notice. */
export const HOLDER = 'ORG-0003';

/** @returns the `efac:NoticeResult` of a notice that names a holder, one contract for each lot; else nothing */
export function resultJson({ award, lots, idweb }: DemoNotice, today: string): { [key: string]: Json } {
  if (!award) return {};
  const decidedOn = addDays(today, award.decidedAfter);
  const day = `${decidedOn}${offsetOn(decidedOn)}`;
  const numbers = lots.map((_, index) => String(index + 1).padStart(4, '0'));
  const tender = (number: string): { [key: string]: Json } => id('tender', `TEN-${number}`);
  const lot = (number: string): Json => id('Lot', `LOT-${number}`);
  return {
    'efac:NoticeResult': {
      'efac:LotResult': numbers.map((number) => ({
        'cbc:TenderResultCode': { '@listName': 'winner-selection-status', '#text': 'selec-w' },
        'efac:LotTender': tender(number),
        'efac:SettledContract': id('contract', `CON-${number}`),
        'efac:TenderLot': lot(number),
      })),
      'efac:LotTender': numbers.map((number) => ({
        ...tender(number),
        'cac:LegalMonetaryTotal': { 'cbc:PayableAmount': { '@currencyID': 'EUR', '#text': String(award.amount) } },
        'efac:TenderingParty': id('tendering-party', 'TPA-0001'),
        'efac:TenderLot': lot(number),
      })),
      'efac:SettledContract': numbers.map((number) => ({
        ...id('contract', `CON-${number}`),
        'cbc:AwardDate': day,
        'efac:ContractReference': { 'cbc:ID': `${idweb}-${number}` },
        'efac:LotTender': tender(number),
      })),
      'efac:TenderingParty': {
        ...id('tendering-party', 'TPA-0001'),
        'efac:Tenderer': id('organization', HOLDER),
      },
    },
  };
}

function id(scheme: string, text: string): { [key: string]: Json } {
  return { 'cbc:ID': { '@schemeName': scheme, '#text': text } };
}
