### Le site tel qu’il serait publié : ce qui manque aux pages ou aux fichiers de présentation, et quoi faire.

## Les blocs obligatoires des pages

missing-section = Il manque à cette page un bloc obligatoire : { missing-section.name }.
    .help = Donnez d’abord les réponses qui manquent dans sitegen.toml. Si vous avez un fichier pour cette section, il ne doit pas être vide. Si vous avez un dossier theme, mettez-le de côté et relancez la vérification pour savoir s’il est en cause.
    .name = { $name ->
        [crisis] En cas de crise
        [profile] Profil professionnel et coordonnées
        [licence] Permis d’exercice
        [services] Services offerts
        [fees] Honoraires, annulation et reçus
        [payment] Paiement et cartes de crédit
        [terms] Conditions d’utilisation
        [privacy] Protection de vos renseignements personnels
        [consent] Votre consentement
        [records] Votre dossier
        [communication] Communiquer avec le cabinet
        [interruption] En cas de panne ou d’interruption
        [order] Ordre professionnel
        [complaint] Droit de signaler un manquement
        [accuracy] Exactitude des renseignements
        [footer] liens du bas de page
        [byline] signature de l’article
       *[other] { $name }
    }
altered-section = Un bloc obligatoire ne dit plus ce que vos réponses lui font dire : { missing-section.name }.
    .help = Dans vos fichiers du dossier theme, placez ce bloc entier, sans filtre qui coupe ou remplace des mots. Si un fait a changé, corrigez-le dans sitegen.toml.
altered-section-twice = Un bloc obligatoire est deux fois sur la même page : { missing-section.name }.
    .help = Dans vos fichiers du dossier theme, placez ce bloc une seule fois.
unreachable-section = Les liens d’un bloc obligatoire ont été retirés, changés ou déplacés : { missing-section.name }.
    .help = Dans vos fichiers du dossier theme, placez ce bloc entier, sans toucher à ses liens. Une balise laissée ouverte juste avant le bloc peut aussi les avaler : refermez-la.
missing-footer = Le bas de cette page ne mène pas aux sections obligatoires.
    .help = Dans vos fichiers du dossier theme, placez slots.footer sur chaque page, une seule fois.
missing-crisis-notice = Cette page ne montre pas l’avis de crise.
    .help = Dans vos fichiers du dossier theme, placez slots.crisis en haut de chaque page, une seule fois.
missing-licence-notice = Cette page ne montre ni le titre ni le permis des praticiens.
    .help = Dans vos fichiers du dossier theme, placez slots.licence sur la page d’accueil et sur la page du profil, une seule fois.
missing-byline-on-page = Cette page d’article ne montre pas sa signature.
    .help = Dans le fichier theme/templates/article.html, placez slots.byline une seule fois.

## Les fichiers de présentation

dropped-slot = Un bloc obligatoire n’est pas placé par le gabarit « { $template } » : { $slot }. sitegen l’a remis à la fin de la page.
    .help = Ajoutez { "{{" } { $slot } { "}}" } au gabarit, là où le bloc doit se voir. Un gabarit est un fichier du dossier theme qui dit comment une page est disposée.
template-error = Un gabarit, fichier qui dit comment une page est disposée, contient une faute.
    .help = Corrigez la ligne montrée : chaque bloc ouvert doit être refermé. Sans votre fichier, celui du thème fourni reprend sa place. Détail, en anglais : { $detail }
theme-file-not-text = Ce gabarit n’est pas un texte que sitegen peut lire.
    .help = Enregistrez-le dans un éditeur de texte simple avec l’encodage UTF-8, ou retirez-le du dossier theme.
theme-file-unknown = Le fichier « { $path } » ne sert à rien dans le dossier theme.
    .help = Rangez-le dans templates, strings ou assets, ou retirez-le. Vos couleurs et vos marges vont dans theme/extra.css; une photo à montrer va dans static.
theme-words = Ce fichier de mots du thème ne peut pas être lu.
    .help = Nommez-le fr.toml ou en.toml et écrivez un mot par ligne, sur le modèle home = "Accueil".

## Les limites de la vérification

model-text = Un texte fourni avec la norme n’a pas pu être composé : { $statement }.
    .help = Corrigez d’abord les autres problèmes : celui-ci disparaît souvent avec eux. S’il reste seul, la faute est dans sitegen; signalez-la en copiant ce message. Détail, en anglais : { $detail }
changed-text = La page { $page } est publiée sans être allégée, pour que son texte reste intact.
    .help = Vous n’avez rien à faire : le texte publié est le bon.
unverified-page-bytes = Cette page est trop lourde pour être vérifiée.
    .help = Partagez-la en plusieurs pages, ou offrez une très longue liste en fichier à télécharger.
unverified-page-depth = Cette page a des éléments emboîtés trop profondément pour être vérifiée.
    .help = Simplifiez les listes ou les citations placées les unes dans les autres. Si le code vient d’un autre outil, recollez le texte sans mise en forme.
unverified-page-nodes = Cette page a trop d’éléments pour être vérifiée.
    .help = Partagez-la en plusieurs pages, ou offrez un grand tableau en fichier à télécharger.
unverified-page-attributes = Un élément de cette page porte trop d’attributs pour être vérifié.
    .help = Cherchez du code collé d’un autre outil et recollez le texte sans mise en forme.
untested-requirement = { $count ->
        [one] { $count } exigence de la norme n’est vérifiée par aucune règle de cette version
       *[other] { $count } exigences de la norme ne sont vérifiées par aucune règle de cette version
    } : { $requirements }.
    .help = Relisez votre site en gardant chacune sous les yeux. Pour lire une exigence, lancez sitegen explain suivi de son identifiant. Ce rappel n’empêche pas la publication.

template-error-budget = Ce gabarit demande plus que ce qu’une page peut coûter : une boucle qui ne finit pas, une valeur ou une page démesurée.
    .help = Cherchez une boucle dans une boucle, ou une valeur qui s’ajoute à elle-même, et retirez-la.
theme-file-long = Ce fichier du thème dépasse { $limit } kilooctets.
    .help = Un gabarit tient en quelques pages : retirez-en ce qui n’y a pas sa place.
configuration-long = Le fichier sitegen.toml dépasse { $limit } kilooctets : il n’a pas été lu.
    .help = Remettez-y vos seules réponses. Les textes longs vont dans content/.
unverified-page-long = Ce texte dépasse { $limit } kilooctets : il n’a pas été lu, et rien n’en est vérifié.
    .help = Partagez-le en plusieurs pages.
unverified-page-parts = Ce texte a plus d’éléments (paragraphes, liens, cases de tableau…) qu’une page ne peut en avoir : il n’a pas été vérifié.
    .help = Partagez-le en plusieurs pages.
