# Constats sur les sections obligatoires que l’auteur ou son thème change.

hidden-section = { $name ->
        [crisis] La consigne de crise est cachée
        [licence] Le nom, le titre et le permis sont cachés
        [footer] Les liens vers les sections obligatoires sont cachés
        [byline] La signature de l’article est cachée
       *[other] La section « { missing-section.name } » est cachée
    } ({ $way }).
    .help = Retirez ce qui l’entoure dans le gabarit : l’attribut ou l’élément « { $way } ». Une personne qui lit sur un téléphone ou avec un lecteur d’écran doit la trouver ouverte.

own-text-per-practitioner = Votre propre texte pour la section « { missing-section.name } » ne peut pas parler de plusieurs praticiens à la fois.
    .help = Retirez ce fichier : la section est alors écrite pour chaque personne, à partir de sitegen.toml.

own-text-short = Votre propre texte pour la section « { missing-section.name } » est beaucoup plus court que le texte modèle : il ne peut pas dire tout ce que la norme demande.
    .help = Reprenez dans vos mots chaque point du texte modèle, ou retirez ce fichier pour le retrouver.

own-section-text = La section « { missing-section.name } » est dite dans vos propres mots : l’outil y a trouvé les faits, mais ne peut pas en juger le sens.
    .help = Relisez-la à côté du texte modèle, ou faites-la relire. Pour retrouver le texte modèle, retirez ce fichier.

duplicate-service = Deux services de sitegen.toml ont la même page : « { $page } ».
    .help = Donnez à chaque service sa propre page, ou réunissez les deux services.

incomplete-credit = Il manque à cette fiche : { $label }.
    .help = { $help }

unverified-section = Votre propre texte pour la section « { missing-section.name } » est trop imbriqué pour être vérifié.
    .help = Simplifiez-le : moins de listes dans des listes.

wrong-language = Un bloc obligatoire est marqué comme étant dans une autre langue (lang="{ $written }") que la sienne ({ $wanted }).
    .help = Dans votre gabarit, écrivez lang="{ $wanted }" à cet endroit, ou retirez cet attribut : la balise <html> porte déjà la langue de la page.
wrong-language-none = Rien ne dit dans quelle langue est un bloc obligatoire de cette page.
    .help = Dans votre gabarit, écrivez lang="{ "{{" } site.language { "}}" }" sur la balise <html>. La langue attendue ici est { $wanted }.

unreachable-section-refresh = Cette page passe d’elle-même à une autre : personne n’a le temps d’y lire ce qui est obligatoire.
    .help = Retirez de votre gabarit la balise <meta http-equiv="refresh">.
