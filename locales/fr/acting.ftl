### Ce qui agit dans une page : scripts, demandes à d’autres serveurs, cadres, commentaires, avis, partage, cartes.

## Les scripts

undeclared-script-element = La page contient un script.
    .help = Retirez l’élément script et son contenu. Une page publiée par sitegen fonctionne sans aucun script.
undeclared-script-file = La page charge un script : { $address }
    .help = Retirez l’élément qui le charge. Pour une prise de rendez-vous, une carte ou une vidéo, mettez un simple lien.
undeclared-script-handler = L’attribut { $attribute } lance un script.
    .help = Retirez l’attribut. Un lien, un titre ou un bloc details suffit presque toujours.
undeclared-script-address = L’attribut { $attribute } contient une adresse qui lance un script au lieu de mener quelque part.
    .help = Remplacez-la par l’adresse d’une page, ou retirez l’élément.
undeclared-script-object = L’élément { $element } fait tourner un autre programme dans la page.
    .help = Retirez-le. Pour offrir un document, mettez un lien qui mène au fichier.

## Les autres serveurs

third-party-request = En s’ouvrant, la page demande quelque chose à { $host } (élément { $element }, attribut { $attribute }).
    .help = Copiez l’image, la police ou le fichier dans static/, ou remplacez-le par un lien. Si ce serveur est indispensable, déclarez-le sous third_parties avec son host : il paraîtra dans la section sur la vie privée.
third-party-request-known = En s’ouvrant, la page demande quelque chose à { $host }, un serveur de { $service } (élément { $element }, attribut { $attribute }).
    .help = Copiez l’image, la police ou le fichier dans static/, ou remplacez-le par un lien. Si ce serveur est indispensable, déclarez-le sous third_parties avec son host : il paraîtra dans la section sur la vie privée.
third-party-request-sent = Ce que l’on écrit ou fait ici part vers { $host } (élément { $element }, attribut { $attribute }).
    .help = Si c’est votre fournisseur de formulaires, déclarez-le sous third_parties avec son host : il paraîtra dans la section sur la vie privée. Sinon, retirez l’élément.

## Les cadres

embedded-frame = La page montre une autre page dans un cadre (élément { $element }).
    .help = Remplacez le cadre par un lien, ou copiez son texte dans la page.
embedded-frame-host = La page montre une page de { $host } dans un cadre (élément { $element }).
    .help = Remplacez le cadre par un lien : la personne choisit alors elle-même d’aller chez ce fournisseur.

## Les commentaires

comment-system-service = La page porte un espace de commentaires : { $service }. L’indice : { $sign }
    .help = Retirez le code de ce service. Pour que l’on puisse vous joindre, indiquez votre téléphone ou un lien vers votre page de contact.
comment-system-form = Ce formulaire sert à publier des commentaires. Les indices : { $signs }
    .help = Retirez le formulaire. Si l’on doit pouvoir vous écrire en privé, menez à votre page de contact.
comment-system-form-unsure = Ce formulaire pourrait servir à publier des commentaires. Les indices : { $signs }
    .help = S’il publie ce qu’on y écrit, retirez-le. S’il ne sert qu’à vous écrire, dites-le dans le titre au-dessus (« Me joindre », par exemple) et nommez-le autrement.
comment-system-list = La page montre des commentaires d’autres personnes, signés ou datés.
    .help = Retirez ces commentaires. S’il s’agit de vos propres remarques, écrivez-les comme du texte ordinaire.
comment-system-endpoint = La page annonce aux autres sites où envoyer leurs réactions. L’indice : { $sign }
    .help = Retirez le lien ou la balise webmention, pingback ou trackback.

## Les avis

review-widget = La page porte un module d’avis ou de témoignages : { $service }. L’indice : { $sign }
    .help = Retirez tout le code de ce module. Décrivez plutôt votre formation, vos services et vos limites.
review-widget-unsure = La page porte un module de { $service }, qui peut montrer des avis. L’indice : { $sign }
    .help = S’il montre des avis, des étoiles ou des témoignages, retirez-le. S’il montre autre chose, écrivez ce contenu dans la page : le module n’est alors plus nécessaire.
rating-markup-data = La page annonce aux moteurs de recherche un avis, une note ou un commentaire : { $name }
    .help = Retirez ce nom et ce qui en dépend. Gardez les données sur votre pratique : nom, adresse, services.
rating-markup-input = Ce champ demande de donner une note : { $name }
    .help = Retirez le champ. Pour connaître l’avis d’une personne sur votre travail, demandez-le-lui en privé.
rating-markup-score = Le texte affiche une note ou des étoiles : « { $text } ». Les indices : { $signs }
    .help = Retirez la note, les étoiles et le nombre d’avis, même s’ils viennent d’un autre site.
