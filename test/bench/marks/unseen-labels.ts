/**
 * Labels of French TED notices that nobody tuned on before they were labelled, set by reading them: `publication number | labels |
 * reason`, of reservations, clauses and insertion bought for itself only. Labels are those of `notice-labels.ts`. A French notice
 * that is not listed says nothing of them.
 */
export const UNSEEN_LABELS = `
448211-2016 | +unsp | tags alone; words are of the paperwork on disabled workers
015180-2017 | +unsp | tag alone
070891-2017 | dis obj | reserved to ESAT; rehabilitation is the object
092615-2017 | clause | compulsory clause
115435-2017 | clause | social or environmental clauses announced
042736-2018 | +unsp | tag alone
115900-2018 | obj +unsp | support activity; tag alone reserves
286367-2018 | clause | compulsory clause
294562-2018 | dis@3 clause@1,2 | lot 3 to an ESAT; a share of the hours on the others
297487-2018 | dis@2 +ess@2 | lot 2 to EA or ESAT; tag of another kind
414849-2018 | dis | adapted sector, in suitability
421081-2018 | clause | social condition of performance
483496-2018 | +unsp | tags alone
125877-2019 | clause@5 | domains of the social and of employment, lot 5
153432-2019 | clause@1 | lot 1, explained by the next sentence
460696-2019 | ins@1 dis@2 obj | lots where professions are, in the words of the law
249142-2020 | clause | commitment to hours; the object is a service to job seekers
546568-2020 | ins | title and each lot
057651-2021 | clause | clauses announced for the second phase
133513-2021 | unsp@3 | lot 3 says reserved, not to whom
153403-2021 | clause | an insertion approach is part of the project
209832-2021 | dis | "traditional sector" but under L2113-12: doubtful wording
212739-2021 | +unsp | tags alone
262307-2021 | clause | conditions of a social kind
334361-2021 | clause | hours in the documents
334786-2021 | ins obj +ess | all lots; tag of another kind
334815-2021 | clause | young people taken in for training
497881-2021 | dis@6 ins@6 +ess@6 | lot 6, both articles, in a list
528848-2021 | +unsp | tag alone
150545-2022 | dis ins | all lots
210534-2022 | dis@1,3 obj +ess@1,3 | titles of lots; insertion of disabled people
328555-2016 | clause | share of the hours
061944-2017 | obj | qualification and insertion, article 28 of the decree
255009-2018 | +unsp | tag alone
298077-2018 | clause | compulsory clause
440234-2018 | clause | clause of promotion of employment
091489-2019 | dis +ess | article 36-I; tags of other kinds
123101-2019 | clause | clause of promotion of employment
264043-2019 | dis | the candidate must belong to the sheltered sector
169574-2021 | clause | compulsory clause
229620-2021 | clause | named in the conditions of performance
294790-2021 | +unsp +ess | tags alone
362598-2021 | clause | action of insertion
`;
