### Les réponses de sitegen.toml : ce qui n’y va pas, et quoi écrire.

## L’écriture des réglages

configuration-not-text = sitegen.toml n’est pas un fichier de texte que sitegen peut lire.
    .help = Ouvrez-le dans un éditeur de texte simple et enregistrez-le avec l’encodage UTF-8. Un document de traitement de texte ne convient pas.
toml-syntax = Cette ligne ne peut pas être lue : un signe manque, est de trop ou n’est pas à sa place.
    .help = Vérifiez qu’il y a un « = » après le nom du réglage, des guillemets droits "…" autour de chaque texte, et que chaque crochet ou accolade est refermé. Détail donné par le lecteur de fichiers, en anglais : { $detail }
duplicate-setting = Le réglage « { $setting } » est écrit deux fois.
    .help = Gardez une seule des deux lignes, celle qui est juste. Si ce sont deux blocs du même nom, réunissez leurs lignes dans un seul.
unknown-setting = Aucun réglage ne s’appelle « { $setting } ».
    .help = Corrigez le nom ou retirez la ligne : telle quelle, elle ne ferait rien.
unknown-setting-like = Aucun réglage ne s’appelle « { $setting } ».
    .help = Vouliez-vous écrire « { $nearest } »? Corrigez le nom ou retirez la ligne.
unknown-setting-elsewhere = Aucun réglage ne s’appelle « { $setting } » à cet endroit.
    .help = Ce nom existe ailleurs : « { $elsewhere } ». Déplacez la ligne : elle appartient au bloc entre crochets qui la précède.
unknown-language = Le texte « { $setting } » est dans une langue que sitegen ne publie pas.
    .help = Gardez seulement fr, pour le français, et en, pour l’anglais.
wrong-type = La réponse « { $label } » n’a pas la bonne forme : il faut { $wanted }, et ceci est { $found }.
    .help = Un texte ou un choix s’écrit entre guillemets droits ("oui"). Une date et un nombre s’écrivent sans guillemets (2026-11-02, 120). Oui et non s’écrivent true et false. Une liste s’écrit entre crochets (["fr", "en"]).

## Les réponses qui manquent

missing-setting = Il manque une réponse : { $label } (réglage « { $setting } »).
    .help = { $help }
missing-language = La réponse « { $label } » n’est pas écrite en { $language ->
        [fr] français
       *[en] anglais
    }.
    .help = Écrivez le texte dans les deux langues, sur le modèle { "{" } fr = "Bonjour", en = "Hello" { "}" }.
blank-setting = La réponse « { $label } » est vide.
    .help = { $help }
placeholder-setting = La réponse « { $label } » reste à écrire : on y lit encore « { $value } ».
    .help = { $help }

## Les réponses qui ne peuvent pas être justes

unknown-choice = « { $value } » n’est pas une réponse prévue pour : { $label }.
    .help = Choisissez parmi ces réponses, à écrire exactement ainsi : { $choices }.
duplicate-choice = « { $value } » figure deux fois dans la réponse « { $label } ».
    .help = Gardez-le une seule fois.
malformed-line = La réponse « { $label } » ne tient pas sur une seule ligne.
    .help = Retirez les retours de ligne et les tabulations, puis écrivez le texte d’un seul trait.
malformed-email = « { $value } » n’est pas une adresse de courriel complète ({ $label }).
    .help = Écrivez l’adresse entière, avec le nom de domaine, par exemple bureau@cabinet.example.org.
malformed-telephone = « { $value } » n’est pas un numéro de téléphone possible ({ $label }).
    .help = Écrivez les dix chiffres avec l’indicatif régional, par exemple 514 555-0134, ou 514 555-0134, poste 12. Un numéro court comme 811 convient aussi.
malformed-postal-code = « { $value } » n’est pas un code postal canadien possible ({ $label }).
    .help = Écrivez trois lettres majuscules et trois chiffres en alternance, par exemple H2M 1L5. Les lettres D, F, I, O, Q et U n’y servent jamais.
