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
