/** Sentences that set a clause, buy insertion itself, or weigh it; same form as `sentences-reserved.ts`, `hours=` when some are written. */
export const CLAUSE_SENTENCES = `
c001 | 1 | clause hours=350 | Le titulaire réalisera une action d’insertion d’au moins 350 heures au bénéfice de personnes éloignées de l’emploi.
c002 | 1 | clause | 5 % des heures travaillées seront réservées à des personnes en insertion professionnelle.
c003 | 1 | clause | Le titulaire consacre 7 % du temps total de travail à l’insertion de publics prioritaires.
c004 | 1 | clause hours=1200 | L’attributaire s’engage à réserver un minimum de 1 200 heures à des personnes éloignées de l’emploi.
c005 | 1 | clause | Ce marché comprend une clause sociale d’insertion par l’activité économique.
c006 | 1 | clause | L’exécution du marché inclut une action d’insertion et de promotion de l’emploi.
c007 | 1 | clause | En application de l’article L. 2112-2 du code de la commande publique, le titulaire met en œuvre une démarche d’insertion.
c008 | 1 | clause | Article 14 du code des marchés publics : le marché comporte une clause obligatoire d’insertion par l’activité économique.
c009 | 1 | clause | En application de l’article 38 de l’ordonnance n° 2015-899, les conditions d’exécution comportent des éléments à caractère social.
c010 | 1 | clause | Un facilitateur de la Maison de l’emploi accompagne le titulaire pour la mise en œuvre de la clause d’insertion.
c011 | 1 | clause | Considérations sociales : clause sociale
c012 | 1 | clause env | CLAUSES SOCIALES ET ENVIRONNEMENTALES : OUI
c013 | 3 | clause@2 hours=210 | Le lot 2 est soumis à une clause d’insertion de 210 heures.
c014 | 4 | clause@1,3 | Les lots 1 et 3 comportent une clause sociale obligatoire.
c015 | 1 | clause | Le titulaire doit favoriser l’accès ou le retour à l’emploi de personnes rencontrant des difficultés sociales ou professionnelles particulières.
c016 | 1 | clause | Le prestataire devra recruter des demandeurs d’emploi de longue durée ou des bénéficiaires du RSA pour une partie des heures du chantier.
c017 | 1 | clause | Marché soumis à une obligation d’insertion sociale et professionnelle.
c018 | 1 | clause | Les conditions d’exécution prennent en compte des considérations relatives au domaine social et à l’emploi.
c019 | 1 | clause | Condition d’exécution sociale : embauche de publics prioritaires
c020 | 1 | clause | Dans le cadre de la clause d’insertion, le nombre d’heures est précisé au CCAP.
c021 | 1 | clause hours=420 | Clause sociale : 420 h
c022 | 1 | clause env | Le marché comporte des dispositions à caractère social et environnemental.
c023 | 1 | clause env | La consultation comporte des conditions d’exécution à caractère social et environnemental.
c024 | 1 | clause | Une clause sociale de formation sous statut scolaire est intégrée au marché.
c025 | 1 | clause | Le pouvoir adjudicateur a décidé de faire application des dispositions du code en incluant une clause sociale d’insertion professionnelle dans le cahier des charges.
c026 | 1 | clause | La société retenue devra proposer une action permettant l’insertion de publics en difficulté.
c027 | 1 | clause | Le titulaire confie obligatoirement 10 % des prestations à une entreprise adaptée ou à un ESAT.
c028 | 1 | clause | Le nombre d’heures d’insertion à réaliser figure à l’acte d’engagement.
c029 | 5 | clause@1,2,3,4 | Une clause d’insertion sociale s’applique à tous les lots sauf le lot 5.
c030 | 1 | clause | Engagement d’insertion : 5% minimum des heures de production
c031 | 1 | clause hours=900 | Clause d’insertion. Le titulaire devra réaliser 900 heures.
c032 | 1 | clause | Objectif d’insertion : au moins 6 % du volume horaire total au profit de jeunes sans qualification ou de travailleurs reconnus handicapés
c033 | 1 | clause | Le volet social du marché impose le recours à des publics éloignés du marché du travail.
c034 | 1 | clause env | Le marché prévoit des clauses sociales et environnementales dans les conditions définies au CCAP.
c035 | 1 | clause | Le marché intègre la lutte contre le chômage : l’entreprise attributaire devra mettre en œuvre des heures d’insertion.
c036 | 1 | obj | Marché de services d’insertion sociale et professionnelle ayant pour support l’entretien d’espaces verts
c037 | 1 | obj | Prestations d’insertion et de qualification professionnelle, avec pour activité support la collecte des encombrants
c038 | 1 | obj | Le marché a pour objet l’insertion professionnelle de personnes en difficulté à travers des travaux de petite maçonnerie.
c039 | 1 | obj | MARCHE DE QUALIFICATION ET D’INSERTION PROFESSIONNELLE - ACTIVITE SUPPORT : PEINTURE
c040 | 1 | obj | Chantier d’insertion ayant pour support la restauration du petit patrimoine
c041 | 1 | obj | Services d’insertion professionnelle par le biais d’une activité de recyclerie
c042 | 1 | obj | Achat de prestations d’insertion sociale et professionnelle. Support : nettoyage des berges.
c043 | 1 | soc | criterion: Performances en matière d’insertion professionnelle des publics en difficulté
c044 | 1 | soc envc | criterion: Critère sociétal et environnemental
c045 | 1 | soc envc | criterion: Démarche RSE de l’entreprise
c046 | 1 | envc | criterion: Performances en matière de protection de l’environnement
c047 | 1 | envc | criterion: Développement durable
c048 | 1 | envc | criterion: Bilan carbone des livraisons
c049 | 1 | soc | criterion: Qualité du plan d’insertion des personnes éloignées de l’emploi
c050 | 1 | soc | criterion: Critère social : égalité professionnelle entre les femmes et les hommes
c051 | 1 | env | Le marché comporte une clause environnementale relative à la gestion des déchets.
c052 | 1 | env | Les marchés comportent des dispositions à caractère environnemental décrites au CCAP.
c053 | 1 | env | Considérations environnementales : conditions d’exécution relatives aux emballages
c054 | 1 | soc | Critères d’attribution : prix 50 %, valeur technique 40 %, performances en matière d’insertion professionnelle des publics en difficulté 10 %.
c055 | 1 | envc | Les critères sont pondérés ainsi : prix 60 pts, performances en matière de protection de l’environnement 15 pts, délais 25 pts.
c056 | 3 | ins@1 clause@2 | Le lot 1 est réservé aux SIAE ; le lot 2 comporte une clause d’insertion ; le lot 3 n’est pas concerné.
c057 | 1 | clause | L’entreprise devra obligatoirement faire appel, pour une partie des travaux, à de la main-d’œuvre en insertion.
c058 | 1 | clause | Clause sociale applicable : oui
c059 | 1 | clause | Le présent marché participe à l’effort d’insertion : une part des heures de travail est réservée à des allocataires du RSA.
c060 | 1 | clause hours=140 | Heures d’insertion : 140 heures pour la durée du marché
c061 | 1 | clause | Les titulaires des lots sont tenus de réaliser des heures de travail en faveur de personnes en parcours d’insertion.
c062 | 2 | clause@2 | lot2: Cette prestation comporte une clause d’insertion.
c063 | 1 | clause | Dispositif d’insertion obligatoire – voir annexe au CCAP
c064 | 1 | clause | Marché avec clauses d’insertion sociale
`;
