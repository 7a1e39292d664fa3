### Les pages, les images et les autres fichiers du site : ce qui n’y va pas, et quoi faire.

## L’en-tête d’une page

front-matter-missing = La page n’a pas d’en-tête.
    .help = Commencez le fichier par une ligne +++, écrivez le titre de la page dessous, puis fermez l’en-tête par une autre ligne +++.
front-matter-open = L’en-tête de la page n’est jamais fermé.
    .help = Ajoutez une ligne +++ seule après le dernier réglage de l’en-tête, avant le texte de la page.
front-matter-yaml = L’en-tête de la page est entre des lignes ---, que sitegen ne lit pas.
    .help = Mettez l’en-tête entre deux lignes +++, avec un « = » entre le nom et la valeur. Relisez chaque ligne de la conversion proposée.
missing-front-matter-setting = L’en-tête de la page ne donne pas une réponse attendue : { $label } (réglage « { $setting } »).
    .help = { $help }
page-not-text = Le fichier de cette page n’est pas un texte que sitegen peut lire.
    .help = Ouvrez-le dans un éditeur de texte simple et enregistrez-le avec l’encodage UTF-8. Un document de traitement de texte ne convient pas.

## Les articles

missing-author = L’article n’a pas de signature.
    .help = Ajoutez le réglage author à l’en-tête, avec un nom déclaré dans sitegen.toml. Noms déclarés : { $names }
unknown-author = « { $author } », qui signe l’article, n’est pas nommé dans sitegen.toml.
    .help = Écrivez le nom exactement comme dans sitegen.toml. Noms déclarés : { $names }
missing-article-date = L’article n’a pas de date.
    .help = Ajoutez le réglage date à l’en-tête : l’année, le mois et le jour de publication, sans guillemets.
article-without-kind = L’article ne dit pas s’il informe ou s’il donne une opinion.
    .help = Ajoutez à l’en-tête kind = "information", avec au moins une source, ou kind = "opinion".
article-without-source = L’article d’information ne cite aucune source.
    .help = Ajoutez à l’en-tête le réglage sources, avec au moins un titre. Si le texte donne votre avis, écrivez plutôt kind = "opinion".

## Les langues, les services et les sections

missing-home = La page d’accueil n’existe pas dans cette langue : « { $file } ».
    .help = Créez le fichier « { $file } », avec un en-tête et un texte.
missing-translation = La page n’existe pas dans l’autre langue du site.
    .help = Traduisez-la dans le fichier « { $file } » : c’est le même nom qui relie les deux pages. Si le site n’a qu’une langue, retirez l’autre du réglage « site.languages ».
missing-service-page = Un service n’a pas de page : « { $file } » n’existe pas.
    .help = Créez ce fichier et décrivez-y le service, ou corrigez le nom donné au réglage « page » du service.
service-page-without-service = La page « { $page } » décrit un service que sitegen.toml ne déclare pas.
    .help = Ajoutez dans sitegen.toml un bloc [[services]] avec page = "{ $page }", ou retirez la page.
unknown-section = Aucune section du site ne s’appelle « { $section } ».
    .help = Renommez le fichier d’après la section que votre texte remplace, parmi celles-ci : { $sections }.
own-text-lacks = Votre texte ne montre pas tous les faits qu’il doit montrer : { $section ->
        [crisis] section « En cas de crise »
        [profile] section « Profil professionnel et coordonnées »
        [licence] section « Permis d’exercice »
        [services] section « Services offerts »
        [fees] section « Honoraires, annulation et reçus »
        [payment] section « Paiement et cartes de crédit »
        [terms] section « Conditions d’utilisation »
        [privacy] section « Protection de vos renseignements personnels »
        [consent] section « Votre consentement »
        [records] section « Votre dossier »
        [communication] section « Communiquer avec le cabinet »
        [interruption] section « En cas de panne ou d’interruption »
        [order] section « Ordre professionnel »
        [complaint] section « Droit de signaler un manquement »
        [accuracy] section « Exactitude des renseignements »
       *[other] section « { $section } »
    }.
    .help = Ajoutez ces faits à votre texte, écrits comme ici, ou retirez votre fichier pour reprendre le texte fourni. Faits qui manquent : { $facts }

## Les adresses et les fichiers

invalid-slug = « { $slug } » ne peut pas faire partie de l’adresse d’une page.
    .help = Au réglage slug de l’en-tête, écrivez des lettres minuscules sans accent, des chiffres et des traits d’union, par exemple premiere-rencontre.
invalid-path = Le nom du fichier « { $path } » ne convient pas à tous les hébergeurs.
    .help = Renommez-le avec des lettres, des chiffres et des traits d’union, sans espace au début ni à la fin, puis corrigez les liens qui y mènent.
symbolic-link = « { $path } » n’est pas un vrai fichier : c’est un raccourci vers un autre endroit.
    .help = Mettez une copie du fichier à cette place, ou retirez le raccourci.
