/** Sentences written while the patterns were tuned, so always of the development half; same form as `sentences-reserved.ts`. */
export const TUNING_SENTENCES = `
d001 | 1 | ins | Marché réservé à une structure d’insertion par l’activité économique (article L.2113-13 du Code de la Commande Publique) ou structure équivalente lorsqu’elle emploie une proportion minimale de 50% de travailleurs défavorisés.
d002 | 1 | dis | La présente procédure est réservée aux opérateurs économiques répondant aux conditions de l’article L. 2113-12 du code de la commande publique
d003 | 1 | dis | Les candidats doivent répondre aux conditions de l’article L.2113-12 du CCP (marché réservé)
d004 | 1 | ins | Ce marché étant réservé à des SIAE, seules les offres émanant de ces structures seront examinées
d005 | 1 | dis | Marché réservé aux entreprises adaptées, ESAT, ou structures équivalentes employant au moins 50% de travailleurs handicapés qui, en raison de la nature ou de la gravité de leurs déficiences, ne peuvent exercer une activité professionnelle dans des conditions normales
d006 | 3 | ins@3 | Lot n°3 : entretien des espaces verts - LOT RESERVE A UNE ENTREPRISE D’INSERTION
d007 | 1 | dis | Le marché est un marché réservé au sens des dispositions de l’article L2113-12 du code de la commande publique
d008 | 1 | dis ins | Les marchés sont réservés aux opérateurs économiques employant des travailleurs handicapés ou défavorisés
d009 | 4 | dis@1,2 ins@3 | Le lot 1 et le lot 2 sont réservés aux entreprises adaptées et ESAT et le lot 3 aux structures d’insertion par l’activité économique.
d010 | 4 | dis@4 | La consultation est décomposée en 4 lots. Le lot 4 est réservé aux ESAT et EA.
d011 | 5 | ins@2,3 | Les lots n°2 (nettoyage des locaux) et n°3 (vitrerie) sont réservés à des structures d’insertion.
d012 | 5 | ins@2 | Lot 2 (réservé aux structures d’insertion) : nettoyage
d013 | 3 | ins@1 | Le lot 1 (un) est réservé à une entreprise d’insertion
d014 | 2 | dis@2 | Lot n° 2 - Fourniture de produits d’entretien - Lot réservé aux ESAT et entreprises adaptées (articles L.2113-12 à L2113-14 du CCP)
d015 | 6 | dis@6 | Seul le lot n°6 fait l’objet d’une réservation au titre de l’article L. 2113-12
d016 | 6 | dis@6 | Lot 6 : Ce lot fait l’objet d’une réservation aux EA/ESAT
d017 | 3 | ins@2 | Attention : le lot 2 est un lot réservé. Il est destiné à des structures d’insertion par l’activité économique.
d018 | 1 | - | Marché réservé aux ateliers protégés : NON
d019 | 1 | - | Marché éligible au MPS. Marché réservé : Non. Visite obligatoire : Non.
d020 | 1 | - | Le présent marché n’est pas un marché réservé
d021 | 1 | - | Il n’est pas prévu de marché réservé
d022 | 1 | - | Pas de marché réservé
d023 | 1 | - | Prestations réservées à une profession particulière : Non
d024 | 1 | - | La prestation n’est pas réservée à une profession particulière.
d025 | 1 | - | Le marché s’inscrit-il dans le cadre de programmes d’emplois protégés ? Non
d026 | 1 | - | Marché réservé à des ateliers protégés ou exécution réservée dans le cadre de programmes d’emplois protégés : non
d027 | 1 | - | La présente consultation est réservée aux titulaires de l’accord-cadre multi-attributaire.
d028 | 1 | - | Consultation réservée aux cabinets d’avocats
d029 | 1 | - | La fourniture des carburants est réservée aux véhicules de service
d030 | 1 | - | L’exécution de la prestation est réservée aux vétérinaires habilités, conformément au code rural
d031 | 1 | - | Exercice réservé aux personnes inscrites au tableau de l’ordre des experts-comptables
d032 | 1 | - | Le marché est réservé aux organismes de formation disposant d’un numéro de déclaration d’activité
d033 | 1 | - | Marché réservé aux opérateurs de voyages et de séjours immatriculés
d034 | 1 | - | Les prestations sont réservées aux entreprises titulaires de la licence de transport
d035 | 1 | - | Le pouvoir adjudicateur se réserve la possibilité de réserver certains lots à des entreprises adaptées.
d036 | 1 | - | Toute reproduction réservée. Droits réservés.
d037 | 1 | - | Domaine réservé : travaux sur les emprises de l’ESAT
d038 | 1 | - | Travaux d’aménagement de places PMR réservées aux travailleurs de l’ESAT
d039 | 1 | - | Assistance à maîtrise d’ouvrage pour la construction d’un ESAT de 60 places réservées à des adultes handicapés
d040 | 1 | - | Le candidat établi en France occupant au moins 20 salariés fournit l’attestation relative à l’obligation d’emploi de travailleurs handicapés.
d041 | 1 | - | Les candidats peuvent s’appuyer sur des ESAT ou des entreprises adaptées pour l’exécution des prestations.
d042 | 1 | - | Formulaire DC1 : le cadre F2 est réservé aux candidats se présentant à un marché réservé.
d043 | 1 | - | Les emplois créés seront réservés en priorité aux personnes handicapées
d044 | 1 | clause | Le marché est soumis à une clause d’insertion obligatoire de 5% des heures de main d’oeuvre.
d045 | 1 | clause | Ce marché inclut des clauses sociales d’insertion professionnelle en application des articles L.2111-1 et L.2112-2 du CCP
d046 | 1 | clause | Clause d’insertion par l’activité économique prévue à l’article 14 du CCAP
d047 | 1 | clause | L’entreprise attributaire devra réaliser une action d’insertion permettant l’accès ou le retour à l’emploi de personnes rencontrant des difficultés sociales ou professionnelles particulières
d048 | 1 | clause | Le maître d’ouvrage souhaite inscrire une démarche d’insertion dans ce marché ; le titulaire devra y réserver 200 heures à l’insertion.
d049 | 1 | clause | Des clauses sociales sont prévues pour ce marché
d050 | 1 | clause | Insertion par l’activité économique : oui
d051 | 1 | clause | Marché intégrant une clause d’insertion
d052 | 1 | clause | Cet accord-cadre comporte un engagement d’insertion par l’économique
d053 | 1 | clause | Une part d’insertion est imposée au titulaire : 300 heures
d054 | 1 | clause | Conditions particulières d’exécution : la consultation comporte des conditions d’exécution à caractère social détaillées dans le CCAP.
d055 | 1 | clause env | Des considérations environnementales et sociales sont prises en compte dans les conditions d’exécution du marché
d056 | 1 | clause env | Cette consultation comporte des conditions d’exécution à caractère social et/ou environnemental dont le détail est indiqué dans le CCAP
d057 | 1 | - | La consultation ne comporte pas de conditions d’exécution à caractère social ou environnemental
d058 | 1 | env | Cette consultation comporte des conditions d’exécution à caractère environnemental dont le détail est indiqué dans le CCAP.
d059 | 1 | clause | Les conditions d’exécution du marché visent à promouvoir l’insertion professionnelle des personnes éloignées de l’emploi.
d060 | 1 | clause | Afin de promouvoir l’emploi de personnes en difficulté, une clause du CCAP impose un volume d’heures d’insertion.
d061 | 1 | clause | L’attributaire s’engage à recruter 2 personnes en CDDI ou en contrat de professionnalisation
d062 | 1 | - | Le titulaire doit respecter les clauses du CCAG et les conditions de travail et de protection sociale en vigueur
d063 | 1 | - | Attestation de fourniture des déclarations sociales et de paiement des cotisations et contributions de sécurité sociale
d064 | 1 | - | Construction de 24 logements locatifs sociaux. Le titulaire devra tenir compte des contraintes du bailleur social.
d065 | 1 | - | Le marché s’exécute au profit de la direction de l’insertion et de l’action sociale; le titulaire devra livrer en 48 heures.
d066 | 1 | - | Formation professionnelle des demandeurs d’emploi : 600 heures de formation par stagiaire
d067 | 1 | - | Accompagnement des bénéficiaires du RSA vers l’emploi durable
d068 | 1 | - | Mission locale pour l’insertion des jeunes : travaux de rénovation des locaux prévus en juin
d069 | 1 | dis | Lot Nettoyage des locaux réservé aux ESAT
d070 | 3 | ins@1 | Le lot 1 nettoyage des locaux est réservé à des structures d’insertion
d071 | 1 | dis | Entretien des parkings : marché réservé aux EA
d072 | 2 | dis@1 | lot 1: fournitures de bureau réservé ESAT, lot 2: papier
d073 | 1 | ins | La réponse à cette consultation est réservée aux structures de l’insertion par l’activité économique
d074 | 1 | dis | Ce marché est réservé, conformément à l’article 36.I de l’ordonnance n°2015-899, aux EA ou ESAT
d075 | 1 | dis | Marché réservé conformément à l’article 36-1 de l’ordonnance du 23 juillet 2015
d076 | 1 | unsp | Marché réservé conformément à l’article 36 de l’ordonnance
d077 | 1 | ins | Consultation lancée en application de l’article 36-II de l’ordonnance n°2015-899 du 23 juillet 2015 relative aux marchés publics
d078 | 1 | dis | L’accord-cadre est conclu en application des articles L2113-12 et R2113-7 du code de la commande publique
d079 | 1 | dis | marché réservé (art. R2113-7 et L2113-12)
d080 | 1 | ess | Marché réservé au titre de l’article 37 de l’ordonnance et de l’article 14 du décret
d081 | 1 | ess | Les offres sont réservées aux organisations dont l’objectif est d’assumer une mission de service public, article 77 de la directive 2014/24/UE
d082 | 1 | ess | Participation au marché réservée à des organisations ayant une mission de service public et remplissant les conditions énoncées à l’article 77(2)
d083 | 10 | ins@8,9,10 | Les lots 8, 9, 10 sont réservés à l’insertion par l’activité économique
d084 | 10 | ins@8,10 | les lots 8 et 10 (lots réservés insertion)
d085 | 10 | dis@1,2,3,4,5,6,7,9 | Tous les lots sont réservés aux EA/ESAT sauf les lots 8 et 10
d086 | 10 | dis@1,3,5 | lots réservés aux ESAT (n° 1, 3 et 5)
d087 | 4 | dis@2 ins@3 | Lot 2 : réservé aux EA et ESAT / Lot 3 : réservé aux SIAE
d088 | 4 | dis@2 ins@3 | Lots réservés :¶- lot 2 aux EA et ESAT¶- lot 3 aux SIAE
d089 | 4 | dis@2,3 | Lots réservés aux ESAT :¶- lot 2¶- lot 3
d090 | 4 | ins@1 | Le lot n°1 est exclusivement réservé aux structures d’insertion. Les lots 2, 3 et 4 sont soumis à une clause de révision.
d091 | 4 | ins@1 clause@2,3,4 | Le lot n°1 est réservé aux structures d’insertion. Les lots 2, 3 et 4 comportent une clause sociale d’insertion.
d092 | 5 | dis@3,4 | A l’exception des lots 3 et 4 réservés aux ESAT, les lots sont ouverts à tous
d093 | 5 | dis@3 | L’ensemble des lots, à l’exception du lot 3 réservé aux entreprises adaptées, est ouvert à la concurrence.
d094 | 5 | dis@5 | Les lots 1 à 4 ne sont pas réservés. Le lot 5 est réservé aux EA.
d095 | 3 | dis | Les 3 lots sont réservés aux ESAT.
d096 | 3 | dis | L’accord-cadre comprend 3 lots réservés aux ESAT.
d097 | 3 | - | Deux des trois lots sont réservés à des ESAT
d098 | A / B / C | ins@2 | Le lot B est réservé aux structures d’insertion
d099 | Nettoyage des vitres / Nettoyage des sols / Collecte | dis@1 | Le lot Nettoyage des vitres est réservé aux ESAT.
d100 | Entretien espaces verts Nord / Entretien espaces verts Sud / Fauchage | ins@3 | Le lot fauchage est réservé à une entreprise d’insertion
d101 | Impression / Mise sous pli / Routage | dis@2 | Mise sous pli : lot réservé aux EA et ESAT
d102 | Lot 4 : Impression / Lot 5 : Mise sous pli / Lot 6 : Routage | dis@2 | Le lot 5 est réservé aux ESAT
d103 | 3 | ins@2 | lot n°2 (marché réservé SIAE)
d104 | 3 | ins@2 | Lot no 2 réservé aux entreprises d’insertion
d105 | 3 | ins@2 | Lot numéro 2 : réservé à l’insertion
d106 | 3 | dis@1,2 | Lot 1 et 2 réservés ESAT
d107 | 4 | dis@1,2,4 | Les lots 1, 2 ainsi que le lot 4 sont réservés aux EA
d108 | 4 | dis@1,2,4 | Les lots n°1-2-4 sont réservés aux EA
d109 | 4 | dis@1,2,3 | Les lots 01 à 03 sont réservés aux entreprises adaptées
d110 | 4 | dis@1,2,3 | Les lots allant de 1 à 3 sont réservés aux entreprises adaptées
d111 | 4 | dis@2,3 | Lots 2/3 : marché réservé EA ESAT
d112 | 4 | dis@1 | Pour le lot 1 uniquement : marché réservé aux ESAT
d113 | 4 | dis@1 | Marché réservé aux ESAT pour le lot 1
d114 | 4 | dis@1 | Marché réservé aux ESAT (lot 1 uniquement)
d115 | 4 | dis@1,3 | Marché réservé : oui (lots 1 et 3) aux ateliers protégés
d116 | 4 | dis@1,3 | Marché réservé : oui. Lots 1 et 3 réservés à des entreprises adaptées.
d117 | 4 | unsp@1,3 | Marché réservé pour les lots 1 et 3
d118 | 4 | unsp@2 | Le lot 2 est un marché réservé
d119 | 4 | ins | Marché réservé aux SIAE. Le lot 2 comporte une visite obligatoire.
d120 | 4 | ins | Le marché est réservé aux structures d’insertion, le lot 3 nécessitant un véhicule utilitaire
d121 | 4 | dis@4 | 4 lots : 1 - Tonte ; 2 - Taille ; 3 - Élagage ; 4 - Désherbage manuel (lot réservé ESAT/EA)
d122 | 1 | ins | Objet : entretien des sentiers de randonnée - Marché réservé à l’insertion
d123 | 1 | ins | Le marché est réservé aux associations et entreprises de l’insertion par l’activité économique
d124 | 1 | dis | Achat de prestations de blanchisserie auprès d’ESAT - marché réservé
d125 | 1 | dis | Prestations réservées au milieu protégé
d126 | 1 | dis | Ce marché est exclusivement réservé à des entreprises du secteur protégé
d127 | 1 | ins | Seules les structures d’insertion par l’activité économique (SIAE) peuvent répondre à ce marché
d128 | 1 | dis | Seules les entreprises adaptées et les ESAT pourront candidater
d129 | 1 | dis | Peuvent seuls soumissionner les ESAT et EA
d130 | 1 | ins | Ce marché s’adresse uniquement aux SIAE
d131 | 1 | ins | Le présent accord-cadre est ouvert exclusivement aux entreprises d’insertion
d132 | 1 | dis | L’attribution du marché est réservée aux entreprises adaptées
d133 | 1 | dis | Lot réservé à un établissement et service d’aide par le travail (ESAT) ou une entreprise adaptée (EA)
d134 | 1 | dis | Le marché public est réservé à des entreprises adaptées mentionnées à l’article L. 5213-13 du code du travail, à des établissements et services d’accompagnement par le travail mentionnés à l’article L. 344-2 du code de l’action sociale et des familles
d135 | 1 | ins | Condition de participation : être une structure de l’insertion par l’activité économique (marché réservé)
d136 | 1 | dis | Ce marché est réservé (article L2113-12) ; une copie de l’agrément sera jointe au dossier
d137 | 1 | dis | Conformément aux dispositions de l’article L.2113-12 du Code de la commande publique, le marché est réservé à des entreprises adaptées. Les candidats joindront l’attestation.
d138 | 1 | dis | Les candidats devront joindre leur agrément d’entreprise adaptée, le marché étant réservé.
d139 | 1 | unsp | Il s’agit d’un marché réservé.
d140 | 1 | dis | Marche reserve aux entreprises adaptees
d141 | 1 | dis | MARCHÉ RÉSERVÉ (ESAT/EA)
d142 | 1 | dis | marché réservé aux ESAT &amp; EA
d143 | 1 | dis | Marché "réservé" aux ESAT
d144 | 1 | dis | Marché dit « réservé » au sens de l’article L. 2113-12
d145 | 1 | ins | Marchés réservés aux entreprises d’insertion
d146 | 1 | dis ins | La consultation est réservée aux structures relevant des articles L. 2113-12 et L. 2113-13 du CCP
d147 | 1 | dis ins | réservation aux EA/ESAT/SIAE en application de l’article L.2113-14
d148 | 1 | pri | marché réservé au travail pénitentiaire (SEP)
d149 | 1 | pri | Réservé aux entreprises implantées en établissement pénitentiaire
d150 | 1 | ess | Le marché de services sociaux est réservé aux acteurs de l’ESS
d151 | 1 | ins | Ce lot est attribué dans le cadre d’un marché réservé aux structures d’insertion
d152 | 1 | - | Le candidat doit être titulaire d’un agrément qualité pour intervenir auprès des travailleurs handicapés de l’ESAT
d153 | 1 | - | La navette est réservée aux travailleurs de l’ESAT Les Peupliers
d154 | 1 | - | Réfection de la toiture du centre d’aide par le travail. Une visite est réservée aux candidats retenus.
d155 | 1 | - | Les variantes sont autorisées sous réserve du respect des exigences minimales. Les ESAT peuvent répondre.
d156 | 1 | - | Le maître d’ouvrage se réserve le droit de ne pas affermir les tranches optionnelles; atelier protégé non concerné
d157 | 1 | - | Aménagement d’un atelier protégé des intempéries
d158 | 1 | - | Fourniture de repas pour l’atelier protégé et les salariés handicapés
d159 | 1 | - | Transport de personnes handicapées vers les ESAT et entreprises adaptées
d160 | 1 | - | Réservé au service
d161 | 1 | - | Partie réservée à l’acheteur
d162 | 1 | - | le titulaire formulera ses réserves auprès du maître d’oeuvre
d163 | 1 | - | L’avis concerne un marché public. Prestations divisées en lots : non. Réservé à : sans objet
d164 | 1 | - | Les documents sont en accès réservé sur le profil acheteur
d165 | 1 | - | Constitution de la réserve d’eau pour le chantier d’insertion de la commune
d166 | 1 | - | La part réservée à des PME ou artisans ne pourra être inférieure à 10% du montant du marché
d167 | 1 | - | Part du contrat que le titulaire s’engage à confier à des petites et moyennes entreprises : 10 %
d168 | 1 | clause | Le titulaire doit réserver au minimum 5% des heures de travail à des publics en insertion
d169 | 1 | clause | Nombre d’heures d’insertion : 70 h
d170 | 1 | clause | Marché avec clause sociale obligatoire
d171 | 1 | clause | clause d’insertion sociale et professionnelle: oui
d172 | 1 | clause | 10% du nombre total d’heures travaillées dans le cadre du marché seront effectuées par des personnes éloignées de l’emploi
d173 | 1 | clause | Pour l’exécution du marché, l’entreprise affecte 150 heures à l’embauche de personnes relevant de la politique d’insertion
d174 | 1 | clause | L’exécution du lot 1 comprend une action d’insertion professionnelle en faveur des publics éloignés de l’emploi
d175 | 1 | clause | Le marché est assorti d’une clause sociale d’insertion
d176 | 1 | clause | La clause sociale de l’article 7 du CCAP s’impose aux candidats qui ne peuvent y déroger
d177 | 1 | clause | Le présent marché contient une clause incitative d’insertion
d178 | 1 | clause | Une action d’insertion obligatoire est prévue à l’article 4.2 du CCAP
d179 | 1 | clause | Le titulaire s’engage, pour l’exécution du marché, à favoriser l’emploi de personnes en difficulté d’insertion
d180 | 1 | clause | Dans le cadre de sa politique de développement durable, la ville impose aux titulaires le recours à des personnes en insertion
d181 | 1 | clause | clause sociale d’éxécution : article 6.3 du CCAP
d182 | 1 | clause | Le marché prévoit l’insertion de personnes en difficulté à hauteur de 3% des heures
d183 | 1 | clause | Obligation d’insertion par l’activité économique : 5 % du montant de la main-d’oeuvre
d184 | 1 | clause | La ville a mis en place un dispositif d’insertion. Le titulaire devra réserver 250 heures de travail à l’embauche de jeunes.
d185 | 1 | clause env | Ce marché intègre des clauses environnementales et sociales
d186 | 1 | - | Le candidat atteste être à jour de ses obligations fiscales et sociales
d187 | 1 | - | conditions d’exécution : néant
d188 | 1 | - | Considérations sociales : non
d189 | 1 | - | Pas de considération sociale
d190 | 1 | - | Sans clause sociale
d191 | 1 | - | Ce marché ne comprend ni clause sociale ni clause environnementale
d192 | 1 | - | Le titulaire remet une copie de ses attestations sociales tous les six mois, conformément au cahier des clauses administratives
d193 | 1 | - | Étude sur l’insertion professionnelle des jeunes : le prestataire devra réaliser 40 entretiens
d194 | 1 | - | Le prestataire accompagne des personnes en insertion dans leurs démarches de logement
d195 | 1 | - | Gestion d’un centre d’hébergement et de réinsertion sociale
d196 | 1 | - | Fourniture de mobilier pour le centre d’hébergement et d’insertion sociale
d197 | 1 | - | Travaux de construction d’un centre médico-social ; cahier des clauses techniques particulières
d198 | 1 | - | insertion d’une clause de réexamen dans le contrat
d199 | 1 | - | Formation des agents à la clause sociale et aux achats responsables
d200 | 1 | obj | Marché d’insertion sociale et professionnelle - entretien des cours d’eau
d201 | 1 | obj | Le présent marché a pour objet la réalisation de prestations d’insertion sociale et professionnelle de personnes en difficulté, l’activité support étant l’entretien des espaces naturels.
d202 | 1 | obj | Action de qualification et d’insertion professionnelle par des travaux de second oeuvre servant d’activité support
d203 | 1 | obj | Mise en oeuvre d’un chantier d’insertion, support : maraîchage biologique
d204 | 1 | - | Le délai de réponse est réservé à titre exceptionnel aux entreprises du secteur. La société emploie des travailleurs handicapés.
d205 | 1 | - | Le candidat fournit, s’il emploie des travailleurs handicapés, la déclaration DOETH
d206 | 1 | - | Une visite réservée aux candidats sera organisée à l’ESAT
d207 | 1 | - | La maintenance est réservée au personnel habilité de l’entreprise d’insertion utilisatrice
d208 | 1 | - | Fourniture de vêtements de travail pour les salariés des chantiers d’insertion
d209 | 1 | - | Maintenance des ascenseurs et plate-formes handicapés ; accès réservé
d210 | 1 | - | L’attribution de l’accord-cadre est limitée aux trois premiers candidats
d211 | 1 | - | La participation au concours est limitée à 3 candidats architectes
d212 | 1 | - | Les candidats doivent être des professionnels qualifiés de l’insertion paysagère
d213 | 1 | - | Les groupements doivent être des groupements solidaires incluant une association
d214 | 1 | - | Ne seront retenues que les offres conformes ; les entreprises adaptées à ce type de chantier
d215 | 1 | - | Seules les entreprises ayant effectué la visite peuvent soumissionner, y compris les entreprises d’insertion
d216 | 1 | - | Conformément à l’article 36 du CCAP, et à l’ordonnance n° 2015-899
d217 | 1 | - | Procédure adaptée passée en application des articles 27 et 34 du décret 2016-360 et de l’article 42 de l’ordonnance n°2015-899
d218 | 1 | - | Marché passé en application de l’article 30 du code des marchés publics
d219 | 1 | - | en application des articles 36 et 67 du Code des marchés publics (dialogue compétitif)
d220 | 1 | - | Services juridiques, article 29 du décret n°2016-360 du 25 mars 2016 et article 14 de l’ordonnance n°2015-899
d221 | 1 | - | Accord-cadre passé en application de l’article 13 du règlement et du décret n°2016-360
d222 | 1 | - | Réservation de places en crèche au profit d’enfants handicapés et de parents en insertion professionnelle
d223 | 1 | - | Réservation de places en centre de loisirs au profit des familles des salariés d’entreprises adaptées
d224 | 1 | - | La commune souhaite développer les marchés réservés aux ESAT.
d225 | 1 | - | Lot 1 : gestion des espaces naturels, réserve de biosphère et insertion des ouvrages
d226 | 1 | - | Le titulaire assure l’entretien des espaces réservés aux ateliers protégés
d227 | 1 | - | Le pouvoir adjudicateur se réserve la faculté d’attribuer le marché à une entreprise d’insertion
d228 | 1 | - | L’ESAT se réserve le droit de ne pas donner suite
d229 | 1 | - | L’Adapei se réserve la possibilité, pour ses ESAT, d’affermir la tranche
d230 | 1 | - | Le marché n’est réservé à aucune catégorie d’opérateurs (ni EA, ni ESAT, ni SIAE)
d231 | 1 | - | Aucun lot réservé
d232 | 1 | - | Prestations non réservées à des structures d’insertion
d233 | 1 | - | Marché réservé : [ ] oui [x] non
d234 | 1 | - | Marché réservé (oui/non) : non
d235 | 1 | - | Ce marché n’étant pas réservé aux ESAT, toute entreprise peut répondre.
d236 | 1 | - | Le présent marché ne relève pas des marchés réservés
d237 | 1 | - | L’acheteur n’a pas souhaité réserver ce marché aux structures d’insertion
d238 | 1 | - | Renseignements relatifs à la situation des candidats : marché réservé : fournir agrément EA/ESAT le cas échéant
d239 | 1 | dis | Le marché est réservé à des ateliers protégés, ou l’exécution en est réservée dans le cadre de programmes d’emplois protégés : oui
d240 | 1 | dis | Marché réservé - article 15 du Code des marchés publics
d241 | 1 | dis | Marché réservé aux organismes visés à l’article 15 du CMP (entreprises adaptées, ESAT)
d242 | 1 | ins | La participation à ce marché est réservée aux SIAE
d243 | 3 | dis@2 | Lot 2 - Entretien des locaux annexes (réservé aux ESAT et EA)
d244 | 3 | dis@2 | Les prestations du lot 2 sont réservées aux ESAT et EA
d245 | 3 | dis@2 | Les prestations objet du lot n°2 sont réservées aux ESAT
d246 | 3 | dis@2 | Pour le lot n°2, le marché est réservé aux entreprises adaptées
d247 | 3 | dis@2 | Concernant le lot 2 : marché réservé aux entreprises adaptées ou ESAT.
d248 | 3 | ins@1 | Prestations divisées en lots : oui. Lot n°1 : marché réservé, structures d’insertion. Lot n°2 : marché ordinaire.
d249 | 3 | ins@1,2 | Les deux premiers lots sont réservés aux structures d’insertion
d250 | 3 | dis@3 | Lots 1 et 2 : sans réservation. Lot 3 : réservé ESAT.
d251 | 3 | dis@3 | Le lot 3, d’un montant de 20 000 euros, est réservé aux ESAT
d252 | 3 | dis@3 | Le lot n°3 d’une durée de 2 ans est réservé aux ESAT
d253 | 3 | dis@3 | La reliure (lot 3) est réservée aux ESAT.
d254 | 3 | dis@3 | La réservation au profit des ESAT ne concerne que le lot 3
d255 | 3 | dis@3 | La réservation aux EA et ESAT porte sur le lot 3
d256 | 3 | ins@2,3 | Les marchés des lots 2 et 3 sont réservés aux SIAE
d257 | 40 | ins@31,32,33,34,35 | Les lots 31 à 35 sont réservés aux structures d’insertion (SIAE)
d258 | 40 | ins@31,35 | Lots réservés (SIAE) : lots 31 et 35
d259 | 5 | clause@1,2 | Les lots 1 et 2 comportent une clause d’insertion obligatoire
d260 | 5 | clause@1,2,4 | Clause sociale d’insertion pour les lots 1, 2 et 4
d261 | 5 | clause@3 | Seul le lot 3 est concerné par la clause d’insertion
d262 | 5 | clause@1,2,3,4 | Le lot 5 n’est pas soumis à la clause d’insertion. Les autres lots comportent une clause d’insertion.
d263 | 1 | clause | Le titulaire doit respecter la clause d’insertion même s’il ne fait pas appel à une SIAE
d264 | 1 | clause | Marché non réservé mais comportant une clause d’insertion
d265 | 1 | clause | Marché réservé : non. Clause sociale : oui.
`;
