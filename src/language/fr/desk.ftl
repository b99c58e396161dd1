# Sorties, configuration, dérogations, état de référence : ce que lit le secrétariat de rédaction.

outputs-more = { $count ->
        [one] { $count } autre signalement, non affiché ici
       *[other] { $count } autres signalements, non affichés ici
    }
outputs-severity = gravité
outputs-place = endroit
outputs-rule = règle
outputs-finding = signalement
severity-error = à corriger
severity-warning = à vérifier
severity-info = pour information
quiet-suppressed = { $count ->
        [one] { $count } signalement écarté par une dérogation dans le texte
       *[other] { $count } signalements écartés par une dérogation dans le texte
    }
quiet-unchanged = { $count ->
        [one] { $count } signalement déjà dans l'état de référence
       *[other] { $count } signalements déjà dans l'état de référence
    }
quiet-fixed = { $count ->
        [one] { $count } signalement de l'état de référence a disparu
       *[other] { $count } signalements de l'état de référence ont disparu
    }
flag-outdated = périmé

below-required-level = niveau exigé non atteint : « { $claim } » ({ $origins ->
        [0] aucune origine
        [one] { $origins } origine
       *[other] { $origins } origines
    } sur { $threshold })
    .help = Ajouter une source d'une autre origine, ou signaler dans le texte le non-recoupement.
    .summary = { $count ->
        [one] { $count } passage sous le niveau exigé
       *[other] { $count } passages sous le niveau exigé
    }
below-required-level-reason = niveau exigé non atteint : « { $claim } » ({ $origins ->
        [0] aucune origine
        [one] { $origins } origine
       *[other] { $origins } origines
    } sur { $threshold } ; { $reason })
    .help = Ajouter une source d'une autre origine, ou signaler dans le texte le non-recoupement.
below-required-level-unsourced = une source est exigée ici : « { $claim } »
    .help = Donner la source.

malformed-suppression = le commentaire ne nomme aucune règle
    .help = Écrire « recoupe: ignore RÈGLE — motif ».
    .summary = { $count ->
        [one] { $count } commentaire incompris
       *[other] { $count } commentaires incompris
    }
malformed-suppression-word = « { $given } » n'est pas un mot-clé de commentaire
    .help = Écrire ignore, ignore-next, disable, enable ou tag.
malformed-suppression-word-close = « { $given } » n'est pas un mot-clé de commentaire
    .help = Écrire « { $known } ».
malformed-suppression-rule = « { $given } » n'est pas une règle
    .help = « recoupe rules » donne la liste des règles ; un tiret précède le motif.
malformed-suppression-rule-close = « { $given } » n'est pas une règle
    .help = Écrire « { $known } ».
expired-suppression = dérogation échue le { $until }
    .help = Réexaminer le passage, puis supprimer le commentaire ou reporter l'échéance.
    .summary = { $count ->
        [one] { $count } dérogation échue
       *[other] { $count } dérogations échues
    }
unused-suppression = dérogation sans objet ({ $rules })
    .help = Supprimer le commentaire, ou le placer là où se trouve le signalement.
    .summary = { $count ->
        [one] { $count } dérogation sans objet
       *[other] { $count } dérogations sans objet
    }
reasonless-suppression = dérogation sans motif ({ $rules })
    .help = Donner le motif après un tiret.
    .summary = { $count ->
        [one] { $count } dérogation sans motif
       *[other] { $count } dérogations sans motif
    }

init-exists = le fichier existe déjà ; --force le remplace
init-written = { $file } écrit
init-head = Configuration de recoupe. Les lignes qui commencent par « # » sont des commentaires : retirer le signe les active.
    « recoupe config » affiche la configuration en vigueur, « recoupe config --schema » le schéma pour un éditeur.
init-policy = Une politique réunit des seuils et des niveaux de gravité conformes à une norme :
policy-coi = Information sur les pays d'origine
policy-newsroom = Rédaction de presse
policy-casualty-recording = Recensement des victimes
policy-academic = Travaux universitaires
init-bibliography = Listes de références à côté des rapports (BibTeX, CSL-JSON, RIS, hayagriva), citées par clé, au chemin compté depuis ce fichier.
init-language = À défaut, le programme lit ces valeurs dans le rapport lui-même.
init-coverage = Ce que couvre une note : le texte depuis la note précédente, ou sa seule phrase (« sentence »).
init-threshold = Nombre d'origines indépendantes à partir duquel un passage est tenu pour recoupé.
init-rules = Gravité d'une règle ou d'un groupe : error, warning, info, off. « recoupe rules » en donne la liste.
init-required = Niveau que des passages doivent atteindre : avec chiffres, sous un intertitre, avec une étiquette.
init-publishers = Éditeurs, tels que les rapports les nomment. Deux éditeurs d'un même groupe comptent pour une origine.
    Un média d'État n'est rattaché à son gouvernement que si ce fichier le dit : state_media_of = "…".
    Parties au conflit : parties = ["…"].