name-not-text = Le nom du fichier « { $path } » contient des caractères illisibles.
    .help = Renommez le fichier avec des lettres, des chiffres et des traits d’union.
invalid-alias = « { $address } » ne peut pas être l’ancienne adresse d’une page.
    .help = Écrivez-la comme elle suit le nom du site, à partir de la barre oblique et sans point d’interrogation, par exemple /ma-demarche/ ou /services.html.
alias-of-section = Ce texte n’a pas d’adresse à lui : il fait partie d’une page de sitegen, et personne ne serait conduit nulle part.
    .help = Retirez aliases de cet en-tête, ou mettez ces adresses dans l’en-tête d’une page.
alias-needs-host = L’ancienne adresse « { $address } » ne mènerait à rien chez un hébergeur qui ne prend pas de règles.
    .help = Un tel hébergeur ne peut garder que des adresses qui finissent par une barre oblique ou par .html. Retirez celle-ci, ou dites chez qui le site est en ligne, par exemple target = "netlify" sous [host].
host-file = L’hébergeur n’afficherait pas « { $path } » : il lui obéirait.
    .help = Retirez ce fichier de static. Les règles de l’hébergeur viennent du réglage target de [host], et les anciennes adresses du réglage aliases des pages; un programme ne peut pas être publié.
path-collision = Deux contenus iraient au même endroit du site : « { $path } ».
    .help = Changez l’adresse de l’un des deux : le réglage slug pour une page, le nom pour un fichier. L’autre contenu vient de « { $other } »; si c’est sitegen.toml, sitegen fait lui-même cette page.
stray-file = Ce fichier du dossier content ne devient pas une page : son nom ne finit pas par .md.
    .help = Mettez une image ou un document à offrir dans le dossier static. Rangez un brouillon hors du dossier du site.
stray-language = Ce fichier n’est pas publié : le site n’a pas de langue « { $folder } ».
    .help = Déplacez le fichier dans le dossier de la bonne langue, ou ajoutez la langue au réglage « site.languages ». sitegen publie en français (fr) et en anglais (en).
image-credit = Rien ne dit d’où vient cette image.
    .help = Créez le fichier « { $file } » : nommez-y, sous author, la personne qui a fait l’image et, sous licence, votre droit de la publier.
unreadable-image = Cette image ne peut pas être lue : le fichier est abîmé ou n’est pas du genre que son nom annonce.
    .help = Ouvrez l’image dans un logiciel de photo, enregistrez-la de nouveau en JPEG, en PNG ou en WebP, puis remplacez le fichier.

## Le texte d’une page

broken-link = Le lien vers « { $address } » ne mène nulle part.
    .help = Corrigez l’adresse, ou retirez le lien. Pour une page de ce site, écrivez le chemin de son fichier .md ou son adresse à partir de la racine (/).
broken-image = L’image « { $address } » n’existe pas dans le site.
    .help = Mettez l’image dans le dossier static et écrivez son chemin à partir de ce dossier, avec une barre oblique au début, par exemple /images/bureau.jpg.
broken-link-section = Le lien mène à une section qui n’existe pas : « { $section } ».
    .help = Écrivez section: suivi de l’un de ces noms : { $sections }.
insecure-link = Le lien « { $address } » mène à une adresse qui n’est pas chiffrée.
    .help = Remplacez http: par https:, puis ouvrez l’adresse dans votre navigateur. Si elle ne répond pas, cherchez une autre source.
refused-element = L’élément HTML « { $element } » n’a pas sa place dans le texte d’une page.
    .help = Retirez-le. Les couleurs et les marges de tout le site vont dans le fichier theme/extra.css.
refused-style = L’élément HTML « { $element } » porte un attribut style, qui n’a pas sa place dans le texte d’une page.
    .help = Retirez l’attribut style. Les couleurs et les marges de tout le site vont dans le fichier theme/extra.css.
forged-marker = L’attribut « { $attribute } » est réservé à sitegen.
    .help = Retirez cet attribut; le texte peut rester. Pour écrire une section dans vos mots, mettez votre texte dans content/fr/sections ou content/en/sections.
unverified-page-text = Le code HTML de ce texte dépasse ce que sitegen peut vérifier.
    .help = Partagez le texte en plusieurs pages. Si le code vient d’un autre outil, recollez le texte sans mise en forme.
contradicted-permit = Cette page donne le numéro de permis { $number }, que sitegen.toml ne connaît pas.
    .help = Corrigez le numéro dans la page ou dans le réglage permit.number. Le profil le publie déjà : le plus sûr est de ne pas le répéter.
contradicted-price = Cette page donne le prix de { $price }, qui n’est aucun de vos montants.
    .help = Corrigez le prix dans la page ou dans les honoraires de sitegen.toml. La page du service le publie déjà : le plus sûr est de ne pas le répéter.
