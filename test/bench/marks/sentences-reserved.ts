/**
 * Sentences of our own that reserve, as buyers write them: `id | lots | expected | words`. Lots are a number of them, or their
 * titles between ` / `; what is expected stands on every lot unless `@` names them; `¶` is a new line. `lot2:` before the words
 * puts them in the block of a lot, `criterion:` in an award criterion; otherwise they speak for the notice.
 */
export const RESERVED_SENTENCES = `
r001 | 1 | ins | Le présent marché est réservé aux structures d’insertion par l’activité économique en application de l’article L. 2113-13 du code de la commande publique.
r002 | 1 | dis | Le présent marché est réservé à des entreprises adaptées ou à des établissements et services d’aide par le travail.
r003 | 1 | unsp | Marché réservé : oui, dans le cadre de programmes d’emplois protégés
r004 | 1 | unsp | L’exécution du marché est réservée dans le cadre de programmes d’emplois protégés.
r005 | 1 | dis | Marché réservé : à des ateliers protégés
r006 | 1 | dis | Consultation réservée EA / ESAT (art. 36-I de l’ordonnance n°2015-899 du 23 juillet 2015)
r007 | 1 | ins | Marché réservé au titre de l’article 36 II de l’ordonnance 2015-899 relative aux marchés publics.
r008 | 1 | ess | En application de l’article 37 de l’ordonnance n° 2015-899, la présente consultation est réservée aux entreprises de l’économie sociale et solidaire.
r009 | 1 | dis | Marché passé en application de l’article 15 du code des marchés publics et réservé à ce titre.
r010 | 1 | unsp | La consultation est réservée au sens de l’article 13 du décret n° 2016-360 du 25 mars 2016.
r011 | 1 | ess | Marché réservé à certains opérateurs économiques pour des services de santé, sociaux ou culturels (article 14 du décret n°2016-360).
r012 | 1 | ins | Lot réservé à des entreprises d’insertion en application de l’article L2113-5 du CCP.
r013 | 1 | dis ins | Marché réservé en application des articles L. 2113-12 à L. 2113-14 du code de la commande publique.
r014 | 1 | dis | Marché réservé aux EA et ESAT conformément aux articles L2113-12 et suivants du Code de la commande publique
r015 | 1 | pri | Marché réservé au service de l’emploi pénitentiaire en application de l’article L. 2113-13-1 du code de la commande publique.
r016 | 1 | pri | Les prestations sont réservées à des opérateurs faisant travailler des personnes détenues dans le cadre de la production en établissement pénitentiaire.
r017 | 1 | dis ins | Marché réservé conjointement aux structures du handicap (EA, ESAT) et de l’insertion par l’activité économique, article L 2113-14.
r018 | 1 | ess | Réservation au titre de l’article L. 2113-15 : le marché est réservé aux entreprises de l’ESS définies à l’article 1er de la loi n° 2014-856.
r019 | 1 | dis | LOT RESERVE (ART. L2113-12 DU CCP)
r020 | 1 | dis | MARCHE RESERVE EA/ESAT - ENTRETIEN DES ESPACES VERTS DU CENTRE HOSPITALIER
r021 | 1 | unsp | Entretien des locaux communaux [lot réservé]
r022 | 1 | ins | Blanchisserie - marché dédié à l’insertion par l’activité économique
r023 | 1 | ins | Lot destiné aux SIAE, en application de l’article L.2113-13.
r024 | 1 | dis | Le marché est attribué à titre réservé à un ESAT ou à une entreprise adaptée.
r025 | 1 | dis | Seuls les établissements et services d’aide par le travail et les entreprises adaptées sont autorisés à déposer une offre.
r026 | 1 | ins | Ne peuvent soumissionner que les structures d’insertion par l’activité économique conventionnées.
r027 | 1 | dis | La participation est limitée aux entreprises adaptées et aux ESAT.
r028 | 1 | ess | Les soumissionnaires doivent obligatoirement être des entreprises de l’économie sociale et solidaire au sens de l’article 1 de la loi du 31 juillet 2014.
r029 | 1 | ins | Accord-cadre exclusivement réservé aux ateliers et chantiers d’insertion.
r030 | 1 | ins | Il s’agit d’un marché réservé aux entreprises d’insertion et associations intermédiaires.
r031 | 1 | ins | Marché public réservé (SIAE)
r032 | 1 | dis | Type de marché : réservé STPA
r033 | 1 | dis | Procédure réservée au secteur du travail protégé et adapté
r034 | 1 | dis | prestation réservée aux opérateurs économiques employant des travailleurs handicapés dans une proportion minimale de 50 %
r035 | 1 | ins | Le marché est réservé à des opérateurs économiques dont au moins 50 % des effectifs sont des travailleurs défavorisés.
r036 | 1 | dis | L’appel d’offres est réservé, en vertu de l’article L 2113 - 12 du code de la commande publique, aux structures employant des personnes handicapées.
r037 | 1 | dis | Conditions de participation¶Marché réservé : OUI¶Le marché est réservé aux ateliers protégés
r038 | 1 | ins | Conformément à l’article L.2113-13, la présente procédure est exclusivement ouverte aux structures d’insertion par l’activité économique.
r039 | 1 | ins | Marché réservé insertion
r040 | 1 | dis | Lot unique – réservé handicap
r041 | 1 | unsp | La présente consultation concerne un marché réservé.
r042 | 1 | dis | Fourniture de paniers garnis (réservé aux ESAT)
r043 | 1 | ins | Le marché fait l’objet d’une réservation au profit des structures d’insertion par l’activité économique.
r044 | 1 | dis ins | Marché réservé aux SIAE, EA et ESAT.
r045 | 1 | dis | Le contrat est réservé aux entreprises adaptées visées à l’article L. 5213-13 du code du travail et aux ESAT mentionnés à l’article L. 344-2 du code de l’action sociale et des familles.
r046 | 1 | ins | Les candidats devront être des structures relevant de l’article L. 5132-4 du code du travail, le marché leur étant réservé.
r047 | 1 | dis | Marché réservé en application de l’article 36 de l’ordonnance du 23 juillet 2015 aux entreprises adaptées.
r048 | 1 | dis | Contrat de concession réservé aux entreprises adaptées en application de l’article L. 3113-1 du code de la commande publique.
r049 | 1 | ins | Marché réservé aux ACI et EI du territoire conformément à la réglementation (art.L2113-13 CCP)
r050 | 1 | unsp | Marché réservé : Oui
r051 | 1 | ess | Cette procédure est réservée, sur le fondement de l’article L.2113-15 du CCP, aux structures de l’ESS intervenant dans le champ social.
r052 | 1 | dis | Seules les candidatures émanant d’entreprises adaptées ou d’établissements d’aide par le travail seront examinées.
r053 | 1 | unsp | Le marché est réservé à des ateliers protégés et à des opérateurs économiques dont l’objet principal est l’intégration sociale et professionnelle des personnes handicapées ou défavorisées.
r054 | 1 | ins | Marché réservé à une structure d’insertion – art. 36 (II) Ord. 2015-899
r055 | 1 | dis | Le marché est réservé, conformément à l’article 15 du CMP, aux CAT et ateliers protégés.
r056 | 1 | ins | Travaux de second œuvre. Ce marché est réservé aux structures portant des ateliers et chantiers d’insertion.
r057 | 3 | dis@2 | lot2: Mise sous pli et routage — marché réservé EA-ESAT
r058 | 2 | ins@1 | lot1: Collecte des encombrants (lot réservé à l’insertion)
r059 | 1 | dis | Réservation : secteur adapté et protégé (article L 2113-12 du CCP)
r060 | 1 | dis | La candidature est réservée aux établissements et services d'accompagnement par le travail (ESAT) et aux entreprises adaptées.
r061 | 1 | ins | Marché réservé aux entreprises de travail temporaire d’insertion (ETTI)
r062 | 1 | dis | Entreprises adaptées et ESAT : marché réservé
r063 | 1 | ins | Le marché est ouvert uniquement aux organismes agréés au titre de l’insertion par l’activité économique.
r064 | 1 | ins | Le présent marché s’inscrit dans le dispositif des marchés réservés prévu à l’article L.2113-13 du Code de la Commande Publique
r065 | 1 | unsp | Accord-cadre réservé à des structures inclusives
r066 | 1 | dis | S'agissant d'un marché réservé (article L2113-12), les candidats produiront leur agrément d'entreprise adaptée ou d'ESAT.
`;