init-more = { $count ->
        [one] et { $count } autre éditeur
       *[other] et { $count } autres éditeurs
    }
init-derivation = Sources qui reprennent, traduisent ou relaient d'autres sources.
rule-head = { $group } · { $severity ->
        [error] à corriger
        [warning] à vérifier
       *[info] pour information
    } · confiance { $confidence ->
        [high] élevée
        [medium] moyenne
       *[low] faible
    }

error-not-utf8 = ce texte n'est pas en UTF-8 : l'octet { $offset } (ligne { $line }) ne commence aucun caractère ; encodage probable : { $looks }. Enregistrer le fichier en UTF-8, puis relancer
error-too-large = plus de { $limit } octets
error-damaged = { $of ->
        [archive] l'archive est illisible : { $reason }
        [pdf] le PDF est illisible : { $reason }
        [file] le fichier est illisible : { $reason }
        [object] l'objet à l'octet { $part } est illisible : { $reason }
       *[part] { $part } est illisible : { $reason }
    }
error-missing-part = { $part } manque dans le fichier
error-part-too-large = { $part } dépasse { $limit } octets une fois décompressé
error-no-text = aucun texte : les pages ({ $pages }) sont des images. Passer le fichier à la reconnaissance de caractères (OCR), puis relancer
error-encrypted = protégé par un mot de passe, ou fichier Word antérieur à 2007. L'enregistrer sans mot de passe, en .docx, .odt ou .pdf, puis relancer
error-unsupported = cette version du programme ne lit pas les fichiers { $format }
error-io = { $kind ->
        [not-found] fichier ou dossier introuvable
        [denied] accès refusé
        [folder] c'est un dossier
        [full] plus de place sur le disque
       *[other] { $reason }
    }
error-config = { $place } : { $message }
config-unknown = { $kind ->
        [field] clé inconnue : « { $given } »
        [rule] règle inconnue : « { $given } »
        [policy] politique inconnue : « { $given } »
       *[value] valeur inconnue : « { $given } »
    }
config-known = { $said } ; sont connues { $names }
config-name = « { $name } »
config-close = { $said } ; vouliez-vous dire « { $known } » ?
config-missing = il manque la clé « { $name } »
config-kind = { $found ->
        [text] un texte
        [number] un nombre
        [truth] true ou false
        [list] une liste
        [table] une table
       *[date] une date
    } là où { $wanted ->
        [text] un texte est attendu
        [number] un nombre est attendu
        [truth] true ou false est attendu
        [list] une liste est attendue
        [table] une table est attendue
       *[date] une date est attendue
    }
config-date = « { $given } » n'est pas une date de la forme AAAA, AAAA-MM ou AAAA-MM-JJ
config-path = un chemin ou une liste de chemins est attendu
config-threshold = « threshold » doit être au moins égal à 1
config-period = la période se termine avant de commencer
config-override = il manque « paths » à cette dérogation
config-group = un éditeur a un groupe (« group ») ou dépend d'un organisme (« state_media_of »), pas les deux
config-circle = ce fichier se fonde sur lui-même
config-file = le fichier « { $path } » n'existe pas
config-baseline = ce fichier n'est pas un état de référence : { $reason }
config-baseline-version = version « { $given } » au lieu de « { $known } »
config-said = { $words }
reason-nested = éléments imbriqués trop profondément
reason-lists = listes imbriquées trop profondément
reason-entities = il déclare des entités
reason-cut = il s'arrête au milieu
reason-objects = sa liste d'objets est illisible
reason-other-file = ce n'est plus celui qui a été lu
reason-place = { $reason } (octet { $byte })
error-copy = la copie n'est pas du texte : lui donner un nom de fichier avec --output-file
error-library = la liste de références « { $named } » n'est pas à côté du document : l'indiquer avec --bibliography
error-unknown = { $kind ->
        [rule] règle inconnue : « { $given } »
        [policy] politique inconnue : « { $given } »
        [format] format impossible avec --what-if : « { $given } »
       *[voice] éditeur ou groupe que ces documents ne citent pas : « { $given } »
    }
error-unknown-close = { $kind ->
        [rule] règle inconnue : « { $given } » ; vouliez-vous dire « { $known } » ?
        [policy] politique inconnue : « { $given } » ; vouliez-vous dire « { $known } » ?
        [format] format impossible avec --what-if : « { $given } » ; vouliez-vous dire « { $known } » ?
       *[voice] éditeur ou groupe que ces documents ne citent pas : « { $given } » ; vouliez-vous dire « { $known } » ?
    }
