# Messages en français. Un fichier par langue ; les mêmes identifiants dans chacun, par test.
# Espaces fines insécables (U+202F) devant ; : ? ! et dans les guillemets.

undefined-footnote = appel de note { $label } sans note
    .help = Rédiger la note { $label } ou supprimer l'appel.
    .summary = { $count ->
        [one] { $count } appel de note sans note
       *[other] { $count } appels de note sans note
    }
undefined-footnote-list = { $count ->
        [one] un appel de note et aucune liste de notes
       *[other] { $count } appels de note et aucune liste de notes
    }
    .help = Joindre les notes au document : sans elles, rien ne peut être vérifié.
duplicate-footnote = deux notes portent le numéro { $label }
    .help = Donner à chacune son numéro.
    .summary = { $count ->
        [one] { $count } numéro de note en double
       *[other] { $count } numéros de note en double
    }
unreferenced-footnote = la note { $label } n'est appelée nulle part
    .help = L'appeler dans le texte ou la supprimer.
    .summary = { $count ->
        [one] { $count } note jamais appelée
       *[other] { $count } notes jamais appelées
    }
unreferenced-footnote-all = aucune des { $count } notes n'est appelée dans le texte
    .help = Rétablir les appels : ils se perdent souvent à l'export en texte.
empty-footnote = la note { $label } est vide
    .help = La compléter ou supprimer son appel.
    .summary = { $count ->
        [one] { $count } note vide
       *[other] { $count } notes vides
    }
footnote-order = note { $label } appelée après la note { $after }
    .help = Renuméroter ; vérifier que la note est restée avec sa phrase.
    .summary = { $count ->
        [one] { $count } note appelée dans le désordre
       *[other] { $count } notes appelées dans le désordre
    }
repeated-marker = la note { $label } est appelée deux fois au même endroit
    .help = Supprimer un appel, ou lui rendre son numéro.
    .summary = { $count ->
        [one] { $count } appel répété
       *[other] { $count } appels répétés
    }
undefined-citation = { $named } : absent de la bibliographie
    .help = Ajouter l'entrée.
    .summary = { $count ->
        [one] { $count } référence absente de la bibliographie
       *[other] { $count } références absentes de la bibliographie
    }
undefined-citation-selective = { $count } références sur { $of } absentes de la bibliographie, qui semble être un choix
    .help = La compléter, ou l'intituler « Bibliographie indicative ».
undefined-citation-key = clé @{ $key } sans entrée
    .help = Ajouter l'entrée ou corriger la clé.
undefined-citation-keys = { $count } clés citées ; le document ne contient aucune entrée à clé
    .help = Donner les références en tête de fichier ou à côté du texte.
undefined-citation-back = « { $words } » ne renvoie à rien
    .help = Citer la source en toutes lettres.
ambiguous-citation = { $named } : { $count } entrées possibles
    .help = Numéroter [1] et [2] dans la bibliographie et dans les notes.
    .summary = { $count ->
        [one] { $count } référence équivoque
       *[other] { $count } références équivoques
    }
misspelt-citation = { $date } : « { $listed } » en bibliographie
    .help = Vérifier lequel des deux noms est le bon.
    .summary = { $count ->
        [one] { $count } référence approchante
       *[other] { $count } références approchantes
    }
misspelt-citation-listed = { $date } : « { $listed } » en bibliographie ; l'URL confirme { $listed }
    .help = Écrire « { $listed } » dans la note.
misspelt-citation-cited = { $date } : « { $listed } » en bibliographie ; l'URL confirme { $cited }
    .help = Écrire « { $cited } » dans la bibliographie.
misspelt-citation-alias = { $date } : « { $listed } » en bibliographie, autre nom du même éditeur
    .help = Employer un seul des deux noms.
dangling-ibid = « Ibid. » ne suit aucune référence
    .help = Nommer la source.
    .summary = { $count ->
        [one] { $count } « Ibid. » sans référence sûre
       *[other] { $count } « Ibid. » sans référence sûre
    }
dangling-ibid-several = « Ibid. » après une note qui cite { $count } sources
    .help = Nommer la source.
