### Les dispenses : ce qui ne va pas avec elles, et ce que le rapport en dit.

refused-waiver = Cette dispense ne vaut rien : la règle « { $rule } » ne peut pas être écartée ici ({ $place }).
    .help = Retirez ce bloc, puis corrigez ce que l’autre constat montre. Seul ce qu’une personne doit décider peut faire l’objet d’une dispense, et le rapport propose alors le bloc à copier.
refused-waiver-unknown = Cette dispense vise une règle qui n’existe pas : « { $rule } » ({ $place }).
    .help = Copiez l’identifiant de la règle tel que le rapport l’affiche entre crochets.
waiver-place = Cette dispense ne dit pas sur quoi elle porte.
    .help = Copiez du rapport le bloc entier, avec les lignes file et hash. Pour une réponse que la norme permet de ne pas publier, écrivez plutôt la ligne setting.
waiver-author = « { $value } » ne nomme pas la personne qui a décidé.
    .help = Écrivez son prénom et son nom, comme dans [[practitioners]] s’il s’agit de vous.
waiver-future = La décision est datée du { $date }, un jour à venir.
    .help = Écrivez dans date le jour où le texte a vraiment été lu.
waiver-backwards = La dispense prend fin le { $expiry }, avant d’avoir commencé, le { $date }.
    .help = Écrivez dans expiry un jour qui suit celui de la décision.
waiver-too-long = La dispense vaudrait jusqu’au { $expiry }; le plus long terme est de { $months } mois, donc jusqu’au { $longest }.
    .help = Écrivez dans expiry ce jour-là ou un jour plus proche : le texte sera alors à relire.
expired-waiver = La dispense ne vaut plus depuis le { $expiry }.
    .help = Relisez le passage. S’il peut rester, remplacez ce bloc par celui que le rapport propose. Sinon, retirez le passage et le bloc.
expired-waiver-soon = La dispense prend fin le { $expiry }.
    .help = Relisez le passage d’ici là. S’il peut rester, écrivez la date de votre relecture et une nouvelle échéance.
unused-waiver = Cette dispense ne correspond à rien de ce qui a été trouvé ({ $rule }, { $place }).
    .help = Retirez ce bloc. S’il vient d’un texte que vous avez déplacé dans un autre fichier, le rapport propose un nouveau bloc.
unused-waiver-edited = Le texte de cette dispense a changé : elle ne vaut plus ({ $rule }, { $place }).
    .help = Relisez le nouveau texte. S’il peut rester, remplacez ce bloc par celui que le rapport propose avec le constat.
label-waived = dispensé
report-waived = Dispense de { $author }, du { $date } au { $expiry } : { $reason }
report-waive = Si vous avez relu ceci et jugez qu’il peut rester, ajoutez à la fin de sitegen.toml, avec votre raison et votre nom :
report-waivers = { $count ->
        [one] { $count } constat est réglé
       *[other] { $count } constats sont réglés
    } par une dispense, avec sa raison ci-dessus.
verdict-left-out = Aucune erreur, mais une réponse que la norme demande n’est pas publiée, par une dispense. Gardez votre raison prête : votre ordre peut la demander.
