/** Sentences that look like a reservation, a clause or a criterion and are none; same form as `sentences-reserved.ts`. */
export const TRAP_SENTENCES = `
t001 | 1 | - | Marché réservé à la profession d’architecte (loi n° 77-2 du 3 janvier 1977).
t002 | 1 | - | La prestation est réservée à une profession particulière : avocats inscrits à un barreau.
t003 | 1 | - | Prestations réservées aux titulaires de l’agrément du CNAPS pour la sécurité privée.
t004 | 1 | - | La remise d’une offre est réservée aux candidats ayant visité le site.
t005 | 1 | - | Lot réservé aux PME
t006 | 1 | - | Le pouvoir adjudicateur se réserve le droit de ne pas donner suite à la consultation.
t007 | 1 | - | L’acheteur se réserve la possibilité de confier des prestations similaires au titulaire en application de l’article R. 2122-7.
t008 | 1 | - | LE MAITRE D’OUVRAGE SE RESERVE LE DROIT DE CONFIER CE LOT A UN ESAT
t009 | 1 | - | Sous réserve de l’obtention des subventions, un ESAT pourra intervenir.
t010 | 1 | - | Réhabilitation du réservoir d’eau potable et de ses abords
t011 | 1 | - | Suivi écologique de la réserve naturelle nationale
t012 | 1 | - | Création d’une réserve incendie de 120 m3
t013 | 1 | - | Étude foncière : constitution d’une réserve foncière communale
t014 | 1 | - | Opération financée par la réserve parlementaire
t015 | 1 | - | La retenue de garantie est libérée une fois les réserves levées lors de la réception.
t016 | 1 | - | Aménagement de quatre places de stationnement réservées aux personnes handicapées
t017 | 1 | - | Création d’un quai réservé aux bus
t018 | 1 | - | Cadre réservé à l’administration
t019 | 1 | - | Accès réservé au personnel de l’ESAT ; livraison entre 8 h et 10 h.
t020 | 1 | - | Des chambres sont réservées aux travailleurs handicapés du foyer.
t021 | 1 | - | Le marché n’est pas réservé.
t022 | 1 | - | Marché réservé : non
t023 | 1 | - | La présente consultation ne fait pas l’objet d’une réservation.
t024 | 1 | - | Aucune réservation au titre des articles L. 2113-12 à L. 2113-15 n’est prévue.
t025 | 1 | - | Déclaration relative au respect de l’obligation d’emploi de travailleurs handicapés mentionnée aux articles L. 5212-1 à L. 5212-11 du code du travail.
t026 | 1 | - | Pour les marchés réservés, le candidat produit l’agrément d’entreprise adaptée ou d’ESAT.
t027 | 1 | - | En cas de marché réservé, joindre la preuve de l’appartenance à l’une des catégories d’entreprises adaptées.
t028 | 1 | - | DC1 rubrique F : si le marché est réservé en application de l’article L. 2113-12, le candidat coche la case correspondante.
t029 | 1 | - | Si le candidat est une structure d’insertion par l’activité économique, il fournit son conventionnement.
t030 | 1 | - | Le candidat indique s’il relève d’un ESAT, d’une entreprise adaptée ou d’une SIAE.
t031 | 1 | - | Des marchés peuvent être réservés à des entreprises adaptées dans les conditions de l’article L. 2113-12.
t032 | 1 | - | Les entreprises adaptées et les ESAT sont invités à répondre à cette consultation.
t033 | 1 | - | Cette consultation est ouverte à tous les opérateurs économiques, y compris les structures d’insertion.
t034 | 1 | - | Le titulaire peut sous-traiter une partie des prestations à une entreprise adaptée.
t035 | 1 | - | Prestation d’agence de voyages : réservation de billets de train et d’hôtels
t036 | 1 | - | Réservation de berceaux en crèche pour les agents du département
t037 | 1 | - | Logiciel de réservation de salles pour l’ESAT et l’entreprise adaptée
t038 | 1 | - | Fourniture de repas destinés aux ESAT et foyers de l’association
t039 | 1 | - | Construction d’un ESAT et d’un foyer d’hébergement
t040 | 1 | - | Assurance des établissements : ESAT, entreprise adaptée, IME. L’assureur se réserve la faculté de résilier.
t041 | 1 | - | Les prestations sont réservées aux sociétés et intermédiaires d’assurance agréés.
t042 | 1 | - | Les droits de propriété intellectuelle sont réservés au titulaire.
t043 | 1 | - | Insertion paysagère du bâtiment dans le site
t044 | 1 | - | Insertion d’encarts publicitaires et d’annonces légales dans la presse
t045 | 1 | - | Observatoire de l’insertion professionnelle des étudiants : enquête téléphonique auprès des diplômés
t046 | 1 | - | Le marché ne fait pas l’objet d’une clause sociale.
t047 | 1 | - | Aucune clause d’insertion n’est imposée au titulaire.
t048 | 1 | - | Si le candidat est en redressement judiciaire, il joint la copie du jugement et l’attestation d’emploi des travailleurs handicapés.
t049 | 1 | - | Travaux dans un immeuble de logements sociaux et au centre social
t050 | 1 | - | Le titulaire doit être à jour de ses cotisations sociales et fiscales.
t051 | 1 | - | Acheteur : Maison de l’emploi et plan local pour l’insertion et l’emploi. Objet : fourniture de papier.
t052 | 1 | - | Fourniture de titres de transport pour les personnes en insertion suivies par le CCAS
t053 | 1 | - | Conseil en communication et animation des réseaux sociaux
t054 | 1 | - | Cahier des clauses administratives particulières ; clauses sociales et fiscales de droit commun sans objet.
t055 | 1 | - | Le candidat présente dans son mémoire ses actions en faveur de l’insertion.
t056 | 1 | - | Clause sociale : non concerné
t057 | 1 | - | Entretien des espaces verts de la maison d’arrêt et du centre pénitentiaire
t058 | 1 | - | Marché de services juridiques. Mission réservée aux avocats ; l’ESAT en est le bénéficiaire.
t059 | 1 | - | Ce marché remplace un précédent marché réservé aux ESAT.
t060 | 1 | - | Le nettoyage des vitres fait l’objet d’un marché réservé distinct, attribué à un ESAT.
t061 | 1 | - | Seuls les candidats sélectionnés pourront présenter une offre.
t062 | 1 | - | Seules les offres des entreprises disposant d’un agrément préfectoral seront examinées.
t063 | 1 | - | Le marché est réservé aux entreprises disposant de la qualification Qualibat 1552.
t064 | 1 | - | Le lot 1 est réservé aux géomètres-experts inscrits à l’Ordre.
t065 | 1 | - | Insertion des réseaux dans le domaine public et clauses techniques associées
t066 | 1 | - | Le marché est alloti en application des articles L. 2113-10 et L. 2113-11 du code de la commande publique.
t067 | 1 | - | La salle polyvalente sera réservée aux associations d’insertion le mardi.
t068 | 1 | - | L’accès au site est réservé aux entreprises d’insertion partenaires munies d’un badge.
t069 | 1 | - | Les bordereaux sont réservés à l’usage des entreprises adaptées titulaires du lot précédent.
t070 | 1 | - | Le présent lot n’est ni réservé à des SIAE ni assorti d’une obligation.
t071 | 3 | - | Les lots 1 à 3 ne sont pas réservés à des structures d’insertion.
t072 | 1 | - | Marché réservé : sans objet
t073 | 1 | - | Réalisation d’un diagnostic social et d’une étude environnementale du quartier
t074 | 1 | - | Le titulaire respecte le code de l’environnement et le droit du travail.
t075 | 1 | - | Indication des mesures de gestion environnementale que le candidat appliquera lors de l’exécution.
t076 | 1 | - | Certification en matière de responsabilité sociale (SA 8000) ou équivalent.
t077 | 1 | - | criterion: Connaissance de l’environnement informatique de la collectivité
t078 | 1 | - | criterion: Qualité de l’insertion architecturale et urbaine du projet
t079 | 1 | - | criterion: Stratégie de présence sur les réseaux sociaux
t080 | 1 | - | criterion: Valeur technique de l’offre jugée sur le mémoire
t081 | 1 | - | Prix : 60 % ; délais : 40 %. L’environnement de travail est numérique.
t082 | 1 | - | Transport adapté des élèves en situation de handicap
t083 | 1 | - | Marché passé selon une procédure adaptée, entreprises adaptées à la taille du chantier souhaitées
t084 | 1 | - | Location d’une salle avec réservation. L’insertion du badge déclenche l’ouverture.
t085 | 1 | - | L’acheteur peut réserver ultérieurement un marché aux ESAT.
t086 | 1 | - | Conseil aux acheteurs pour le développement de marchés réservés et de clauses sociales
t087 | 1 | - | Les réunions auront lieu en salle de réserve ; le titulaire est une entreprise unique.
t088 | 1 | - | Participation réservée à une profession particulière : non. Marché réservé à des ateliers protégés : non.
t089 | 1 | - | Le candidat peut faire appel à des structures visées à l’article L. 2113-12 du CCP.
t090 | 1 | - | La cotraitance avec une association intermédiaire est possible. Réserves éventuelles à formuler par écrit.
`;
