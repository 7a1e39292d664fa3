### Les témoignages de clients dans les pages : ce qui a été vu, et quoi faire.

testimonial-certain = Ce passage est un témoignage. Ce qui le montre : { $signals }.
    .help = Retirez le passage. Si vous voulez dire pourquoi votre site n’a pas de témoignages, une phrase suffit.
testimonial-probable = Ce passage ressemble à un témoignage. Ce qui le laisse croire : { $signals }.
    .help = Si une personne que vous avez aidée parle ici de vous, retirez le passage. S’il s’agit d’un exemple inventé, dites-le dans le texte; d’une citation, nommez l’auteur et l’œuvre.
testimonial-signal-signature = une signature comme en laissent les clients
testimonial-signal-announcement = un titre ou un nom d’encadré qui annonce des témoignages
testimonial-signal-help = une aide reçue, racontée par la personne
testimonial-signal-thanks = des remerciements
testimonial-signal-change = un changement vécu
testimonial-signal-praise = des éloges
testimonial-signal-recommendation = une recommandation
testimonial-signal-relayed = des mots de clients que vous rapportez
testimonial-signal-stars = des étoiles ou une note
testimonial-signal-story = l’histoire d’un client pour qui tout a bien tourné
testimonial-signal-statistic = une proportion de clients satisfaits
testimonial-signal-addressed = quelqu’un s’adresse à la personne qui l’a aidé
testimonial-signal-voice = une personne aidée parle à la première personne

review-request-certain = Ce passage demande aux lecteurs un avis, un témoignage, une note, un « j’aime », un partage ou un abonnement : « { $text } »
    .help = Retirez la demande. Pour recevoir des remarques en privé, donnez votre téléphone ou votre courriel, sans parler d’avis ni de publication.
review-request-probable = Ce passage semble inviter les lecteurs à donner un avis, à recommander ou à suivre : « { $text } »
    .help = Si vous demandez un avis, un témoignage ou une recommandation, retirez la phrase. Sinon, dites clairement ce que vous proposez et à qui la réponse s’adresse.
endorsement-certain = Ce passage est un éloge ou une recommandation qui ne vient pas de vous : « { $text } »
    .help = Retirez-le. Dites plutôt ce qui se vérifie : diplôme, permis, formation, adhésion, titre d’un article, sans qualificatif.
endorsement-probable = Ce passage ressemble à une recommandation ou à une distinction : « { $text } »
    .help = Si une autre personne, un média ou un classement vous recommande ici, retirez le passage. S’il s’agit d’un fait (diplôme, adhésion, article paru), écrivez-le sans éloge.
endorsement-badge = La page montre l’insigne d’un annuaire : { $service }. L’indice : { $sign }
    .help = Retirez l’insigne. Un simple lien vers votre fiche, sans image ni mention « recommandé », reste possible si la fiche ne montre pas d’avis.
testimonial-signal-wording = des mots et des tournures que l’on trouve dans les avis de clients