malformed-citation = référence mal formée
    .summary = { $count ->
        [one] { $count } référence mal formée
       *[other] { $count } références mal formées
    }
malformed-citation-bracket = parenthèse non fermée : « { $words } »
    .help = Remplacer « { $find } » par « { $replace } ».
malformed-citation-month = mois mal orthographié : « { $words } »
    .help = Corriger le mois.
malformed-citation-year = date sans année : « { $words } »
    .help = Ajouter l'année.
duplicate-citation = { $named } cité deux fois dans la même note
    .help = Supprimer le doublon, ou lui rendre sa date ou sa page.
    .summary = { $count ->
        [one] { $count } doublon dans une même note
       *[other] { $count } doublons dans une même note
    }
duplicate-source = { $named } et { $first } sont la même source
    .help = Ne garder qu'une entrée.
    .summary = { $count ->
        [one] { $count } source listée deux fois
       *[other] { $count } sources listées deux fois
    }
irregular-disambiguator = { $publisher } { $date } : numéros { $given } pour { $count } entrées
    .help = Numéroter à partir de [1], sans lacune.
    .summary = { $count ->
        [one] { $count } numérotation irrégulière
       *[other] { $count } numérotations irrégulières
    }
unexpected-domain = { $named } : l'adresse est celle de { $owner } ({ $host })
    .help = Corriger l'adresse, ou nommer le relais.
    .summary = { $count ->
        [one] { $count } adresse d'un autre éditeur
       *[other] { $count } adresses d'un autre éditeur
    }
mixed-script = « { $word } » mêle deux alphabets : { $letters }
    .help = Retaper le mot.
    .summary = { $count ->
        [one] { $count } mot mêlant deux alphabets
       *[other] { $count } mots mêlant deux alphabets
    }
malformed-url = adresse impossible : { $url }
    .help = Corriger l'adresse.
    .summary = { $count ->
        [one] { $count } adresse mal formée
       *[other] { $count } adresses mal formées
    }
malformed-url-scheme = début d'adresse mal formé : { $url }
    .help = Écrire « https:// » sans espace.
malformed-url-trailing = caractère parasite en fin d'adresse : { $url }
    .help = Supprimer ce qui suit l'adresse.
malformed-url-glued = adresse collée au mot précédent : { $url }
    .help = Insérer une espace.
attribution-mismatch = « { $voice } » : la note cite { $cited }
    .help = Citer la source nommée, ou nommer celle qui est citée.
    .summary = { $count ->
        [one] { $count } source nommée, non citée
       *[other] { $count } sources nommées, non citées
    }
unconfirmed-claim = non-recoupement signalé : « { $claim } »
    .help = Rien à faire : le signaler est de bonne pratique.
    .summary = { $count ->
        [one] { $count } non-recoupement signalé par l'auteur
       *[other] { $count } non-recoupements signalés par l'auteur
    }
mismatched-caveat = « { $words } » : { $count ->
        [0] aucune origine citée
       *[other] une seule origine citée
    }
    .help = Citer ce qui le confirme, ou retirer ces mots.
    .summary = { $count ->
        [one] { $count } réserve démentie par les références
       *[other] { $count } réserves démenties par les références
    }
mismatched-caveat-unconfirmed = dit non confirmé, alors que { $count } origines indépendantes sont citées
    .help = Lever la réserve, ou retirer ce qui ne confirme pas.
plural-attribution = « { $voices } » : une seule référence, { $source }
    .help = Citer les autres, ou nommer celle-ci.
    .summary = { $count ->
        [one] { $count } passage annonçant plusieurs voix pour une seule référence
       *[other] { $count } passages annonçant plusieurs voix pour une seule référence
    }
unnamed-source = « { $voice } » : source non nommée
    .help = Nommer la source, ou dire pourquoi elle ne l'est pas.
    .summary = { $count ->
        [one] { $count } source non nommée
       *[other] { $count } sources non nommées
    }
second-hand-source = { $named }, cité d'après { $via }
    .help = Citer l'original, s'il est accessible.
    .summary = { $count ->
        [one] { $count } source de seconde main
       *[other] { $count } sources de seconde main
    }
