### Les feuilles de style : ce qu’elles font aux textes obligatoires, et quoi écrire à la place.

hiding-style = « { $declaration } » { $way ->
        [hide] cache
        [shrink] rend trop petit
        [move] déplace hors de sa place
        [cover] recouvre
        [clip] coupe
        [fade] fait pâlir ou rend transparent
        [colour] donne presque la couleur du fond à
        [order] change l’ordre de lecture autour de
        [unreachable] empêche d’atteindre
        [text] ajoute ou remplace des mots dans
       *[other] touche
    } un texte obligatoire.
    .help = { $role ->
        [mandatory] Retirez cette déclaration pour les blocs obligatoires, ou donnez-lui un sélecteur qui ne vise que vos propres éléments. Les couleurs lisibles, les polices d’au moins 12 px, les marges et les bordures restent libres.
        [around] Retirez cette déclaration : elle vise un élément qui contient un bloc obligatoire. Donnez-lui un sélecteur qui ne vise que vos propres éléments.
       *[beside] Laissez cet élément à sa place dans la page, sans le poser par-dessus le reste.
    }
hiding-style-unsure = « { $declaration } » { $way ->
        [cover] peut poser un élément par-dessus un texte obligatoire
        [animation] anime un texte obligatoire
        [unknown] n’est pas une propriété que sitegen connaît, et elle touche un texte obligatoire
       *[other] touche un texte obligatoire, et sitegen ne peut pas en calculer l’effet
    }.
    .help = { $way ->
        [cover] Laissez cet élément à sa place, ou gardez-le dans un cadre à lui : un élément autour de lui qui porte position: relative.
        [animation] Retirez l’animation pour les blocs obligatoires : ils doivent se lire dès que la page s’ouvre.
       *[other] Écrivez une valeur simple, comme 1rem, ou donnez à la règle un sélecteur qui ne vise que vos propres éléments.
    }
hiding-style-unread = La feuille de style { $file } n’a pas pu être lue : elle est trop longue, trop imbriquée ou n’est pas en UTF-8.
    .help = Enregistrez-la en UTF-8, raccourcissez-la ou retirez-la.
hiding-style-import = La feuille de style demande une autre feuille que sitegen ne peut pas lire : { $address }.
    .help = Copiez cette feuille dans votre dossier theme ou static, et retirez la ligne @import.
hiding-style-foreign = La page porte une feuille de style que sitegen ne peut pas lire ou qui vient d’ailleurs.
    .help = Mettez ces règles dans theme/extra.css.
