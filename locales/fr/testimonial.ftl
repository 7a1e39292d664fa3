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