malformed-clock = « { $value } » n’est pas une heure lisible ({ $label }).
    .help = Écrivez l’heure avec deux chiffres, un deux-points et deux chiffres, de 00:00 à 23:59, par exemple 09:00.
malformed-date = « { $value } » n’est pas un jour du calendrier ({ $label }).
    .help = Écrivez l’année, le mois et le jour, sans guillemets, par exemple 2026-11-02.
malformed-file = « { $value } » ne peut pas être le chemin d’un fichier du site ({ $label }).
    .help = Écrivez le chemin à partir du dossier static, par exemple documents/consentement.pdf, sans « .. », sans deux-points et sans barre oblique au début.
malformed-url = « { $value } » n’est pas une adresse Web complète ({ $label }).
    .help = Copiez l’adresse depuis la barre de votre navigateur : elle commence par https:// et contient un nom de domaine, par exemple https://www.example.org.
insecure-url = L’adresse « { $value } » n’est pas chiffrée ({ $label }).
    .help = Remplacez http:// par https://, puis ouvrez l’adresse dans votre navigateur. Si elle ne répond pas, cherchez une autre source.
number-out-of-range = Le nombre donné pour « { $label } » doit être entre { $min } et { $max }.
    .help = Écrivez un nombre dans ces limites, sans guillemets ni unité.
number-too-small = Le nombre donné pour « { $label } » est trop petit : le plus petit possible est { $min }.
    .help = Écrivez { $min } ou plus, sans guillemets ni unité.
number-too-great = Le nombre donné pour « { $label } » est trop grand : le plus grand possible est { $max }.
    .help = Écrivez { $max } ou moins, sans guillemets ni unité.

## Les réponses que la norme n’accepte pas

refused-setting = Le réglage « { $setting } » ne peut pas être activé.
    .help = Écrivez false ou retirez la ligne. Témoignages, avis, commentaires et boutons de partage n’ont pas leur place sur ce site.
refused-choice = La réponse « { $value } » n’est pas acceptée pour : { $label } (réglage « { $setting } »).
    .help = { $because } N’écrivez que ce qui est vrai : si cette réponse décrit votre pratique, voyez d’abord ce qu’il faut y changer.
conflicting-settings = La réponse « { $value } » en contredit une autre : { $label } (réglage « { $setting } »).
    .help = { $because } Changez celle des deux réponses qui n’est pas juste.
incomplete-choice = La réponse « { $label } » est incomplète : il y manque { $lacking }.
    .help = Ajoutez ces mots à la liste du réglage « { $setting } » : la norme demande que les visiteurs en soient informés.
incomplete-choice-any = La réponse « { $label } » est incomplète : il y manque au moins un de ces choix : { $lacking }.
    .help = Ajoutez à la liste du réglage « { $setting } » celui ou ceux qui sont vrais pour vous.
foreign-title = Le titre « { $value } » n’est pas un titre de cet ordre : { $order }.
    .help = Écrivez le titre de votre permis, parmi ceux-ci : { $choices }. Si l’ordre n’est pas le bon, corrigez plutôt le réglage « order ».

## Les faits qui vieillissent

stale-facts = La vérification est trop ancienne : { $label }, { $date }. L’échéance était le { $due }.
    .help = Refaites d’abord la vérification. Écrivez ensuite la date du jour au réglage « { $setting } ».
stale-soon = Une vérification arrive à échéance le { $due } : { $label }, { $date }.
    .help = Prévoyez de refaire la vérification d’ici là, puis écrivez la nouvelle date au réglage « { $setting } ».
future-date = Cette date est dans l’avenir : { $label }, { $date }.
    .help = Écrivez au réglage « { $setting } » le jour où la vérification a vraiment été faite.
expired-certificate = L’échéance est passée : { $label }, { $date }.
    .help = Si le document a été renouvelé, écrivez sa nouvelle date au réglage « { $setting } ». Un certificat qui ne vaut plus se retire du site.
closed-crisis-line = Le numéro { $number } ne répond plus : { $name }.
    .help = Retirez cette ressource, ou mettez celle qui la remplace après l’avoir appelée vous-même. La fermeture est annoncée ici : { $source }
