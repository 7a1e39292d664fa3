### La ligne de commande : textes d’aide, étapes, et ce qu’elle répond quand elle ne peut pas faire ce qui est demandé.

## L’aide

cli-about = Construit le site d’un professionnel d’un ordre et vérifie ce que la norme de l’ordre demande d’y voir.
cli-usage = Utilisation :
cli-heading-commands = Commandes
cli-heading-options = Options
cli-help = Affiche cette aide.
cli-version = Affiche la version.
cli-lang = Langue des messages : fr ou en.
cli-build = Vérifie le site, puis l’écrit dans un dossier si rien ne s’y oppose.
cli-check = Vérifie le site sans rien écrire.
cli-explain = Explique une règle ou une exigence.
cli-rules = Énumère les règles et les exigences.
cli-schema = Donne la liste des réglages de sitegen.toml, sous une forme que les éditeurs de texte comprennent (JSON Schema).
cli-folder = Dossier du site, celui qui contient sitegen.toml.
cli-output = Dossier où écrire le site; sans cette option, le dossier public dans celui du site.
cli-strict = Ne publie rien non plus s’il y a un avertissement ou un point à décider.
cli-today = Date à laquelle juger les faits, au lieu d’aujourd’hui.
cli-format = Forme du résultat : human pour être lu, json pour un programme.
cli-id = Identifiant de la règle ou de l’exigence, tel que le rapport le donne.
cli-coverage = Dit, pour chaque exigence, comment elle est vérifiée.
cli-schema-front-matter = Donne plutôt les réglages de l’en-tête des pages.
cli-value-folder = DOSSIER
cli-value-date = AAAA-MM-JJ
cli-value-format = FORME
cli-value-id = IDENTIFIANT
cli-value-language = LANGUE

## Les étapes

stage-settings = Lecture de sitegen.toml
stage-pages = Lecture des pages et des fichiers
stage-rendering = Composition des pages
stage-verifying = Vérification des pages
stage-publishing = Écriture du site

## La fin d’une construction

published = { $count ->
        [one] Le site est écrit : { $count } fichier.
       *[other] Le site est écrit : { $count } fichiers.
    } Sa première page est { $page }. Pour le voir comme une visiteuse le verra, lancez sitegen serve { $folder } : ses adresses partent de la racine, et un navigateur qui ouvrirait le fichier lui-même n’en trouverait pas les styles.
nothing-published = Rien n’a été publié. Si un site était déjà en place, il n’a pas changé.

## Une commande qui ne peut pas être comprise

usage-command = Aucune commande ne s’appelle « { $found } ».
    .help = Lancez sitegen --help pour voir les commandes.
usage-argument = L’option ou l’argument « { $found } » n’a pas de sens ici.
    .help = Lancez la même commande avec --help pour voir ce qu’elle accepte.
usage-missing = Il manque quelque chose à la commande : { $missing }
    .help = Lancez la même commande avec --help pour voir ce qu’elle attend.
usage-date = « { $found } » n’est pas une date.
    .help = Écrivez l’année, le mois et le jour, par exemple 2026-11-02.
usage-value = « { $found } » n’est pas une valeur possible pour « { $argument } ».
    .help = Les valeurs possibles sont : { $allowed }
usage-twice = « { $found } » est écrit deux fois, ou ne va pas avec le reste de la commande.
    .help = Gardez-le une seule fois.
usage-other = La commande n’a pas pu être comprise. Détail, en anglais : { $detail }
    .help = Lancez sitegen --help pour voir les commandes.
usage-epoch = La variable SOURCE_DATE_EPOCH de votre système n’est pas un nombre de secondes.
    .help = Effacez cette variable, ou donnez la date avec --today, par exemple --today 2026-11-02.
usage-no-folder = Le dossier « { $path } » n’existe pas.
    .help = Vérifiez le chemin, ou placez-vous dans le dossier du site et relancez la commande sans chemin.
