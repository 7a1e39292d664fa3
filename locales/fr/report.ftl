### Le rapport : étiquettes, clauses citées, décompte et sens du verdict.

## Les étiquettes

label-error = erreur
label-warning = avertissement
label-reminder = rappel
label-review = à décider
label-note = note
label-help = aide

## Ce qui accompagne un problème

report-page = page { $page }
report-clause = { $document }, clause { $clause } : « { $quote } ». { $summary } ({ $id })
report-clause-unquoted = { $document }, clause { $clause } : { $summary } ({ $id })
report-more-clauses = autres exigences en cause : { $ids }
report-write = À écrire, en adaptant l’exemple :
report-whole-site = ceci touche le site entier
report-more = { $count ->
        [one] { $count } autre problème du même genre n’est pas montré
       *[other] { $count } autres problèmes du même genre ne sont pas montrés
    } ici (règle { $rule }). Corrigez ceux qui précèdent, puis relancez la vérification.

## Le décompte et le verdict

report-counts = { $pages ->
        [one] { $pages } page lue
       *[other] { $pages } pages lues
    } : { $errors ->
        [one] { $errors } erreur
       *[other] { $errors } erreurs
    }, { $warnings ->
        [one] { $warnings } avertissement
       *[other] { $warnings } avertissements
    }, { $reminders ->
        [one] { $reminders } rappel
       *[other] { $reminders } rappels
    }. { $passed ->
        [one] { $passed } règle n’a rien
       *[other] { $passed } règles n’ont rien
    } trouvé à signaler.
verdict-conforming = Aucune erreur dans ce qui a été vérifié. Cela n’est pas une approbation de votre ordre, et ne dit rien de ce qu’un programme ne peut pas voir.
verdict-review = Aucune erreur certaine, mais une partie du site n’a pas pu être vérifiée : une personne doit la lire et décider.
verdict-non-conforming = Il reste au moins une erreur à corriger. D’ici là, rien n’est publié.
