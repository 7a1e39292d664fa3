### Les mots que sitegen met dans les pages, et les petits mots des messages.

language-name = Français
feed-title = Articles

## Les titres des pages faites par sitegen

page-services = Services
page-articles = Articles
page-profile = Profil
page-fees = Honoraires
page-terms = Conditions et confidentialité
page-communication = Communications
page-order = L’ordre et vos recours
page-crisis = Aide en cas de crise
moved-page = Cette page a une nouvelle adresse :
page-not-found = Page introuvable

## Les blocs des pages

block-banner = Site fictif : le cabinet et les personnes nommées ici n’existent pas, et aucun service n’y est offert.
block-crisis-label = Aide en cas de crise
block-crisis-danger = Danger immédiat : appelez le
block-crisis-talk = Pour parler à quelqu’un maintenant, appelez le
block-crisis-more = Autres ressources d’aide
block-permit-number = permis nº
block-footer-heading = À savoir avant de consulter
block-sources = Sources
block-kind-information = Article d’information
block-kind-opinion = Article d’opinion
block-service-clientele = Clientèle
block-service-modalities = Modalités
block-service-languages = Langues
block-service-fee = Honoraires
block-service-fees-more = Honoraires, annulation et reçus

## Les mots ajoutés au texte d’une page

text-footnotes = Notes
text-footnote-back = Retour au texte
text-task-done = Fait
text-task-to-do = À faire
text-alert-note = À noter
text-alert-tip = Conseil
text-alert-important = Important
text-alert-warning = Attention
text-alert-caution = Prudence

## Les formes d’une réponse

form-text = un texte entre guillemets
form-integer = un nombre entier
form-number = un nombre
form-boolean = oui ou non (true ou false)
form-moment = une date et une heure
form-date = une date
form-list = une liste entre crochets
form-table = un groupe de réglages
form-tables = une suite de groupes de réglages