party-only = parties au conflit seulement : « { $claim } »
    .help = Ajouter une source extérieure au conflit, ou attribuer le propos.
    .summary = { $count ->
        [one] { $count } passage appuyé sur les seules parties au conflit
       *[other] { $count } passages appuyés sur les seules parties au conflit
    }
impossible-date = le { $date } n'existe pas
    .help = Vérifier la date.
    .summary = { $count ->
        [one] { $count } date impossible
       *[other] { $count } dates impossibles
    }
implausible-date = { $named } : cité pour le { $other }, aux mêmes jours mais d'une année postérieure
    .help = Vérifier l'année.
    .summary = { $count ->
        [one] { $count } date invraisemblable
       *[other] { $count } dates invraisemblables
    }
implausible-date-address = { $named } : l'adresse porte le { $other }
    .help = Vérifier la date.
implausible-date-report = { $named } : postérieur au rapport ({ $other })
    .help = Vérifier la date.
weekday-mismatch = « { $words } » était un { $day ->
        [0] lundi
        [1] mardi
        [2] mercredi
        [3] jeudi
        [4] vendredi
        [5] samedi
       *[6] dimanche
    }
    .help = Vérifier la date.
    .summary = { $count ->
        [one] { $count } jour de la semaine discordant
       *[other] { $count } jours de la semaine discordants
    }
anachronistic-citation = { $named } est cité pour le { $day } : { $early ->
        [one] { $early } source sur { $all } est antérieure
       *[other] { $early } sources sur { $all } sont antérieures
    }
    .help = Déplacer la référence, ou corriger la date.
    .summary = { $count ->
        [one] { $count } note citant une source antérieure au fait
       *[other] { $count } notes citant une source antérieure au fait
    }
single-origin = { $count } sources, même groupe : { $group }
    .help = Ajouter une source d'une autre origine, ou nommer le groupe dans le texte.
    .summary = { $count ->
        [one] { $count } passage : même groupe (origine unique)
       *[other] { $count } passages : même groupe (origine unique)
    }
single-source = source unique, { $source } : « { $claim } »
    .help = L'attribuer dans le texte, puis chercher une seconde source.
    .summary = { $count ->
        [one] { $count } passage sur une source unique
       *[other] { $count } passages sur une source unique
    }
circular-sourcing = sources circulaires : { $sources }
    .help = Citer le premier à l'avoir rapporté.
    .summary = { $count ->
        [one] { $count } cercle de sources
       *[other] { $count } cercles de sources
    }
retracted-support = { $named } a été retiré, et rien d'autre n'appuie le passage
    .help = Remplacer la source, ou dire dans le texte qu'elle a été retirée.
    .summary = { $count ->
        [one] { $count } passage sur une source retirée
       *[other] { $count } passages sur une source retirée
    }
retracted-support-other = { $named } a été retiré ; sans lui { $count ->
        [one] il reste une origine indépendante
       *[other] il reste { $count } origines indépendantes
    }
    .help = L'ôter, ou dire dans le texte qu'il a été retiré.
unsourced-claim = sans source : « { $claim } »
    .help = Donner la source, ou dire de qui est ce jugement.
    .summary = { $count ->
        [one] { $count } paragraphe contenant un passage sans source
       *[other] { $count } paragraphes contenant un passage sans source
    }
unsourced-claim-all = { $count } passages sur { $of } sont sans source
    .help = Presque rien n'est vérifiable dans ce texte : donner les sources, ou dire qu'il s'agit d'une opinion.
social-media-only = réseaux sociaux seulement : « { $claim } »
    .help = Ajouter une source qui l'a rapporté, ou dire qui a publié le message.
    .summary = { $count ->
        [one] { $count } passage appuyé sur les seuls réseaux sociaux
       *[other] { $count } passages appuyés sur les seuls réseaux sociaux
    }
tertiary-source = { $named } est une encyclopédie collaborative
    .help = Citer plutôt ses sources.
    .summary = { $count ->
        [one] { $count } source tertiaire
       *[other] { $count } sources tertiaires
    }
