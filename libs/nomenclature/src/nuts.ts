/** NUTS 3 (2021 and 2024, equal for France) → department. The last digits of a group of departments follow the Journal officiel's order. */
const DEPARTMENTS: Readonly<Record<string, string>> = {
  FR101: '75',
  FR102: '77',
  FR103: '78',
  FR104: '91',
  FR105: '92',
  FR106: '93',
  FR107: '94',
  FR108: '95',
  FRB01: '18',
  FRB02: '28',
  FRB03: '36',
  FRB04: '37',
  FRB05: '41',
  FRB06: '45',
  FRC11: '21',
  FRC12: '58',
  FRC13: '71',
  FRC14: '89',
  FRC21: '25',
  FRC22: '39',
  FRC23: '70',
  FRC24: '90',
  FRD11: '14',
  FRD12: '50',
  FRD13: '61',
  FRD21: '27',
  FRD22: '76',
  FRE11: '59',
  FRE12: '62',
  FRE21: '02',
  FRE22: '60',
  FRE23: '80',
  FRF11: '67',
  FRF12: '68',
  FRF21: '08',
  FRF22: '10',
  FRF23: '51',
  FRF24: '52',
  FRF31: '54',
  FRF32: '55',
  FRF33: '57',
  FRF34: '88',
  FRG01: '44',
  FRG02: '49',
  FRG03: '53',
  FRG04: '72',
  FRG05: '85',
  FRH01: '22',
  FRH02: '29',
  FRH03: '35',
  FRH04: '56',
  FRI11: '24',
  FRI12: '33',
  FRI13: '40',
  FRI14: '47',
  FRI15: '64',
  FRI21: '19',
  FRI22: '23',
  FRI23: '87',
  FRI31: '16',
  FRI32: '17',
  FRI33: '79',
  FRI34: '86',
  FRJ11: '11',
  FRJ12: '30',
  FRJ13: '34',
  FRJ14: '48',
  FRJ15: '66',
  FRJ21: '09',
  FRJ22: '12',
  FRJ23: '31',
  FRJ24: '32',
  FRJ25: '46',
  FRJ26: '65',
  FRJ27: '81',
  FRJ28: '82',
  FRK11: '03',
  FRK12: '15',
  FRK13: '43',
  FRK14: '63',
  FRK21: '01',
  FRK22: '07',
  FRK23: '26',
  FRK24: '38',
  FRK25: '42',
  FRK26: '69',
  FRK27: '73',
  FRK28: '74',
  FRL01: '04',
  FRL02: '05',
  FRL03: '06',
  FRL04: '13',
  FRL05: '83',
  FRL06: '84',
  FRM01: '2A',
  FRM02: '2B',
  FRY10: '971',
  FRY20: '972',
  FRY30: '973',
  FRY40: '974',
  FRY50: '976',
};

/** NUTS 1 and 2 of the regions of 2016, and the whole of overseas islands that are one department. */
const REGIONS: Readonly<Record<string, string>> = {
  FR1: '11',
  FRB: '24',
  FRC: '27',
  FRD: '28',
  FRE: '32',
  FRF: '44',
  FRG: '52',
  FRH: '53',
  FRI: '75',
  FRJ: '76',
  FRK: '84',
  FRL: '93',
  FRM: '94',
};

/** NUTS 3 codes of before 2016 that old notices still hold, for the region that asked first. */
const OLD: Readonly<Record<string, string>> = { FR531: '16', FR532: '17', FR533: '79', FR534: '86' };

/** @param code NUTS 3, or an island's NUTS 1 or 2 (`FRY4`) @returns its department, null when it covers several or none */
export function nutsToDepartment(code: string): string | null {
  const nuts = code.trim().toUpperCase();
  const known = DEPARTMENTS[nuts] ?? OLD[nuts];
  if (known) return known;
  return /^FRY\d$/.test(nuts) ? (DEPARTMENTS[`${nuts}0`] ?? null) : null;
}

/** @param code NUTS 1, 2 or 3 @returns the INSEE code of the metropolitan region that holds it, or null */
export function nutsToRegion(code: string): string | null {
  return REGIONS[code.trim().toUpperCase().slice(0, 3)] ?? null;
}

/** @returns the NUTS 3 code of a department, or null */
export function departmentToNuts(department: string): string | null {
  return Object.keys(DEPARTMENTS).find((nuts) => DEPARTMENTS[nuts] === department) ?? null;
}
