# Comparaison de deux versions, fiche de contrôle : ce que lit l'éditeur avant publication.

compare-head = { $old } → { $new } · { $unchanged ->
        [one] { $unchanged } passage inchangé
       *[other] { $unchanged } passages inchangés
    }
compare-lost = APPUI AFFAIBLI
compare-gained = APPUI RENFORCÉ
compare-figures = CHIFFRES MODIFIÉS
compare-sources = SOURCES MODIFIÉES, APPUI INCHANGÉ
compare-added = PASSAGES AJOUTÉS
compare-removed = PASSAGES SUPPRIMÉS
compare-found = NOUVEAUX SIGNALEMENTS
compare-mended = SIGNALEMENTS RÉSOLUS
compare-reworded = { $count ->
        [one] { $count } passage reformulé, sources inchangées.
       *[other] { $count } passages reformulés, sources inchangées.
    }

certificate-title = Contrôle des sources avant publication : { $path }
certificate-holds = La politique « { $policy } » est respectée : sur les points contrôlés, rien ne s'oppose à la publication.
certificate-holds-none = Sur les points contrôlés, rien ne s'oppose à la publication ; aucune politique n'est désignée.
certificate-broken = La politique « { $policy } » n'est pas respectée : { $count ->
        [one] { $count } signalement s'oppose à la publication.
       *[other] { $count } signalements s'opposent à la publication.
    }
certificate-broken-none = { $count ->
        [one] { $count } signalement s'oppose à la publication ; aucune politique n'est désignée.
       *[other] { $count } signalements s'opposent à la publication ; aucune politique n'est désignée.
    }
certificate-read = Ce qui a été lu
certificate-file = Format : { $format }, { $bytes } octets.
certificate-sum = Empreinte SHA-256 du fichier : { $sum }.
certificate-version = recoupe { $version } ; date du rapport : { $date }.
certificate-policy = Politique
certificate-no-policy = Aucune politique n'est désignée ; les réglages du programme s'appliquent.
certificate-threshold = Recoupé à partir de { $count } origines indépendantes, pour autant que les dépendances soient déclarées.
certificate-required = Exigé : { $about }, niveau « { $level } ».
certificate-of-figures = passages chiffrés
certificate-of-heading = passages sous « { $heading } »
certificate-of-tag = passages étiquetés « { $tag } »
certificate-of-all = tous les passages
certificate-rules = Gravités modifiées : { $rules }.
certificate-ignored = Règles écartées : { $rules }.
severity-off = désactivée
certificate-support = Appui des passages
certificate-level = niveau
certificate-passages = passages
certificate-checklist = Points de contrôle (d'après l'AUEA et ACCORD)
certificate-point = point
certificate-state = contrôle automatique
certificate-result = résultat
checklist-checked = contrôlé
checklist-in-part = en partie
checklist-not-checked = non contrôlé
checklist-sourced = Chaque passage donne sa source
    .result = { $count ->
        [0] aucun passage sans source
        [one] { $count } passage sans source
       *[other] { $count } passages sans source
    }
checklist-traceable = Chaque référence se retrouve, des notes à la bibliographie
    .result = { $count ->
        [0] rien à signaler
        [one] { $count } signalement
       *[other] { $count } signalements
    }
checklist-cross-checked = L'information est recoupée
    .result = { $count ->
        [one] { $count } passage recoupé
       *[other] { $count } passages recoupés
    } sur { $other }
checklist-round-tripping = Ni sources circulaires ni faux recoupement, pour autant que les dépendances soient déclarées
    .result = { $count ->
        [0] aucun passage appuyé sur un même groupe
        [one] { $count } passage appuyé sur un même groupe
       *[other] { $count } passages appuyés sur un même groupe
    } ; sources circulaires ou de seconde main : { $other }
checklist-single-source = Ce qui repose sur une source unique est présenté comme tel
    .result = { $count ->
        [0] aucun passage à source unique sans attribution
        [one] { $count } passage à source unique sans attribution
       *[other] { $count } passages à source unique sans attribution
    } ; non-recoupement signalé : { $other }
checklist-contradictions = Les versions contradictoires sont exposées
    .result = { $count ->
        [0] aucun passage n'est contredit dans le texte
        [one] { $count } passage est contredit dans le texte
       *[other] { $count } passages sont contredits dans le texte
    }
checklist-dates = Les sources s'accordent avec les dates des faits
    .result = { $count ->
        [0] rien à signaler
        [one] { $count } signalement
       *[other] { $count } signalements
    } ; appuyés sur des sources antérieures à la période : { $other }
checklist-faithful = Chaque passage dit ce que dit sa source (aucune source n'a été ouverte)
checklist-reliability = Les sources sont fiables et leurs partis pris connus
checklist-balance = Les sources sont équilibrées et de nature diverse
checklist-current = Aucune information plus récente n'est connue
checklist-omissions = Aucune information utile n'a été omise
checklist-translation = Les traductions sont exactes
checklist-neutrality = La rédaction est neutre et ne met personne en danger
checklist-review = Le texte a été relu par une seconde personne
certificate-exceptions = Dérogations en vigueur
certificate-no-exceptions = Aucune.
certificate-no-reason = sans motif
certificate-reason = motif
certificate-by = par
certificate-on = le
certificate-until = jusqu'au
certificate-open = Signalements ouverts
certificate-signatures = Auteur : ____________________   Relecteur : ____________________   Date : ____________

# Types de sources, dates.
source-government = { $count ->
        [one] organisme d'État
       *[other] organismes d'État
    }
source-intergovernmental = { $count ->
        [one] organisation internationale
       *[other] organisations internationales
    }
source-party = { $count ->
        [one] partie au conflit
       *[other] parties au conflit
    }
source-ngo = { $count ->
        [one] ONG
       *[other] ONG
    }
source-media = { $count ->
        [one] média
       *[other] médias
    }
source-academic = { $count ->
        [one] source universitaire
       *[other] sources universitaires
    }
source-think-tank = { $count ->
        [one] centre de réflexion
       *[other] centres de réflexion
    }
source-legal = { $count ->
        [one] texte de droit
       *[other] textes de droit
    }
source-expert = { $count ->
        [one] personne interrogée
       *[other] personnes interrogées
    }
source-social-media = { $count ->
        [one] publication sur les réseaux sociaux
       *[other] publications sur les réseaux sociaux
    }
source-dataset = { $count ->
        [one] base de données
       *[other] bases de données
    }
source-other = { $count ->
        [one] autre source
       *[other] autres sources
    }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
date-day = { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
date-month = { $month } { $year }
