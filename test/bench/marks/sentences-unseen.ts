/** Sentences in the manner of notices that nobody tuned on, so always of the development half; same form as `sentences-reserved.ts`. */
export const UNSEEN_SENTENCES = `
u001 | 2 | dis@2 | Lot réservé : le lot 2 sera attribué à un ESAT ou à une entreprise adaptée au titre des articles 36 et 37 de l’ordonnance n° 2015-899.
u002 | 6 | dis@6 ins@6 | En vertu des articles L. 2113-12 et L. 2113-13 du code de la commande publique, le lot 6 est réservé : - aux entreprises adaptées et aux établissements d’aide par le travail, lorsque plus de 50 % des travailleurs sont handicapés et ne peuvent travailler dans des conditions normales. - à des structures d’insertion par l’activité économique.
u003 | 2 | ins@1 dis@2 | Peuvent soumissionner :¶- lot 1 : structures d’insertion mentionnées à l’article L. 5132-4 du code du travail, lorsqu’elles emploient une proportion minimale de travailleurs défavorisés ;¶- lot 2 : entreprises adaptées mentionnées à l’article L. 5213-13 du même code, lorsqu’elles emploient une proportion minimale de travailleurs handicapés.
u004 | 3 | dis@1 | lot1: Fauchage des talus réservé à l’insertion des travailleurs handicapés
u005 | 2 | clause@1 | Le lot 1 est soumis à une condition d’exécution sociale. Dans ce cadre, le titulaire réalise un minimum d’heures d’insertion.
u006 | 3 | clause@3 | Le lot n° 3 comporte des conditions d’exécution relatives aux¶Domaines du social et de l’emploi décrits à l’article 27 du CCAP.
u007 | 1 | clause | Le titulaire devra réserver 15 % du volume des heures de travail aux bénéficiaires énumérés à l’article 6 du CCAP.
u008 | 1 | clause | Le titulaire s’engage à accueillir dans ses équipes un jeune en contrat d’apprentissage pendant l’exécution des travaux.
u009 | 1 | clause | Les attributaires s’engagent à recourir à des apprentis ou à des alternants pour l’exécution du marché.
u010 | 1 | - | Formation de jeunes en apprentissage aux métiers du bois
u011 | 1 | - | Prestations d’insertion professionnelle auprès des demandeurs d’emploi de longue durée
u012 | 1 | clause | Nombre d’heures à réaliser au titre de l’engagement d’insertion : 1800. Prestations d’accompagnement auprès des demandeurs d’emploi.
u013 | 1 | obj | L’accord-cadre a pour objet la mise en place d’actions d’insertion sociale et professionnelle. L’entretien des sentiers en est le support.
u014 | 1 | obj | Prestations d’insertion socioprofessionnelle au moyen de travaux de débroussaillage
u015 | 3 | dis@3 | Le lot 3 est un marché réservé au sens de l’article 13 du décret n° 2016-360. En conséquence, il sera attribué à un Esat ou à une structure équivalente.
u016 | 1 | dis | Le marché sera attribué exclusivement à un établissement ou service d’aide par le travail.
u017 | 1 | - | Le titulaire sera attribué à chaque secteur ; un ESAT voisin occupe le rez-de-chaussée.
u018 | 5 | ins@2,5 | Lot(s) réservé(s) à des SIAE : 2, 5
u019 | 4 | dis@4 | Les lots 1 à 3 sont ouverts à tous. Le lot 4 s’adresse exclusivement aux ESAT et entreprises adaptées.
u020 | 1 | ins | Sont seules admises à concourir les structures d’insertion par l’activité économique.
u021 | 1 | dis ins | Accord-cadre réservé conjointement EA/ESAT et SIAE (article L. 2113-14)
u022 | 1 | dis | Consultation restreinte aux établissements mentionnés à l’article L. 344-2 du code de l’action sociale et des familles.
u023 | 3 | dis@2 | lot2: Mise sous pli (RÉSERVÉ SECTEUR ADAPTÉ)
u024 | 1 | dis | La présente consultation est réservée au secteur du travail protégé et adapté (STPA).
u025 | 1 | dis | L’accord-cadre est réservé aux opérateurs mentionnés à l’article L. 5213-13 du code du travail.
u026 | 1 | ins | Marché réservé à une association intermédiaire ou à un atelier et chantier d’insertion.
u027 | 1 | unsp | Type de procédure : marché réservé
u028 | 1 | - | Type de procédure : marché ordinaire, non réservé
u029 | 1 | pri | Marché réservé aux opérateurs employant des personnes détenues (article L. 2113-13-1)
u030 | 3 | ins@1 | Prestations du lot 1 confiées à une structure d’insertion dans le cadre d’un marché réservé
u031 | 1 | - | À égalité d’offres, une préférence est accordée aux sociétés coopératives et aux entreprises adaptées.
u032 | 1 | - | Prestations réservées aux commissaires aux comptes inscrits sur la liste nationale
u033 | 1 | - | Marché réservé aux agences de voyages immatriculées
u034 | 7 | - | Les lots 6 et 7 sont réservés aux nouveaux entrants.
u035 | 1 | - | Pour les ESAT : joindre l’agrément préfectoral ; pour les EA : le contrat d’objectifs.
u036 | 1 | - | Le lot porte sur l’extension d’un ESAT et de ses ateliers de blanchisserie.
u037 | 1 | - | Fourniture de vêtements de travail pour les travailleurs handicapés de l’ESAT
u038 | 1 | - | Création d’une société dont l’objet est exclusivement réservé à l’exécution de la concession et à l’accueil de personnes handicapées
u039 | 1 | - | L’accès à la zone réservée du terminal est soumis à habilitation ; les personnes handicapées y sont accompagnées.
u040 | 1 | - | La ville pourra réserver certains lots à des structures d’insertion lors d’une prochaine consultation.
u041 | 1 | - | Réservation de berceaux dans une crèche, dont deux pour des enfants handicapés
u042 | 3 | - | Conformément à l’article R. 2113-1, l’attributaire du lot 1 ne pourra être attributaire du lot 2.
u043 | 1 | - | Marché passé par un groupement de commandes (articles L. 2113-6 à L. 2113-8 du code de la commande publique)
u044 | 1 | - | Le marché comporte une tranche ferme et deux tranches optionnelles (R. 2113-4 à R. 2113-6).
u045 | 6 | clause@1,4,6 | Une action d’insertion est imposée pour les lots 1, 4 et 6.
u046 | 5 | clause@2,3,4,5 | Les lots 2 à 5 sont concernés par la clause sociale.
u047 | 1 | clause | L’exécution du marché comporte des conditions relatives à l’emploi et à la lutte contre les exclusions.
u048 | 1 | clause | L’attributaire réservera à des bénéficiaires du RSA un minimum de 350 heures de travail.
u049 | 1 | clause | Le titulaire prend l’attache du facilitateur pour la mise en œuvre du dispositif d’insertion.
u050 | 2 | clause@1,2 | Heures d’insertion à réaliser : lot 1 : 210 h ; lot 2 : 140 h.
u051 | 1 | clause | Il est fait application de l’article 16 du CCAG relatif à la clause d’insertion sociale.
u052 | 1 | clause | Considérations sociales : oui, conditions d’exécution
u053 | 1 | clause | Clause sociale : Oui
u054 | 1 | - | Clause sociale : Non - Clause environnementale : Non
u055 | 1 | clause | Au moins 10 % du montant devra être sous-traité à des entreprises adaptées ou à des ESAT.
u056 | 1 | clause | Le titulaire propose une action de formation sous statut scolaire au bénéfice de jeunes en décrochage, imposée par le CCAP.
u057 | 1 | clause | L’entreprise est tenue de réserver une part du temps de travail à une action d’insertion.
u058 | 1 | clause | Ce chantier intègre une démarche d’insertion professionnelle.
u059 | 1 | clause env | Des clauses sociales et/ou environnementales seront précisées au CCAP.
u060 | 1 | soc | Performance en matière d’insertion des publics en difficulté : 35 %
u061 | 1 | env | L’accord-cadre comporte une clause environnementale et une clause de réexamen.
u062 | 1 | - | Le cahier des charges contient des clauses contre le dumping social.
u063 | 1 | - | Attestation de vigilance, déclarations sociales et lutte contre le travail dissimulé
u064 | 1 | - | Le titulaire veille au maintien d’un climat social apaisé et reprend le personnel en place.
u065 | 1 | - | Les prestations peuvent être cofinancées par le Fonds social européen.
u066 | 1 | - | Assistance à la mise en œuvre des clauses d’insertion dans les marchés du département
u067 | 1 | - | Travaux dans la maison de l’emploi et de l’insertion ; le titulaire devra respecter les horaires.
u068 | 1 | - | Le projet devra soigner son insertion dans le site et dans le tissu urbain.
u069 | 1 | - | Insertion des annonces légales dans la presse, tarif par insertion
u070 | 1 | - | Enquête sur l’insertion professionnelle des diplômés : le titulaire devra interroger 2 000 anciens étudiants.
u071 | 1 | - | criterion: Qualité de l’insertion du bâtiment dans son environnement
u072 | 1 | soc | criterion: Insertion professionnelle : moyens mis en place sur le projet
u073 | 1 | soc | criterion: Part du contrat confiée à l’insertion par l’activité économique
u074 | 1 | - | Le titulaire forme 15 stagiaires en contrat d’apprentissage inscrits au centre de formation.
u075 | 1 | - | Certification en matière de responsabilité sociale (SA 8000) et lettre d’engagement à respecter la charte RSE
u076 | 1 | - | Le candidat indique sa politique d’accueil d’apprentis et de travailleurs handicapés.
u077 | 1 | - | Tarification sociale et solidaire des transports ; le délégataire devra appliquer les réductions.
u078 | 1 | - | Accompagnement social au relogement des ménages, que le titulaire devra réaliser en 60 heures
u079 | 1 | - | Étude sur l’économie sociale et solidaire du territoire : la mission est confiée à un bureau d’études.
u080 | 1 | - | Entretien de la résidence sociale, dont l’insertion des habitants est suivie par une association
u081 | 1 | dis | Le candidat doit appartenir au secteur protégé et adapté.
u082 | 1 | - | Le candidat doit appartenir à un réseau de transporteurs agréés et employer des travailleurs handicapés.
u083 | 1 | clause | L’entreprise retenue fera exécuter 300 heures par des personnes en difficulté.
u084 | 1 | clause | Le titulaire ouvre au moins un poste à un demandeur d’emploi de longue durée.
u085 | 1 | clause | L’opération est soumise à la charte nationale d’insertion des quartiers en renouvellement.
u086 | 1 | clause | Insertion : 5 % des heures de main-d’œuvre
u087 | 1 | clause | Un volet insertion est intégré à l’accord-cadre.
u088 | 1 | clause | Développement durable, volet social : des heures d’insertion sont imposées.
u089 | 1 | clause | Le maître d’ouvrage inscrit des conditions d’exécution en faveur de l’emploi de personnes en difficulté.
u090 | 1 | clause | Le titulaire s’engage à réserver 10 % de la main-d’œuvre à des jeunes sortis de l’école sans diplôme.
u091 | 3 | dis@3 clause@1,2 | Clause sociale pour les lots 1 et 2 ; lot 3 réservé aux ESAT
u092 | 1 | - | Respect des conventions de l’OIT et des dispositions sociales obligatoires
u093 | 1 | - | Conditions d’admission en résidence sociale fixées par le règlement intérieur
u094 | 1 | - | Les conditions de l’aide sociale à l’enfance sont arrêtées par le département.
u095 | 1 | - | Engagement du candidat à respecter la charte sociale du groupe
u096 | 1 | - | Exigences de responsabilité sociale de l’entreprise, à signer par le candidat
u097 | 1 | - | Formation des tuteurs d’apprentis : le titulaire devra former 12 agents.
u098 | 1 | - | Le titulaire reprend les trois salariés du précédent marché, réservé à un ESAT.
u099 | 1 | - | criterion: Nature de l’accompagnement social proposé aux ménages
u100 | 1 | - | Procédure adaptée au titre des services sociaux et autres services spécifiques
u101 | 1 | clause | Toute offre ne respectant pas la clause d’insertion sera écartée.
u102 | 1 | clause | La présente opération prévoit de l’insertion par l’économique.
u103 | 1 | clause | Le maître d’ouvrage fait appel à l’insertion : 5 % du montant des travaux
u104 | 1 | clause | Le titulaire sous-traitera 10 % des prestations à une structure d’insertion.
u105 | 1 | clause | Le titulaire devra réaliser une action d’insertion, décrite dans son mémoire technique.
u106 | 1 | clause | Le marché est soumis à une obligation d’insertion au bénéfice de demandeurs d’emploi.
u107 | 4 | clause@1,2,3 | Les lots 1, 2 et 3 intègrent une clause sociale ; le lot 4 n’est pas concerné.
u108 | 1 | dis | Les structures éligibles sont exclusivement les entreprises adaptées et les ESAT.
u109 | 1 | dis ins | Marché s’adressant exclusivement au secteur adapté et à l’insertion par l’activité économique
u110 | 4 | dis@3,4 | Deux lots sont réservés aux EA et ESAT : les lots 3 et 4
u111 | 1 | - | Le marché sera attribué à une entreprise unique, les travailleurs handicapés étant comptés dans ses effectifs.
u112 | 1 | - | Exploitation d’un restaurant réservé aux salariés de l’entreprise adaptée
u113 | 1 | - | L’accueil des jeunes en stage au musée est assuré par le titulaire de la billetterie.
u114 | 1 | - | Le délégataire devra réserver 10 % des places de crèche aux bénéficiaires du RSA.
u115 | 1 | - | Le prestataire aide les personnes en difficulté dans leurs démarches, 35 heures par semaine.
u116 | 1 | - | Formation linguistique des publics éloignés de l’emploi : 400 heures par stagiaire
u117 | 1 | - | Le titulaire devra recruter des animateurs diplômés pour des jeunes en difficulté.
u118 | 1 | - | Animation pour les habitants des quartiers prioritaires : 120 heures d’animation
`;