rating-markup-score-unsure = Le texte pourrait afficher une note de votre pratique : « { $text } ». Les indices : { $signs }
    .help = Si cette note juge votre travail, retirez-la. Si elle mesure autre chose, dites-le dans la même phrase, par exemple « sur une échelle de 0 à 5 ».
review-link = Ce lien mène à un endroit où l’on écrit ou lit des avis : { $service }. L’indice : { $sign }
    .help = Retirez le lien. Pour dire où vous êtes, écrivez l’adresse ou menez à un itinéraire sans fiche d’établissement.
review-link-unsure = Ce lien mène à une fiche qui peut montrer des avis : { $service }. L’indice : { $sign }
    .help = Si la page d’arrivée montre des avis ou des étoiles, retirez le lien.
review-link-request = Ce lien invite à laisser un avis : « { $text } »
    .help = Retirez l’invitation et le lien. Une personne que vous aidez n’est pas libre de refuser.

## Les réseaux sociaux et le paiement

share-widget = La page porte un bouton ou un lien de partage, de mention « J’aime » ou d’abonnement : { $service }. L’indice : { $sign }
    .help = Retirez-le. Un lien ordinaire vers votre compte professionnel reste possible, s’il est déclaré sous social.accounts.
card-field = Ce champ demande un renseignement d’une carte de paiement. L’indice : { $sign }
    .help = Retirez le champ et menez, par un lien, à la page de votre fournisseur de paiement.

unverified-inner-page = Une page cachée dans un attribut ou un élément de cette page n’a pas pu être lue jusqu’au bout.
    .help = Retirez-la : écrivez son texte dans la page même, ou faites-en une vraie page.

## La politique de sécurité du contenu

content-policy-missing = La tête de la page ne porte pas la politique de sécurité que sitegen a calculée.
    .help = Dans votre gabarit, placez la ligne {"{{"} slots.head | safe {"}}"} juste après <head>, hors de tout commentaire et de tout autre élément.
content-policy-altered = La politique de sécurité de la page n’est pas celle que sitegen a calculée.
    .help = Retirez de votre gabarit la balise meta Content-Security-Policy : sitegen met la sienne dans slots.head.
content-policy-doubled = La page porte une deuxième politique de sécurité.
    .help = Retirez cette balise meta : sitegen calcule la politique d’après ce que la page utilise, et la met dans slots.head.
content-policy-late = L’élément { $element } se trouve avant la politique de sécurité : le navigateur le traite comme si elle n’existait pas.
    .help = Dans votre gabarit, placez la ligne {"{{"} slots.head | safe {"}}"} juste après <head>, puis cet élément.
content-policy-style = L’élément { $element } a un attribut style : la politique de sécurité empêche le navigateur de l’appliquer.
    .help = Donnez à l’élément une classe et écrivez ce style dans theme/extra.css.
content-policy-uncovered = La politique de sécurité de la page ne permet pas de charger { $address } : le navigateur ne le montrera pas.
    .help = Retirez cet élément, ou chargez le fichier d’une façon ordinaire : img pour une image, link pour une feuille de style.
content-policy-own-file = Votre page { $file } ne porte pas de politique de sécurité.
    .help = Copiez la ligne proposée juste après la balise qui dit l’encodage (charset), dans la tête de la page :

## Les autres serveurs, dans les feuilles de style et les réglages

third-party-request-sheet = Cette feuille de style demande quelque chose à { $host }.
    .help = Copiez l’image, la police ou la feuille dans static/ ou dans theme/assets/, et écrivez ici son adresse sur le site.
third-party-request-sheet-known = Cette feuille de style demande quelque chose à { $host }, un serveur de { $service }.
    .help = Copiez l’image, la police ou la feuille dans static/ ou dans theme/assets/, et écrivez ici son adresse sur le site.
declared-host = Les pages font appel à { $host }, déclaré pour { $name } ({ $role }).
    .help = Vérifiez que c’est encore nécessaire, et que la section sur la vie privée dit ce que ce tiers reçoit. Cet avertissement n’empêche pas la publication.
declared-host-form = « { $host } » n’est pas le nom d’un seul serveur.
    .help = Écrivez un nom de domaine exact, en minuscules, sans https://, sans joker, sans port et sans chemin, par exemple carte.example.com.
declared-host-own = « { $host } » est le serveur de votre propre site.
    .help = Retirez la ligne : les pages peuvent toujours charger les fichiers du site.
declared-host-purpose = Rien ne dit pourquoi les pages font appel à { $host }.
    .help = Ajoutez la ligne role, qui dit ce que ce tiers fait pour vous.
declared-host-refused = { $host } appartient à { $service }, un service que la norme ne permet pas : le déclarer n’y change rien.
    .help = Retirez la ligne host et ce qui, dans vos pages, fait appel à ce serveur.
declared-host-unused = Aucune page ni aucun fichier du site ne fait appel à { $host }.
    .help = Retirez la ligne host. Le tiers peut rester déclaré sans elle.

