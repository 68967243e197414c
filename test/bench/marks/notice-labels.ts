/**
 * Labels of the public notices of `shared/data/notices`, set by reading them: `file | notice | labels | reason`. Labels are those of
 * `sentences-reserved.ts`; with a leading `+` they rest on a tag alone, which no word confirms. The notice is the source's own id, or
 * `*` for the one of the file. A French notice that is not listed says nothing of a reservation or of a clause.
 */
export const NOTICE_LABELS = `
ted-legacy/064376-2021.xml | * | ins@1,2 dis@3,4 | each lot's description cites its article; tags of the whole; title says reserved
ted-legacy/133856-2021.xml | * | ins@11,12,13,14,15,16,17,18,19 clause env soc envc | lots 11 to 19 in title and information, articles miscopied; social and environmental conditions; RSE weighed
ted-legacy/226574-2021.xml | * | dis | qualification system, conditions name EA and ESAT
ted-legacy/445483-2017.xml | * | ess | candidates must be of the ESS, article 37 of the 2015 order; no tag
ted-legacy/147024-2018.xml | * | clause soc envc | insertion clause with hours in the conditions; criterion "sociétal et environnemental"
ted-legacy/147602-2017.xml | * | clause env envc | social part of the particular conditions; environmental conditions; criterion
ted-legacy/433994_2016.xml | * | clause | social condition of performance, priority publics
ted-legacy/006304-2017.xml | * | envc | criterion: sustainable development
ted-legacy/211997-2018.xml | * | envc | criterion: sustainable development
ted-legacy/273048-2016.xml | * | envc | criterion: sustainable development
ted-legacy/396243_2018.xml | * | envc | criterion: technical and environmental value
ted-legacy/398963-2016.xml | * | envc | criterion: sustainable development
ted-legacy/500855-2018.xml | * | envc | criterion: quality and environmental approach
ted-legacy/116756-2017.xml | * | envc | criterion in the main features of the award: protection of the environment
boamp/xml-2016/test-pub.xml | * | env +envc | environmental provisions of performance; flag of the index
boamp/xml-2016/test-pub-3.xml | * | envc | free criteria of a design contest: environmental quality
boamp/records-v2.1.json | 25-123130 | envc +soc | criterion: environmental quality of the products; the social flag stands alone
eforms/INVALID_change-cn_24_FRA_comments.xml | * | +unsp@2 | BT-71 and BT-736 on the second lot, no word
decp/pes-2019.json | 2018J1208A | unsp | object says reserved, not to whom
decp/pes-2019.json | 2018J1223A00 | obj | object: insertion services
decp/pes-2019.json | 2019A1100 | obj | object: insertion and qualification services
`;

/** French notices of the Publications Office, in a folder where others are not. */
export const FRENCH_EFORMS = [
  'INVALID_change-cn_24_FRA_comments.xml',
  'can_24_FRA_comments.xml',
  'can_81_FRA.xml',
  'cn-desg_24.xml',
  'cn_23.xml',
  'cn_24_FRA_comments.xml',
  'cn_81_FRA.xml',
  'pin-only_81_FRA.xml',
];