usage-no-project = Le dossier « { $path } » ne contient pas de fichier sitegen.toml.
    .help = Donnez le dossier du site, celui qui contient sitegen.toml.
usage-unknown-id = Aucune règle ni exigence ne s’appelle « { $id } ».
    .help = Vouliez-vous écrire « { $nearest } »? La commande sitegen rules les énumère toutes.

## Un dossier qui ne peut pas être lu ou écrit

failure-read = « { $path } » n’a pas pu être lu.
    .help = Vérifiez que vous avez le droit de lire ce fichier ou ce dossier. Réponse du système : { $detail }
failure-write = « { $path } » n’a pas pu être écrit.
    .help = Vérifiez la place libre sur le disque et votre droit d’écrire à cet endroit. Réponse du système : { $detail }
failure-full = Il n’y a plus de place sur le disque pour « { $path } ».
    .help = Libérez de la place, puis relancez la commande. Le site publié n’a pas changé. Réponse du système : { $detail }
failure-forbidden = Vous n’avez pas le droit d’écrire « { $path } », ou le disque est en lecture seule.
    .help = Choisissez avec --output un dossier où vous pouvez écrire, ou demandez ce droit. Le site publié n’a pas changé. Réponse du système : { $detail }
failure-mounted = Le dossier « { $path } » ne peut pas être remplacé d’un seul coup : un disque ou un volume y est sans doute attaché.
    .help = Choisissez avec --output un dossier à l’intérieur de ce volume. Le site publié n’a pas changé. Réponse du système : { $detail }
publish-busy = Une autre construction écrit dans « { $path } » depuis plus d’une minute.
    .help = Attendez qu’elle finisse ou arrêtez-la, puis relancez la commande. Le site publié n’a pas changé.
publish-dangerous = Le site ne sera pas écrit dans « { $path } » : ce dossier contient autre chose qu’il faut protéger.
    .help = Choisissez avec --output un dossier qui ne sert qu’au site publié, comme public.
publish-foreign = Le site ne sera pas écrit dans « { $path } » : ce dossier contient des fichiers que sitegen n’a pas faits.
    .help = Videz ce dossier après avoir mis ses fichiers ailleurs, ou choisissez-en un autre avec --output.
publish-in-the-way = Le fichier « { $path } » occupe une place dont le site a besoin, et sitegen ne l’a pas fait.
    .help = Déplacez ou renommez ce fichier, puis relancez la commande.

## Les explications et les listes

explain-heading-clause = Ce que dit le texte
explain-heading-why = Pourquoi
explain-heading-held = Règles qui la vérifient
explain-heading-mend = Quoi écrire
explain-clause = { $document }, { $publisher }, clause { $clause } : « { $quote } ».
explain-clause-unquoted = { $document }, { $publisher }, clause { $clause }.
explain-holds = { $count ->
        [0] Aucune exigence de la norme n’est rattachée à cette règle.
        [one] Exigence que cette règle aide à vérifier : { $ids }
       *[other] Exigences que cette règle aide à vérifier : { $ids }
    }
explain-waivable = Quand cette règle ne peut pas trancher, une personne le peut, par une dispense : le rapport montre le bloc [[waivers]] à copier dans sitegen.toml.
explain-facts = Nature : { $kind }. Poids : { $severity }. Texte lu le { $read }.
kind-publish = à publier
kind-forbid = à ne pas publier
kind-declare = choix à déclarer
kind-conditional = selon les services offerts
kind-attest = à consigner hors du site
rules-heading-rules = Règles
rules-heading-requirements = Exigences : { $document }, { $publisher }
rules-held-by-none = aucune règle
coverage-automated = vérifiée
coverage-declared = vérifiée d’après vos réponses
coverage-attested = hors du site
coverage-none = non vérifiée
schema-title = Réglages de sitegen.toml
schema-title-front-matter = Réglages de l’en-tête d’une page