## Les programmes déclarés et leurs textes

declared-script = Les pages exécutent le programme { $file }, déclaré pour cette raison : { $reason }
    .help = sitegen a lu les textes de ce programme, pas tout ce qu’il fait : une personne doit en répondre. Cet avertissement n’empêche pas la publication.
declared-script-kind = « { $file } » n’est pas le fichier d’un programme.
    .help = Nommez un fichier de static/ qui se termine par .js ou .mjs.
declared-script-missing = Il n’y a pas de fichier static/{ $file }.
    .help = Mettez le fichier à cet endroit, ou retirez ce programme de site.scripts.
script-content-unreadable = Ce fichier n’est pas un programme que sitegen peut lire.
    .help = Retirez-le de static/, ou demandez à la personne qui l’a écrit ce qui n’y va pas : un texte ou une parenthèse qui ne se ferme pas, peut-être.
script-content-runs-text = Ce programme exécute un texte comme du code ({ $sign }) : on ne peut pas savoir ce qu’il fait.
    .help = Retirez le programme, ou demandez une version qui n’emploie pas { $sign }.
script-content-loads-script = Ce programme en charge un autre ({ $sign }), que personne n’a vérifié.
    .help = Retirez le programme, ou réunissez tout dans un seul fichier déclaré sous site.scripts.
script-content-runs-apart = Ce programme en installe un autre qui tourne à part ({ $sign }) et peut changer les pages plus tard.
    .help = Retirez-le. Un site de cabinet n’a pas besoin de fonctionner hors ligne.
script-content-speaks-to-hosts = Ce programme parle à un serveur dont l’adresse n’est pas écrite ({ $sign }).
    .help = Retirez le programme, ou demandez une version où l’adresse est un fichier du site, écrite en clair.
script-content-keeps-data = Ce programme garde des données dans l’appareil de la personne ({ $sign }), alors que le site dit ne déposer aucun témoin.
    .help = Retirez cette partie du programme.
script-content-obfuscated = Ce programme calcule ses textes ou cache ses noms ({ $sign }) : on ne peut pas les lire.
    .help = Publiez la version lisible du programme, ou retirez-le.

## Les fichiers qui n’ont pas été lus

unread-file = Le fichier { $file } est d’un genre que sitegen ne connaît pas : il n’a pas été lu.
    .help = Retirez-le de static/, ou publiez son contenu dans une page.
unread-file-document = Le document { $file } est publié sans avoir été lu.
    .help = Relisez-le avec les articles de votre norme : un témoignage ou une promesse y seraient publiés. Mieux encore, écrivez son texte dans une page. Cet avertissement n’empêche pas la publication.
unread-file-packed = L’archive { $file } est publiée sans que son contenu ait été lu.
    .help = Publiez les fichiers eux-mêmes, sans archive. Cet avertissement n’empêche pas la publication.
unread-file-program = Le fichier { $file } est un programme, que sitegen ne peut pas lire.
    .help = Retirez-le de static/.
unread-file-bytes = Le fichier { $file } est trop long pour être lu.
    .help = Raccourcissez-le, ou retirez-le de static/.
unread-file-limits = Le contenu de { $file } dépasse ce que sitegen peut vérifier.
    .help = Raccourcissez le fichier ou rendez-le plus simple, ou retirez-le de static/.
unread-file-json = Le fichier { $file } n’est pas du JSON : il n’a pas été lu.
    .help = Corrigez-le, ou retirez-le de static/.

## Les formulaires et les comptes

undeclared-form = Ce formulaire recueille des réponses, et aucun formulaire pareil n’est déclaré.
    .help = Donnez plutôt votre téléphone, votre courriel ou un lien. S’il est indispensable, déclarez-le sous forms, avec l’adresse exacte à laquelle il envoie.
undeclared-form-button = Ce formulaire envoie la personne ailleurs par un bouton.
    .help = Remplacez-le par un lien : il dit où il mène.
personal-social-account = Ce lien mène à un compte { $network } qui n’est pas déclaré comme professionnel : { $address }
    .help = Retirez le lien. Si c’est le compte du cabinet, réservé au travail, déclarez-le sous social.accounts avec la même adresse.
personal-social-account-unsure = Ce lien mène à un compte { $network }, sans que l’on sache à qui il est : { $address }
    .help = Si c’est le vôtre, retirez le lien ou déclarez le compte sous social.accounts. Si c’est celui d’un organisme, menez plutôt à son site.
undeclared-script-sheet = Cette feuille de style lance un programme dans certains navigateurs : { $sign }
    .help = Retirez cette ligne : un style ne fait que mettre en forme.
unverified-file-xml = Ce fichier XML emploie des moyens (entités, feuille de transformation, préfixes) avec lesquels il pourrait montrer autre chose que ce que sitegen y lit.
    .help = Enregistrez-le sans ces moyens, ou retirez-le de static/.
