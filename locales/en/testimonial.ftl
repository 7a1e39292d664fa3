### Clients' testimonials in pages: what was seen, and what to do.

testimonial-certain = This passage is a testimonial. What shows it: { $signals }.
    .help = Take the passage out. If you want to say why your site has no testimonials, one sentence is enough.
testimonial-probable = This passage looks like a testimonial. What suggests it: { $signals }.
    .help = If somebody you helped speaks of you here, take the passage out. If it is an invented example, say so in the text; if it is a quotation, name the author and the work.
testimonial-signal-signature = a signature of the kind that clients leave
testimonial-signal-announcement = a heading or a box’s name that announces testimonials
testimonial-signal-help = help received, told by the person
testimonial-signal-thanks = thanks
testimonial-signal-change = a change that somebody lived through
testimonial-signal-praise = praise
testimonial-signal-recommendation = a recommendation
testimonial-signal-relayed = words of clients that you pass on
testimonial-signal-stars = stars or a score
testimonial-signal-story = the story of a client for whom things turned out well
testimonial-signal-statistic = a share of satisfied clients
testimonial-signal-addressed = somebody speaks to the person who helped them
testimonial-signal-voice = a person who was helped speaks in the first person

review-request-certain = This passage asks readers for a review, a testimonial, a rating, a like, a share or a follow: “{ $text }”
    .help = Take the request out. To receive remarks in private, give your telephone or e-mail address and speak neither of reviews nor of publication.
review-request-probable = This passage seems to invite readers to give an opinion, to recommend or to follow: “{ $text }”
    .help = If you ask for a review, a testimonial or a recommendation, take the sentence out. Otherwise say clearly what you offer and to whom the answer goes.
endorsement-certain = This passage is praise or a recommendation that does not come from you: “{ $text }”
    .help = Take it out. Say instead what can be verified: degree, permit, training, membership, the title of an article, without an adjective.
endorsement-probable = This passage looks like a recommendation or a distinction: “{ $text }”
    .help = If another person, a medium or a ranking recommends you here, take the passage out. If it is a fact (a degree, a membership, a published article), write it without praise.
endorsement-badge = The page shows the badge of a directory: { $service }. The sign: { $sign }
    .help = Take the badge out. A plain link to your listing, without an image or the word “recommended”, remains possible if the listing shows no reviews.
testimonial-signal-wording = words and turns of phrase found in reviews by clients