rolling-source = { $named }, page mise à jour en continu, est citée dans { $count } notes
    .help = L'archiver et indiquer l'heure de l'entrée.
    .summary = { $count ->
        [one] { $count } fil continu cité pour de nombreux faits
       *[other] { $count } fils continus cités pour de nombreux faits
    }
bundled-footnote = la note { $label } vaut pour { $count } phrases
    .help = Placer une note après chaque phrase qui en demande une.
    .summary = { $count ->
        [one] { $count } note pour de nombreuses phrases
       *[other] { $count } notes pour de nombreuses phrases
    }
uncited-source = { $named } : jamais cité
    .help = Le citer, le supprimer, ou le lister parmi les sources consultées.
    .summary = { $count ->
        [one] { $count } source jamais citée
       *[other] { $count } sources jamais citées
    }
uncited-source-all = aucune des { $count } sources de la bibliographie n'est citée dans le texte
    .help = Rattacher les sources au texte, ou intituler la liste « Sources consultées ».
missing-access-date = { $count } sources web sur { $of } sans date de consultation
    .help = Une phrase suffit pour la liste : « Sites consultés en … ».
    .summary = { $count ->
        [one] dates de consultation absentes
       *[other] dates de consultation absentes
    }
tracking-parameter = paramètre de suivi ({ $parameters }) : { $url }
    .help = Couper l'adresse au point d'interrogation.
    .summary = { $count ->
        [one] { $count } adresse avec paramètre de suivi
       *[other] { $count } adresses avec paramètre de suivi
    }

supports-this = le passage qu'il appuie
says-so = affirmé ici
the-claim = le passage
first-here = première occurrence ici
may-mean = entrée possible
listed-here = entrée de la bibliographie
same-day = même éditeur, même date
rests-on-it-too = repose aussi dessus
cited-here = cité ici

heading-correct = À CORRIGER
heading-check = À VÉRIFIER
heading-info = POUR INFORMATION
support = Appui des passages référencés
support-corroborated = { $count ->
        [one] recoupé
       *[other] recoupés
    }
support-one-speaker = propos d'un seul locuteur, relayés par plusieurs médias
support-single-origin = même groupe éditorial
support-attributed = ({ $attributed } { $attributed ->
        [one] attribuée
       *[other] attribuées
    }, { $others } sans attribution)
support-single-source = source unique
support-unusable = référence inexploitable
support-unsourced = { $count ->
        [one] phrase sans source
       *[other] phrases sans source
    }
