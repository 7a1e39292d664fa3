# Aperçu : ce que dit `sitegen serve`, dans le terminal et par-dessus les pages.

cli-serve = Montre le site dans le navigateur pendant que vous l’écrivez.
cli-port = Numéro de port voulu; s’il est pris, le premier port libre qui suit.
cli-open = Ouvre le navigateur.
cli-value-port = PORT

serve-ready = Aperçu de { $folder } : { $address }
    Il suit vos fichiers et ne publie rien. Pour l’arrêter : Ctrl+C.
serve-other-port = Le port { $wanted } est déjà pris : l’aperçu prend le port { $port }.
serve-no-browser = Aucun navigateur n’a pu être ouvert. Ouvrez vous-même { $address }
serve-polls = Le système ne peut pas surveiller tous vos dossiers. L’aperçu les relit plusieurs fois par seconde; il reste exact, un peu moins vif.
serve-no-port = Aucun port n’est libre pour l’aperçu. Détail : { $detail }
    .help = Fermez un aperçu qui tourne déjà, ou choisissez un autre port avec --port.
serve-failure = Le système n’a pas laissé l’aperçu démarrer. Détail : { $detail }
    .help = Fermez quelques programmes, puis recommencez.
serve-crash = L’aperçu s’est heurté à une erreur de sitegen. La dernière page réussie reste affichée.
    .help = Votre site n’y est pour rien. Enregistrez de nouveau un fichier pour réessayer; si cela recommence, signalez l’erreur avec le détail que montre le terminal.

preview-title = Constats.
preview-open = Afficher les constats
preview-close = Fermer
preview-line = ligne
preview-blocked = La page derrière est la dernière qui a pu être composée. Le site ne sera pas publié tant que ceci n’est pas réglé. L’aperçu se remet à jour dès que vous enregistrez.
preview-stopped = L’aperçu est arrêté. Cette page ne suit plus vos fichiers.
preview-summary-blocked = { $blocking ->
        [0] Rien n’empêche la publication.
        [one] 1 point empêche la publication
       *[other] { $blocking } points empêchent la publication
    }{ $others ->
        [0] .
        [one] {" "}et 1 autre est à regarder.
       *[other] {" "}et { $others } autres sont à regarder.
    }
preview-summary-warned = { $others ->
        [one] 1 point à regarder; rien n’empêche la publication.
       *[other] { $others } points à regarder; rien n’empêche la publication.
    }
preview-summary-clean = Rien à signaler dans ce qui a été vérifié.
preview-more = { $count ->
        [one] et 1 autre constat.
       *[other] et { $count } autres constats.
    }
preview-nothing-title = Rien à montrer pour l’instant
preview-nothing = Le site n’a pas encore pu être composé. Les constats disent pourquoi et quoi écrire; dès que vous enregistrez la correction, la page apparaît ici.
preview-no-page = Il n’y a rien à cette adresse.
preview-refused-host = Cet aperçu ne répond qu’à localhost, sur cet ordinateur.
preview-refused-origin = Seules les pages de l’aperçu peuvent demander ceci.
preview-refused-method = L’aperçu montre des pages et n’accepte rien d’autre.
preview-refused-body = L’aperçu ne reçoit pas de données.
preview-refused-path = Aucune page ne peut avoir cette adresse.