/** Sentences that reserve some lots only; the set of lots is what counts. */
export const LOT_SENTENCES = `
l001 | 3 | ins@1 | Seul le lot 1 est réservé aux structures d’insertion.
l002 | 8 | dis@2,5,6,7 | Les lots 2 et 5 à 7 sont réservés aux EA et ESAT.
l003 | 7 | dis@3,4,6 | Lots n°3, 4 et 6 : réservés aux entreprises adaptées (L.2113-12)
l004 | Espaces verts / Nettoyage des locaux / Vitrerie | ins@2 | Le lot « Nettoyage des locaux » est réservé aux SIAE.
l005 | 3 | dis@3 | Lot 1 – Voirie¶Lot 2 – Réseaux¶Lot 3 – Entretien – Réservé EA/ESAT
l006 | 5 | ins@1,2,4,5 | Tous les lots sont réservés aux SIAE à l’exception du lot 3.
l007 | 4 | dis@1,2,3 | L’ensemble des lots est réservé au secteur adapté, sauf le lot 4.
l008 | 3 | dis@1,3 | Hors lot 2, les prestations sont réservées aux ESAT.
l009 | 4 | dis@1 ins@2,3 | Le lot n° 1 est réservé aux entreprises adaptées (L2113-12) ; les lots n° 2 et n° 3 sont réservés aux structures d’insertion (L2113-13) ; le lot n° 4 n’est pas réservé.
l010 | 6 | ins@4,5,6 | Les lots 1, 2 et 3 sont ouverts à tous les opérateurs ; les lots 4, 5 et 6 sont réservés à des structures d’insertion.
l011 | 3 | ins@2,3 | Le lot 1 n’est pas réservé. Les autres lots sont réservés aux entreprises d’insertion.
l012 | 12 | dis@10,11,12 | Les lots n°10 à n°12 sont réservés aux ESAT/EA.
l013 | 4 | ins@2,4 | Lots réservés aux structures d’insertion : 2 et 4.
l014 | 5 | dis@2,5 | LOT(S) RESERVE(S) EA/ESAT : N° 2 ET 5
l015 | 3 | dis@2 | LE LOT N°02 EST RESERVE AUX ENTREPRISES ADAPTEES
l016 | 4 | ins@1,3 | Lot 1 Peinture et lot 3 Plâtrerie sont réservés aux SIAE (article L 2113-13).
l017 | 5 | ins@5 | Le marché comporte 5 lots dont un (lot 5) réservé aux entreprises d’insertion.
l018 | 3 | dis@3 | Accord-cadre alloti en 3 lots, dont le lot n° 3 réservé aux ESAT et EA en application de l’article L. 2113-12.
l019 | 3 | - | L’un des lots est réservé à des structures d’insertion.
l020 | 2 | ins@1 | Lot 1 : Entretien des berges. Ce lot est réservé aux structures d’insertion. Lot 2 : Élagage.
l021 | 3 | dis@1 ins@2 | Lot 1 réservé aux ESAT et aux entreprises adaptées, lot 2 réservé aux entreprises d’insertion, lot 3 non réservé
l022 | Gardiennage / Entretien des espaces verts / Fourniture de mobilier | dis@2 | Seul le lot espaces verts est réservé à des ESAT ou EA.
l023 | 6 | ins@2,3,4 | Pour les lots 2, 3 et 4, la participation est réservée aux SIAE.
l024 | 9 | dis@7,8,9 | Sont réservés aux entreprises adaptées les lots 7, 8 et 9.
l025 | 3 | ins@1,2 | Les lots 1 & 2 sont réservés (art. L. 2113-13 du CCP).
l026 | 4 | ins@4 | Le dernier lot est réservé aux entreprises d’insertion.
l027 | 4 | dis@2 | Le deuxième lot est réservé aux entreprises adaptées et ESAT.
l028 | 5 | dis@1,2 ins@3 | Lots 1 et 2 : marchés réservés au titre de l'article L.2113-12 ; Lot 3 : marché réservé au titre de l'article L.2113-13 ; Lots 4 et 5 : marchés non réservés.
l029 | 3 | dis@2 | La consultation comprend 3 lots : lot 1 Reprographie, lot 2 Mise sous pli (réservé EA/ESAT), lot 3 Routage.
l030 | 4 | dis@1,2,3,4 | Les quatre lots sont réservés aux entreprises adaptées.
l031 | 3 | ins@1,2,3 | Marché alloti. Chacun des lots est réservé à des structures d’insertion par l’activité économique.
l032 | 4 | ins@3 | À noter que le lot n°3 (nettoyage des abords) est réservé aux SIAE alors que les lots n°1, 2 et 4 restent ouverts à la concurrence.
l033 | 10 | ins@3,7 | Les lots 3 (Tonte) et 7 (Débroussaillage) sont réservés aux chantiers d’insertion.
l034 | 3 | dis@1,2 | Les lots 1 et 2 sont réservés à des ESAT tandis que le lot 3 comporte une clause de réexamen. 
l035 | 6 | ins@1,2,3,5,6 | L’ensemble des lots, excepté le n° 4, est réservé à des structures d’insertion.
l036 | 2 | dis@2 | lot1: Pour mémoire, le lot 2 est réservé aux ESAT.
l037 | 4 | dis@2,3 | Lots concernés par la réservation aux EA/ESAT : lots 2 et 3
l038 | 20 | ins@11,12,13,14,15,16,17,18,19,20 | Pour les lots 11 à 20 (réservés insertion) : valeur technique 60 %, prix 40 %. Pour les lots 1 à 10 : prix 60 %.
l039 | 3 | ins@2 | Le lot 2 est un lot réservé à des structures de l’IAE. Les lots 1 et 3 ne le sont pas.
l040 | 3 | dis@3 | Le lot 3 relève d’un marché réservé aux établissements d’aide par le travail (article L.2113-12).
l041 | 3 | dis@1 | Lot 1¶Marché réservé aux ESAT¶Lot 2¶Lot 3
l042 | Tonte / Taille des haies / Nettoyage du cimetière | ins@3 | Le lot relatif au nettoyage du cimetière est réservé à une structure d’insertion.
`;