counts-notes = { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
counts-citations = { $count ->
        [one] { $count } référence
       *[other] { $count } références
    }
counts-sources = { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
counts-groups = { $count ->
        [one] { $count } groupe
       *[other] { $count } groupes
    }
offline = Aucune source n'a été ouverte : seul l'appareil de références est examiné.
nothing-checkable = Rien à vérifier : ni note, ni référence, ni bibliographie.
nothing-found = Rien à signaler sur les points contrôlés.
place-note = note { $label }
place-notes = notes { $labels }
place-note-count = { $count } notes
annotated = { $count ->
    [one] 1 commentaire dans { $file }
   *[other] { $count } commentaires dans { $file }
}
place-times = { $count } fois
place-line = ligne { $line }
place-bibliography = biblio.
first-place = première : { $place }
more = { $count ->
        [one] … et { $count } autre
       *[other] … et { $count } autres
    }
details = Détail : --all
hidden = { $count ->
        [one] 1 signalement pour information non affiché (--min-severity info)
       *[other] { $count } signalements pour information non affichés (--min-severity info)
    }
coverage = Lu : { $sentences ->
        [one] { $sentences } phrase
       *[other] { $sentences } phrases
    }, { $claims ->
        [one] { $claims } passage
       *[other] { $claims } passages
    } ({ $cited ->
        [one] { $cited } référencé
       *[other] { $cited } référencés
    }), { $markers ->
        [one] { $markers } appel de note
       *[other] { $markers } appels de note
    }, { $resolved ->
        [one] { $resolved } référence résolue
       *[other] { $resolved } références résolues
    } sur { $citations }.
coverage-passed-over = Laissé de côté : { $blocks ->
        [one] { $blocks } bloc
       *[other] { $blocks } blocs
    } (sommaire, tableaux, légendes, menus, code), { $furniture ->
        [one] { $furniture } ligne de pagination
       *[other] { $furniture } lignes de pagination
    }, { $entries ->
        [one] { $entries } ligne de bibliographie
       *[other] { $entries } lignes de bibliographie
    }.
today = Date de référence : { $date }.
total = { $errors } à corriger, { $warnings } à vérifier, { $infos } pour information
report-head = { $path } · { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    }
report-bound = Indépendance présumée : une dépendance que personne ne déclare reste invisible.
report-types = cités : { $types }
report-updated = mise à jour : { $date }
report-via = par { $channel }
report-rests = { $claims ->
        [one] { $claims } passage
       *[other] { $claims } passages
    }, dont { $alone } sur elle seule
what-if = { $path } · sans { $voice } ({ $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }), { $fallen ->
        [one] { $fallen } passage sur { $claims } passe à un niveau inférieur
       *[other] { $fallen } passages sur { $claims } passent à un niveau inférieur
    }
what-if-weakened = { $count ->
        [one] { $count } autre perd une origine et garde son niveau.
       *[other] { $count } autres perdent une origine et gardent leur niveau.
    }
level-unsourced = sans source
level-unusable = référence inexploitable
level-single-source = source unique
level-single-origin = même groupe
level-corroborated = recoupé
flag-acknowledged = non-recoupement signalé
flag-diverse = sources de nature diverse
flag-shared-channel = canal commun
flag-presumed = indépendance présumée
flag-late-support = source en partie antérieure au fait
flag-social-only = réseaux sociaux seulement
flag-party-only = parties au conflit seulement
flag-outdated = périmé
flag-attributed = attribué
flag-one-speaker = propos d'un seul locuteur
flag-contested = contredit
flag-hedged = sous réserve
flag-retracted = retiré

# figures
conflicting-figures = { $measure } : { $values }
    .help = Attribuer chaque chiffre et expliquer l'écart, ou ne garder que celui qui fait foi.
    .summary = { $count ->
        [one] { $count } bilan dont les chiffres discordent
       *[other] { $count } bilans dont les chiffres discordent
    }
retracted-figure = { $value } ({ $measure }) : chiffre retiré ailleurs dans le texte
    .help = Dire ici aussi qu'il a été retiré, ou le supprimer.
    .summary = { $count ->
        [one] { $count } chiffre retiré, repris comme s'il était encore valable
       *[other] { $count } chiffres retirés, repris comme s'ils étaient encore valables
    }
outdated-figure = { $value } ({ $measure }), sans date : le texte donne { $later } au { $day }
    .help = Donner la date de ce décompte, ou le plus récent.
    .summary = { $count ->
        [one] { $count } chiffre périmé, sans date
       *[other] { $count } chiffres périmés, sans date
    }
figure-differs-from-cited-title = { $value } ({ $measure }) : le titre cité ({ $source }) donne { $title }
    .help = Vérifier le chiffre, ou citer la source qui le donne.
    .summary = { $count ->
        [one] { $count } chiffre que les titres cités ne donnent pas
       *[other] { $count } chiffres que les titres cités ne donnent pas
    }
qualifier-changed = « { $value } » dans le résumé, « { $other } » dans le texte
    .help = Employer la même borne aux deux endroits.
    .summary = { $count ->
        [one] { $count } chiffre dont la borne change dans le résumé
       *[other] { $count } chiffres dont la borne change dans le résumé
    }
part-exceeds-whole = la partie ({ $part }) dépasse le tout ({ $whole })
    .help = Corriger le nombre erroné.
    .summary = { $count ->
        [one] { $count } partie plus grande que son tout
       *[other] { $count } parties plus grandes que leur tout
    }
parts-do-not-sum = la somme des parties est { $sum }, le total { $whole }
    .help = Corriger le nombre erroné, ou dire que les parties se chevauchent.
    .summary = { $count ->
        [one] { $count } total dépassé par ses parties
       *[other] { $count } totaux dépassés par leurs parties
    }
undated-toll = { $value } ({ $measure }) : bilan sans date
    .help = Donner le jour du décompte.
    .summary = { $count ->
        [one] { $count } bilan sans date
       *[other] { $count } bilans sans date
    }
unsupported-summary = { $value } ({ $measure }) dans le résumé : absent du texte
    .help = Corriger le résumé, ou donner le chiffre et sa source dans le texte.
    .summary = { $count ->
        [one] { $count } chiffre du résumé absent du texte
       *[other] { $count } chiffres du résumé absents du texte
    }
summary-drops-attribution = { $value } ({ $measure }) : le texte l'attribue (« { $voice } »), pas le résumé
    .help = Préciser aussi dans le résumé d'où vient ce chiffre.
    .summary = { $count ->
        [one] { $count } chiffre du résumé privé de son auteur
       *[other] { $count } chiffres du résumé privés de leur auteur
    }
summary-drops-attribution-disputed = { $value } ({ $measure }) : le texte l'attribue (« { $voice } ») et le dit contesté, pas le résumé
    .help = Préciser aussi dans le résumé d'où vient ce chiffre, et qu'il est contesté.
summary-drops-dispute = { $value } ({ $measure }) : contesté dans le texte, pas dans le résumé
    .help = Préciser aussi dans le résumé que ce chiffre est contesté.
implausible-conversion = { $left } et { $right } : aucun taux de change ne l'explique
    .help = Corriger la somme erronée (millions, milliards ?).
    .summary = { $count ->
        [one] { $count } conversion de monnaie impossible
       *[other] { $count } conversions de monnaie impossibles
    }
wrong-ratio = « { $ratio } » : de { $from } à { $to }, le rapport est { $told }
    .help = Corriger le rapport, ou le nombre.
    .summary = { $count ->
        [one] { $count } rapport que ses nombres démentent
       *[other] { $count } rapports que leurs nombres démentent
    }
figure-told = { $value }{ $day }{ $voice }
figure-told-retracted = { $value }{ $day }{ $voice }, retiré
figure-told-disputed = { $value }{ $day }{ $voice }, contesté
heading-figures = CHIFFRES DISCORDANTS
measure-killed = morts
measure-injured = blessés
measure-casualties = victimes
measure-missing = disparus
measure-abducted = enlevés
measure-arrested = arrestations
measure-detained = détenus
measure-released = libérés
measure-prosecuted = poursuites
measure-convicted = condamnés
measure-executed = exécutés
measure-displaced = déplacés
measure-refugees = réfugiés
measure-returned = retours
measure-protesters = manifestants
measure-troops = effectifs
measure-households = ménages
measure-people = personnes
measure-incidents = incidents
measure-abuse = exactions
measure-buildings = bâtiments
measure-vehicles = véhicules
measure-weapons = armes
measure-price = prix
measure-money = sommes
measure-share = part
measure-ratio = rapport
measure-area = superficie
measure-distance = distance
measure-duration = durée
measure-other = nombre
figures-head = { $path } : { $count ->
        [one] { $count } chiffre
       *[other] { $count } chiffres
    }
heading-tolls = BILANS DONT LES CHIFFRES DIFFÈRENT
heading-across = D'UN DOCUMENT À L'AUTRE
relation-conflict = discordent
relation-retracted = l'un est retiré
relation-superseded = le plus récent fait foi
standing-retracted = retiré
standing-disputed = contesté
population-civilians = civils
population-police = policiers
population-soldiers = militaires
population-security-forces = forces de l'ordre
population-children = enfants
population-women = femmes
population-men = hommes
population-journalists = journalistes
population-protesters = manifestants
population-migrants = migrants
population-refugees = réfugiés
population-medics = soignants
population-aid-workers = humanitaires
population-prisoners = prisonniers
population-students = étudiants
population-teachers = enseignants
population-foreigners = étrangers
population-fighters = combattants
population-lawyers = avocats
population-activists = militants
population-workers = travailleurs
population-elderly = personnes âgées
