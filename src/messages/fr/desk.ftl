# Sorties, configuration, mises sous silence, état de référence : ce que lit le secrétariat de rédaction.

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
        [one] { $count } signalement tu par un commentaire du texte
       *[other] { $count } signalements tus par un commentaire du texte
    }
quiet-unchanged = { $count ->
        [one] { $count } signalement déjà dans l'état de référence
       *[other] { $count } signalements déjà dans l'état de référence
    }
quiet-fixed = { $count ->
        [one] { $count } signalement de l'état de référence a disparu
       *[other] { $count } signalements de l'état de référence ont disparu
    }
